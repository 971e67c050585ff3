/**
 * Finds statements that contradict others of the same environment. If the settings name environments, all
 * statements in one must agree. Elsewhere, sides that complete each other, such as chart values and the node classes
 * that use them, belong together in the nearest folder that contains both.
 */
import { groupBy } from "../group-by.js";
import { type ConflictOptions, TerraformFiles, isArchived, statementsAbout } from "./comparison.js";
import type { Conflict } from "./conflict.js";
import type { Environments } from "./environments.js";
import type { FileStatement } from "./facts.js";
import { conflictsAmong } from "./majority.js";
import { areEqual, isSingle, pairsOf, treeOf } from "./pairs.js";
import { policies } from "./policies.js";
import { type ClassOf, conflictsOfPools } from "./pool-regions.js";

export function conflictsIn(
  all: readonly FileStatement[],
  options: ConflictOptions,
  environments: Environments,
  classOf: ClassOf = () => undefined,
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
    ...groups.flatMap(([name, statements]) =>
      name === undefined ? byFolders(statements, mayVary, classOf) : conflictsAmong(statements, mayVary),
    ),
  ];
}

function byFolders(statements: readonly FileStatement[], mayVary: boolean, classOf: ClassOf): Conflict[] {
  if (statements.every(({ value }) => value === statements[0]?.value)) return [];
  const tree = treeOf(statements);
  const pairs = pairsOf(statements, tree);
  const agreeing = pairs.filter(({ values: [one, other] }) => isSingle(one) && isSingle(other) && areEqual(one, other));
  const context = { terraform: TerraformFiles.of(statements), agreeing, mayVary };
  const conflicts = pairs.flatMap((pair) => {
    for (const policy of policies) {
      const decided = policy(pair, context);
      if (decided) return decided;
    }
    return [];
  });
  const found = new Map<FileStatement, Conflict>();
  for (const conflict of [...conflicts, ...conflictsOfPools(statements, tree, classOf)]) {
    const before = found.get(conflict.statement);
    if (!before || (namesArchive(before) && !namesArchive(conflict))) found.set(conflict.statement, conflict);
  }
  return [...found.values()];
}

function namesArchive({ other }: Conflict): boolean {
  return other !== undefined && isArchived(other.file);
}
