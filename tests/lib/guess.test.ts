import { expect, it } from "vitest";
import { guess, guessName } from "../../lib/guess.js";

it.each([
  ["defualt", ["default", "gpu"], "default"],
  ["Default", ["default", "defaults"], "default"],
  ["gp", ["gpu", "cpu"], "gpu"],
  ["xpu", ["gpu", "cpu"], undefined],
  ["xpu", ["gpu", "gpu"], "gpu"],
  // The third is nearer than the two before, which are equally near.
  ["pools", ["poolab", "poolcd", "pool"], "pool"],
  ["abc", ["xyz"], undefined],
  ["abc", [], undefined],
])("guess(%s, %j) is %s", (word, words, expected) => {
  expect(guess(word, words)).toBe(expected);
});

it.each([
  ["class-15", ["class-1", "class-14", "class-5"], undefined],
  ["clas-15", ["class-1", "class-15"], "class-15"],
  ["gpus", ["gpu", "gpu2"], "gpu"],
  ["class1a2", ["clas12a"], undefined],
])("guessName(%s, %j) is %s", (word, words, expected) => {
  expect(guessName(word, words)).toBe(expected);
});

it("accepts another limit", () => {
  expect(guess("abcdef", ["abcxyz"], 3)).toBe("abcxyz");
  expect(guess("abcdef", ["abcxyz"])).toBeUndefined();
});
