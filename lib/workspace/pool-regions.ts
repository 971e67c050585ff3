/**
 * The pools in one file, and those of one node class, belong to one cluster, so zones of several regions contradict each
 * other even if nothing else names a region.
 */
import { groupBy } from "../group-by.js";
import { areNamedApart } from "./comparison.js";
import type { Conflict } from "./conflict.js";
import { foldersOf } from "./environments.js";
import type { FileStatement } from "./facts.js";
import { conflictsAmong } from "./majority.js";
import { type Tree, isSingle } from "./pairs.js";

/** Identifies the node class of a pool's statement; undefined if it is unknown. */
export type ClassOf = (statement: FileStatement) => string | undefined;

export function conflictsOfPools(statements: readonly FileStatement[], tree: Tree, classOf: ClassOf): Conflict[] {
  const pools = statements.filter(({ side, subject }) => side === "pool" && subject === "region");
  const classes = groupBy(pools, classOf);
  classes.delete(undefined);
  return [...groupBy(pools, ({ file }) => file).values(), ...classes.values()].flatMap((group) =>
    new Set(group.map(({ value }) => value)).size < 2 ? [] : conflictsInGroup(group, tree),
  );
}

/** Other sides with a single value nearby tell which region is right. */
function conflictsInGroup(group: readonly FileStatement[], tree: Tree): Conflict[] {
  const [first] = group;
  const members = new Set(group);
  const witnesses = first ? witnessesFor(first.file, tree) : [];
  return conflictsAmong([...group, ...witnesses], false).filter(
    ({ statement, other }) => members.has(statement) && (!other || !areNamedApart(statement, other)),
  );
}

function witnessesFor(file: string, tree: Tree): FileStatement[] {
  const places = [file, ...foldersOf(file)];
  const sides = new Set(places.flatMap((place) => [...(tree.get(place)?.keys() ?? [])]));
  return [...sides].flatMap((side) => {
    if (side.startsWith("pool ")) return [];
    const values = places.map((place) => tree.get(place)?.get(side)).find((found) => found !== undefined);
    return values && isSingle(values) ? [...values.values()].flat() : [];
  });
}
