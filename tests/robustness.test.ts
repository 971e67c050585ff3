/** No text makes a rule throw, hang or break a manifest: thousands of them, the same on every run. */
import { describe, expect, it } from "vitest";
import { type Outcome, check } from "./robustness/check.js";
import { exampleFiles, seeds } from "./robustness/corpus.js";
import { deep, huge, runs, twisted } from "./robustness/extremes.js";
import { mutate } from "./robustness/mutations.js";
import { Random } from "./robustness/random.js";
import { shrink } from "./robustness/shrink.js";

/** Text `n` is `mutate(seeds, new Random(SEED + n))`. */
const SEED = 20_250_501;
const CHUNK = 675;
const CHUNKS = 6;

it("manifests as they are", () => {
  for (const turn of [0, 1, 2]) {
    for (const { isYaml } of checkAll([...exampleFiles, ...seeds], { turn })) expect(isYaml).toBe(true);
  }
});

describe("mutated manifests", () => {
  it.each(Array.from({ length: CHUNKS }, (_, chunk) => chunk * CHUNK))("from %i on", (first) => {
    const texts = Array.from({ length: CHUNK }, (_, index) => mutate(seeds, new Random(SEED + first + index)));
    const outcomes = checkAll(texts, { first });
    // A text that is no YAML, or of which nothing is reported, shows little.
    expect(outcomes.filter(({ isYaml }) => isYaml).length).toBeGreaterThan(CHUNK / 3);
    expect(outcomes.reduce((sum, { edits }) => sum + edits, 0)).toBeGreaterThan(CHUNK / 4);
  });
});

describe("extremes", () => {
  it.each(Object.entries({ deep, twisted }))("%s", (_, texts) => {
    checkAll(texts());
  });

  // How the rules are set up changes nothing in how long these take.
  it.each(Object.entries({ huge, runs }))("%s", (_, texts) => {
    checkAll(texts(), { turn: 0 });
  });
});

/** Checks all texts, so that one failure doesn't hide another, and fails with each kind of failure once. */
function checkAll(texts: Iterable<string>, { first = 0, turn }: { first?: number; turn?: number } = {}): Outcome[] {
  const failures = new Map<string, string>();
  const outcomes: Outcome[] = [];
  let number = first;
  for (const text of texts) {
    const checkOne = (one: string) => check(one, turn ?? number, maxEditsOf(one));
    try {
      outcomes.push(checkOne(text));
    } catch (error) {
      const kind = kindOf(error);
      if (!failures.has(kind)) failures.set(kind, `text ${String(number)}: ${describeFailure(text, error, checkOne)}`);
    }
    number += 1;
  }
  expect([...failures.values()].join("\n\n"), `Seed ${String(SEED)}`).toBe("");
  return outcomes;
}

/** Each edit is linted again, which takes a while for a large text. */
function maxEditsOf(text: string): number {
  return text.length > 10_000 ? 1 : 30;
}

function describeFailure(text: string, error: unknown, checkOne: (text: string) => void): string {
  const failureOf = (shorter: string) => {
    try {
      checkOne(shorter);
      return undefined;
    } catch (failure) {
      return kindOf(failure);
    }
  };
  // What hangs or is huge would take too long to shrink.
  const isSlow = text.length > 10_000 || String(error).includes("timed out");
  const shown = JSON.stringify(isSlow ? text : shrink(text, failureOf));
  const shortened = shown.length > 3000 ? `${shown.slice(0, 1500)} … ${shown.slice(-300)}` : shown;
  return `${shortened}\n${String(error instanceof Error ? error.stack : error)}`;
}

/** What failed, without where. */
function kindOf(error: unknown): string {
  const [line = ""] = String(error).split("\n", 1);
  return line.replaceAll(/\d+|"(?:[^"\\]|\\.)*"/gu, "0").slice(0, 200);
}
