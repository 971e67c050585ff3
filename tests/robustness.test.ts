/** No text makes a rule throw, hang or break a manifest: thousands of them, the same on every run. */
import { describe, expect, it } from "vitest";
import { LINEAR, growth } from "./growth.js";
import { type Case, type Outcome, check, isLarge } from "./robustness/check.js";
import { exampleFiles, seeds } from "./robustness/corpus.js";
import { deep, huge, runs, twisted } from "./robustness/extremes.js";
import { mutate } from "./robustness/mutations.js";
import { Random } from "./robustness/random.js";
import { shrink } from "./robustness/shrink.js";

/** Text `n` is `mutate(seeds, new Random(SEED + n))`. */
const SEED = 20_250_501;
const CHUNK = 675;
const CHUNKS = 6;

const RUN_LENGTH = 20_000;

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

  // How the rules are set up changes nothing in these.
  it("huge", () => {
    checkAll(huge(), { turn: 0 });
  });

  it("runs, in a time that grows with their length", () => {
    const slow = runs.flatMap(([name, text]) => {
      const ratio = growth(RUN_LENGTH, (length) => {
        checkAll([text(length)], { turn: 0 });
      });
      return ratio < LINEAR ? [] : [`${name}: ${String(ratio)}`];
    });
    expect(slow).toEqual([]);
  });
});

interface Numbered extends Case {
  readonly number: number;
}

/** Checks all texts, so that one failure doesn't hide another, and fails with each kind of failure once. */
function checkAll(texts: Iterable<string>, { first = 0, turn }: { first?: number; turn?: number } = {}): Outcome[] {
  const failures = new Map<string, string>();
  const cases = Array.from(texts, (text, index) => ({ text, number: first + index, turn: turn ?? first + index }));
  const outcomes = groupsOf(cases).flatMap((group) => {
    const together = attempt(group);
    if (together.error === undefined) return together.outcomes;
    // Which of them has failed shows when each is by itself.
    return group.flatMap((one) => {
      const { outcomes: alone, error } = attempt([one]);
      const kind = kindOf(error);
      if (error !== undefined && !failures.has(kind))
        failures.set(kind, `text ${String(one.number)}: ${describeFailure(one, error)}`);
      return alone;
    });
  });
  expect([...failures.values()].join("\n\n"), `Seed ${String(SEED)}`).toBe("");
  return outcomes;
}

/** Twenty small texts each, and each large one by itself. */
function groupsOf(cases: readonly Numbered[]): (readonly Numbered[])[] {
  const small = cases.filter(({ text }) => !isLarge(text));
  return [
    ...cases.filter(({ text }) => isLarge(text)).map((one) => [one]),
    ...Array.from({ length: Math.ceil(small.length / 20) }, (_, index) => small.slice(index * 20, index * 20 + 20)),
  ];
}

interface Attempt {
  readonly outcomes: readonly Outcome[];
  readonly error?: unknown;
}

function attempt(cases: readonly Case[]): Attempt {
  try {
    return { outcomes: check(cases) };
  } catch (error) {
    return { outcomes: [], error };
  }
}

function describeFailure({ text, turn }: Case, error: unknown): string {
  const failureOf = (shorter: string) => {
    const failure = attempt([{ text: shorter, turn }]).error;
    return failure === undefined ? undefined : kindOf(failure);
  };
  // What hangs or is huge would take too long to shrink.
  const isSlow = isLarge(text) || String(error).includes("timed out");
  const shown = JSON.stringify(isSlow ? text : shrink(text, failureOf));
  const shortened = shown.length > 3000 ? `${shown.slice(0, 1500)} … ${shown.slice(-300)}` : shown;
  return `${shortened}\n${String(error instanceof Error ? error.stack : error)}`;
}

/** What failed, without where. */
function kindOf(error: unknown): string {
  const [line = ""] = String(error).split("\n", 1);
  return line.replaceAll(/\d+|"(?:[^"\\]|\\.)*"/gu, "0").slice(0, 200);
}
