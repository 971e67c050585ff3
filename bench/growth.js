/**
 * The growth of the time with the size of a file or repository. `npm run bench:growth` measures all cases, and with
 * names, only the cases that contain one of them. Twice the size may take at most 2.3 times as long.
 */
import process from "node:process";
import { files, texts } from "./growth-cases.js";
import { lintFiles, lintText } from "./lint.js";

const LIMIT = 2.3;

/** Below this, in milliseconds, a time is mostly noise. */
const NOISE = 20;

const wanted = process.argv.slice(2);

/** @type {[string, number, (size: number) => () => Promise<number>][]} */
const paths = [
  ...texts.map(
    /** @returns {[string, number, (size: number) => () => Promise<number>]} */
    ([name, size, text]) => [name, size, (count) => lintText(text(count))],
  ),
  ...files.map(
    /** @returns {[string, number, (size: number) => () => Promise<number>]} */
    ([name, size, make]) => [name, size, (count) => lintFiles(make(count))],
  ),
];

print(`${"path".padEnd(52)}${["n", "n", "2n", "4n"].map((one) => one.padStart(8)).join("")}   ratios`);
for (const [name, size, prepare] of paths) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const times = await measure([size, 2 * size, 4 * size].map((count) => prepare(count)));
  const ratios = times.slice(1).map((time, index) => time / Math.max(times[index] ?? 0, NOISE));
  const isOver = ratios.some((ratio) => ratio > LIMIT);
  const shown = [size, ...times].map((one) => one.toFixed(0).padStart(8)).join("");
  print(`${name.padEnd(52)}${shown}   ${ratios.map((ratio) => ratio.toFixed(2)).join("  ")}${isOver ? "  over" : ""}`);
  if (isOver) process.exitCode = 1;
}

/**
 * The least time of each, measured in turns: up to five times, because other programs may disturb a measurement.
 * @param {readonly (() => Promise<number>)[]} runs
 * @returns {Promise<number[]>}
 */
async function measure(runs) {
  const times = runs.map(() => Infinity);
  await runs[0]?.();
  for (let turn = 0; turn < 5; turn += 1) {
    for (const [index, run] of runs.entries()) times[index] = Math.min(times[index] ?? Infinity, await run());
    const isFine = times.every((time, index) => index === 0 || time <= LIMIT * Math.max(times[index - 1] ?? 0, NOISE));
    if (turn > 0 && isFine) break;
  }
  return times;
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
