/** The first inputs of `npm run fuzz`. */
import { expect, it } from "vitest";
import { Checker } from "../bench/fuzz/check.js";
import { inputOf } from "../bench/fuzz/inputs.js";
import karpenter from "../lib/index.js";

const COUNT = 120;

it("nothing that people or programs write makes a rule throw, take long or break a file", async () => {
  const checker = await Checker.create(karpenter);
  const results = Array.from({ length: COUNT }, (_, seed) => ({ seed, ...checker.check(inputOf(seed), seed) }));
  checker.remove();
  expect(results.flatMap(({ seed, faults }) => faults.map((fault) => `${String(seed)}: ${fault}`))).toEqual([]);
  // Inputs in which nothing is found show little.
  expect(results.filter(({ messages }) => messages > 1).length).toBeGreaterThan(COUNT / 3);
  expect(results.reduce((sum, { edits }) => sum + edits, 0)).toBeGreaterThan(COUNT / 5);
});
