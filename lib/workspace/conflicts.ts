/**
 * Finds statements that contradict others of the same environment. If the settings name environments, all
 * statements in one must agree. Elsewhere, sides that complete each other, such as chart values and the node classes
 * that use them, belong together in the nearest folder that contains both.
 */
import { groupBy } from "../group-by.js";
import { type ConflictOptions, TerraformFiles, sideOf, statementsAbout } from "./comparison.js";
import { type Conflict, conflictsOf } from "./conflict.js";
import type { Environments } from "./environments.js";
import type { FileStatement } from "./facts.js";
import { areEqual, isSingle, pairsOf } from "./pairs.js";
import { policies } from "./policies.js";

export function conflictsIn(
  all: readonly FileStatement[],
  options: ConflictOptions,
  environments: Environments,
): Conflict[] {
  const found: Conflict[] = [];
  const undecided: FileStatement[] = [];
  for (const statement of statementsAbout(all, options)) {
    const truth = environments.truthOf(statement.file, options.subject) ?? options.truth;
    if (truth === undefined) undecided.push(statement);
    else if (statement.value !== truth) found.push({ statement, other: undefined, expected: truth });
  }
  const mayVary = options.mayVary === true;
  const groups = [...groupBy(undecided, ({ file }) => environments.of(file))];
  return [
    ...found,
    ...groups.flatMap(([name, statements]) => (name === undefined ? byFolders : inEnvironment)(statements, mayVary)),
  ];
}

/** All must agree: values that differ from the most common one are wrong; without one, all contradict each other. */
function inEnvironment(statements: readonly FileStatement[], mayVary: boolean): Conflict[] {
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

function byFolders(statements: readonly FileStatement[], mayVary: boolean): Conflict[] {
  if (statements.every(({ value }) => value === statements[0]?.value)) return [];
  const pairs = pairsOf(statements);
  const agreeing = pairs.filter(({ values: [one, other] }) => isSingle(one) && isSingle(other) && areEqual(one, other));
  const context = { terraform: TerraformFiles.of(statements), agreeing, mayVary };
  const found = new Map<FileStatement, Conflict>();
  for (const pair of pairs) {
    for (const policy of policies) {
      const conflicts = policy(pair, context);
      if (!conflicts) continue;
      for (const conflict of conflicts) {
        if (!found.has(conflict.statement)) found.set(conflict.statement, conflict);
      }
      break;
    }
  }
  return [...found.values()];
}
