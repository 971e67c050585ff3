/**
 * Lints generated hostile inputs with all presets and settings, and checks that each one meets all conditions:
 * `npm run fuzz -- --count 1000 --seed 1`. Input `n` is the same on each run; `--show n` prints it.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import karpenter from "../dist/lib/index.js";
import { Checker } from "./fuzz/check.js";
import { inputOf } from "./fuzz/inputs.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    show: { type: "string" },
  },
});

/** The number of faults to print of each kind. */
const MAX_SHOWN = 3;

/** The number of inputs between two lines of progress: a long run may be stopped. */
const STEP = 1000;

if (values.show !== undefined) {
  const { path, text } = inputOf(Number(values.show));
  print(`# ${path}\n${text}`);
} else {
  await run(Number(values.seed), Number(values.count));
}

/**
 * @param {number} first
 * @param {number} count
 */
async function run(first, count) {
  const checker = await Checker.create(karpenter);
  /** @type {Map<string, number>} */
  const kinds = new Map();
  let [messages, edits] = [0, 0];
  const start = process.cpuUsage();
  for (let seed = first; seed < first + count; seed += 1) {
    const input = inputOf(seed);
    const result = checker.check(input, seed);
    if ((seed - first + 1) % STEP === 0) print(`${String(seed - first + 1)} inputs`);
    messages += result.messages;
    edits += result.edits;
    for (const fault of result.faults) {
      const kind = fault
        .split("\n", 2)
        .join(" ")
        .replaceAll(/\d+|"(?:[^"\\]|\\.)*"/gu, "0")
        .slice(0, 160);
      const before = kinds.get(kind) ?? 0;
      kinds.set(kind, before + 1);
      if (before < MAX_SHOWN) print(`${String(seed)}, ${input.path}: ${fault}`);
    }
  }
  checker.remove();
  const { user, system } = process.cpuUsage(start);
  const faults = [...kinds.values()].reduce((sum, one) => sum + one, 0);
  print(
    `${String(count)} inputs from ${String(first)} on: ${String(messages)} problems and ${String(edits)} edits, ${((user + system) / 1e6).toFixed(0)} s; ` +
      `the slowest, ${String(checker.slowest.seed)}, took ${checker.slowest.ratio.toFixed(1)} times as long as the parser`,
  );
  for (const [kind, times] of kinds) print(`${String(times)} × ${kind}`);
  print(faults === 0 ? "No faults." : `${String(faults)} faults of ${String(kinds.size)} kinds.`);
  if (faults > 0) process.exitCode = 1;
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
