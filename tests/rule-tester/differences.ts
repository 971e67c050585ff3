import type { Case, Cases } from "./cases.js";
import type { Lint } from "./lint.js";
import { outcomeOf } from "./outcome.js";

/** Where other set-ups say something else than the usual one, with both texts: by rule and case. */
export async function differencesOver(
  casesOf: ReadonlyMap<string, Cases>,
  usual: Lint,
  others: Readonly<Record<string, Lint>>,
): Promise<string[]> {
  const all = [...casesOf].flatMap(([rule, { valid, invalid }]) =>
    [...valid, ...invalid].map((one) => ({ rule, one })),
  );
  const differences: string[] = [];
  for (const { rule, one } of all) {
    const expected = await describe(usual, rule, one);
    for (const [setup, lint] of Object.entries(others)) {
      const actual = await describe(lint, rule, one);
      if (actual !== expected) differences.push(`${rule}, ${one.name}, ${setup}: ${actual}, not ${expected}`);
    }
  }
  return differences;
}

async function describe(lint: Lint, rule: string, one: Case): Promise<string> {
  return JSON.stringify(outcomeOf(one, await lint(rule, one)));
}
