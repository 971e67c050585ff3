/** Statements that must all agree. */
import { groupBy } from "../group-by.js";
import { sideOf } from "./comparison.js";
import { type Conflict, conflictsOf } from "./conflict.js";
import type { FileStatement } from "./facts.js";

/** All must agree: values that differ from the most common one are wrong; without one, all contradict each other. */
export function conflictsAmong(statements: readonly FileStatement[], mayVary: boolean): Conflict[] {
  const values = groupBy(statements, ({ value }) => value);
  if (values.size < 2) return [];
  const pairs = new Set(statements.map(({ side, value }) => `${side} ${value}`));
  if (mayVary && pairs.size > new Set(statements.map((statement) => sideOf(statement))).size) return [];
  const [first, second] = [...values.values()].sort((one, other) => weightOf(other) - weightOf(one));
  if (!first || !second) return [];
  const wrong = statements.filter(({ value }) => value !== first[0]?.value);
  const conflicts = conflictsOf(wrong, first);
  if (weightOf(first) === weightOf(second)) return [...conflicts, ...conflictsOf(first, second)];
  // Terraform is not linted: what is wrong there is reported at one of the other statements.
  const linted = first.find(({ side }) => side !== "terraform");
  return conflicts.flatMap((conflict) => {
    if (conflict.statement.side !== "terraform") return [conflict];
    return linted ? [{ statement: linted, other: conflict.statement, expected: conflict.statement.value }] : [];
  });
}

/** Counts sides first, because one side can repeat the same value many times. */
function weightOf(statements: readonly FileStatement[]): number {
  return new Set(statements.map((statement) => sideOf(statement))).size * 1_000_000 + statements.length;
}
