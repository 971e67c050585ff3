/** Pairs of sides that complete each other, each in the nearest file or folder that contains both. */
import { sideOf } from "./comparison.js";
import { foldersOf } from "./environments.js";
import type { FileStatement } from "./facts.js";

/** The statements of one side in a file or folder, including subfolders, by value. */
export type Values = ReadonlyMap<string, readonly FileStatement[]>;

/** By file or folder, then by side. */
export type Tree = ReadonlyMap<string, ReadonlyMap<string, Values>>;

export interface Pair {
  /** A file or folder. */
  readonly folder: string;
  readonly sides: readonly [string, string];
  readonly values: readonly [Values, Values];
}

export function isSingle(values: Values): boolean {
  return values.size === 1;
}

export function areEqual(one: Values, other: Values): boolean {
  return [...one.keys()].every((value) => other.has(value));
}

export function pairsOf(statements: readonly FileStatement[], tree: Tree): Pair[] {
  const pairs = new Map<string, Pair>();
  const allSides = new Set(statements.map((statement) => sideOf(statement)));
  for (const file of new Set(statements.map((statement) => statement.file))) {
    const places = [file, ...foldersOf(file)];
    for (const own of tree.get(file)?.keys() ?? []) {
      for (const side of allSides) {
        const folder = side === own ? undefined : places.find((place) => tree.get(place)?.has(side));
        const pair = folder === undefined ? undefined : pairIn(tree, folder, [own, side]);
        if (pair) pairs.set(`${pair.folder}\n${pair.sides.join()}`, pair);
      }
    }
  }
  return [...pairs.values()];
}

function pairIn(tree: Tree, folder: string, [own, side]: readonly [string, string]): Pair | undefined {
  const sides = own < side ? ([own, side] as const) : ([side, own] as const);
  const [one, other] = [tree.get(folder)?.get(sides[0]), tree.get(folder)?.get(sides[1])];
  return one && other && { folder, sides, values: [one, other] };
}

export function treeOf(statements: readonly FileStatement[]): Tree {
  const tree = new Map<string, Map<string, Map<string, FileStatement[]>>>();
  for (const statement of statements) {
    const side = sideOf(statement);
    for (const place of [statement.file, ...foldersOf(statement.file)]) {
      const sides = tree.get(place) ?? new Map<string, Map<string, FileStatement[]>>();
      tree.set(place, sides);
      const values = sides.get(side) ?? new Map<string, FileStatement[]>();
      sides.set(side, values);
      const known = values.get(statement.value);
      if (known) known.push(statement);
      else values.set(statement.value, [statement]);
    }
  }
  return tree;
}
