import type { Case, Cases } from "./cases.js";
import type { Lint } from "./lint.js";
import { outcomeOf } from "./outcome.js";

/** Where other set-ups say something else than the usual one, with both texts: by rule and case. */
export function differencesOver(
  casesOf: ReadonlyMap<string, Cases>,
  usual: Lint,
  others: Readonly<Record<string, Lint>>,
): string[] {
  const all = [...casesOf].flatMap(([rule, { valid, invalid }]) =>
    [...valid, ...invalid].map((one) => ({ rule, one })),
  );
  return all.flatMap(({ rule, one }) => {
    const expected = describe(usual, rule, one);
    return Object.entries(others).flatMap(([setup, lint]) => {
      const actual = describe(lint, rule, one);
      return actual === expected ? [] : [`${rule}, ${one.name}, ${setup}: ${actual}, not ${expected}`];
    });
  });
}

function describe(lint: Lint, rule: string, one: Case): string {
  return JSON.stringify(outcomeOf(one, lint(rule, one)));
}
