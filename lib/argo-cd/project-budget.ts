/**
 * Limits the work for a project with many long patterns and many Applications: each text is compared once, and when the
 * budget of a project is used up, its answers are unknown.
 */
import { costOf } from "./glob.js";

/** In steps, which take about a second; 20 patterns of 60 characters and 200 repositories of 60 take 15 million. */
const BUDGET = 20_000_000;

interface Account {
  left: number;
  /** For each character of a text. */
  readonly cost: number;
  readonly answers: Map<string, boolean>;
}

/** By list of patterns. */
const accounts = new WeakMap<object, Account>();

/** The answer for a text; undefined if the budget is used up. */
export function withinBudget(
  patterns: readonly (object | string)[],
  text: string,
  answer: () => boolean,
): boolean | undefined {
  const account: Account = accounts.get(patterns) ?? {
    left: BUDGET,
    cost: costOfAll(patterns),
    answers: new Map<string, boolean>(),
  };
  accounts.set(patterns, account);
  const known = account.answers.get(text);
  if (known !== undefined) return known;
  account.left -= account.cost * (text.length + 1);
  if (account.left < 0) return undefined;
  const given = answer();
  account.answers.set(text, given);
  return given;
}

function costOfAll(patterns: readonly (object | string)[]): number {
  const texts = patterns.flatMap((one) => (typeof one === "string" ? one : (Object.values(one) as string[])));
  return texts.reduce((cost, text) => cost + costOf(text), 0);
}
