// Writes dist/instances.json, the instance types that the package contains, from facts/. It is loaded only when a rule
// asks for it, and has neither sources nor spaces.
import { writeFileSync } from "node:fs";
import { URL } from "node:url";
import { readFacts, releaseNumber } from "./facts/files.js";

const root = new URL("..", import.meta.url);
const { about, labels, families, otherNames } = /** @type {import("./facts/instances.js").Catalog} */ (
  readFacts("instance-types.json")
);
const history = /** @type {import("./facts/instances.js").History} */ (readFacts("instance-history.json"));

/** @param {string} family */
function isRecent(family) {
  const releases = Object.keys(history.families[family] ?? {}).map(releaseNumber);
  return Math.min(...releases) >= releaseNumber(history.recentSince);
}

const recent = Object.keys(families).filter(isRecent);
const content = { date: about.date, labels, families, otherNames, recent };
writeFileSync(new URL("dist/instances.json", root), JSON.stringify(content));
