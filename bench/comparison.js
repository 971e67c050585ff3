/**
 * Runs the tools that docs/comparison.md compares, as far as they are installed, and writes its table. Run it with
 * `npm run comparison`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { URL } from "node:url";
import { fill } from "../scripts/docs.js";
import { peers } from "./comparison/peers.js";
import { columnOf, comparisonTable } from "./comparison/table.js";

const page = new URL("../docs/comparison.md", import.meta.url);

/** @type {Map<string, import("./comparison/table.js").Column>} */
const columns = new Map();
for (const [name, start] of peers) columns.set(name, await columnOf(start()));
writeFileSync(page, fill(readFileSync(page, "utf8"), "comparison", comparisonTable(columns), "npm run comparison"));
process.stdout.write(`Compared ${[...columns.keys()].join(", ")}.\n`);
