/**
 * Finds statements that contradict others of the same environment. If the settings name environments, all
 * statements in one must agree. Elsewhere, sides that complete each other, such as chart values and the node classes
 * that use them, belong together in the nearest folder that contains both; if one side has several values there,
 * it is about several clusters, and which values belong together is unknown.
 */
import { groupBy } from "../group-by.js";
import { type Claim, type ConflictOptions, TerraformFiles, areNamedApart, claimsOf } from "./claims.js";
import { type Environments, foldersOf } from "./environments.js";
import type { PlacedFact } from "./facts.js";

export interface Conflict {
  readonly statement: PlacedFact;
  /** A statement that contradicts it; undefined if a setting contradicts it. */
  readonly other: PlacedFact | undefined;
  /** The value of the statement, or the part of it that matches a pattern's `{}`. */
  readonly value: string;
  readonly expected: string;
}

export function conflictsIn(
  facts: readonly PlacedFact[],
  options: ConflictOptions,
  environments: Environments,
): Conflict[] {
  const found: Conflict[] = [];
  const undecided: Claim[] = [];
  for (const claim of claimsOf(facts, options)) {
    const truth = environments.truthOf(claim.fact.file, options.subject) ?? options.truth;
    if (truth === undefined) undecided.push(claim);
    else if (claim.value !== truth) {
      found.push({ statement: claim.fact, other: undefined, value: claim.value, expected: truth });
    }
  }
  const mayVary = options.mayVary === true;
  const groups = [...groupBy(undecided, ({ fact }) => environments.of(fact.file))];
  return [
    ...found,
    ...groups.flatMap(([name, claims]) => (name === undefined ? byFolders : inEnvironment)(claims, mayVary)),
  ];
}

function conflict(statement: Claim, other: Claim): Conflict {
  return { statement: statement.fact, other: other.fact, value: statement.value, expected: other.value };
}

/** All must agree: values that differ from the most common one are outliers; without one, each is reported once. */
function inEnvironment(claims: readonly Claim[], mayVary: boolean): Conflict[] {
  const values = groupBy(claims, ({ value }) => value);
  if (values.size < 2) return [];
  const pairs = new Set(claims.map(({ fact, value }) => `${fact.side} ${value}`));
  if (mayVary && pairs.size > new Set(claims.map(({ side }) => side)).size) return [];
  const weights = [...values]
    .map(([value, own]) => ({ value, weight: weightOf(own) }))
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = weights;
  if (first && second && first.weight > second.weight) {
    const rights = values.get(first.value) ?? [];
    return claims.filter(({ value }) => value !== first.value).flatMap((odd) => told(odd, rights));
  }
  const firsts = [...values.values()].flatMap(([one]) => one ?? []);
  return firsts.flatMap((claim) => {
    const other = firsts.find(({ value }) => value !== claim.value);
    return other ? [conflict(claim, other)] : [];
  });
}

/** Terraform is not linted: an outlier there is reported at the first of the other statements. */
function told(odd: Claim, rights: readonly Claim[]): Conflict[] {
  const linted = rights.find(({ fact }) => fact.side !== "terraform");
  if (odd.fact.side === "terraform") return linted ? [conflict(linted, odd)] : [];
  return rights.slice(0, 1).map((right) => conflict(odd, right));
}

/** Counts sides first, because one side can repeat the same value many times. */
function weightOf(claims: readonly Claim[]): number {
  return new Set(claims.map(({ side }) => side)).size * 1_000_000 + claims.length;
}

/** The statements of one side in a file or folder, including subfolders, by value. */
type Said = Map<string, Claim[]>;

/** By file or folder, then by side. */
type Tree = Map<string, Map<string, Said>>;

interface Pair {
  readonly folder: string;
  readonly sides: readonly [string, string];
  readonly said: readonly [Said, Said];
}

function byFolders(claims: readonly Claim[], mayVary: boolean): Conflict[] {
  if (claims.every(({ value }) => value === claims[0]?.value)) return [];
  const terraform = new TerraformFiles(claims);
  const tree = treeOf(claims);
  const pairs = pairsOf(claims, tree);
  const agreeing = pairs.filter(({ said: [one, other] }) => one.size === 1 && other.size === 1 && isSame(one, other));
  const found = new Map<PlacedFact, Conflict>();
  const add = (one: Conflict): void => {
    if (!found.has(one.statement)) found.set(one.statement, one);
  };
  for (const pair of pairs) {
    const [one, other] = pair.said;
    const [[oneFirst] = []] = one.values();
    const [[otherFirst] = []] = other.values();
    if (!oneFirst || !otherFirst) continue;
    if (one.size === 1 && other.size === 1) {
      if (isSame(one, other) || areNamedApart(oneFirst, otherFirst)) continue;
      // One value then belongs to the cluster, and one to a resource that it shares with others.
      if (terraform.sayBoth(oneFirst, otherFirst)) continue;
      const balance = supporters(agreeing, pair, 0) - supporters(agreeing, pair, 1);
      if (balance <= 0) add(conflict(oneFirst, otherFirst));
      if (balance >= 0) add(conflict(otherFirst, oneFirst));
    } else if (mayVary) continue;
    else if (one.size === 1) for (const odd of oddOnes(other, oneFirst)) add(conflict(odd, oneFirst));
    else if (other.size === 1) for (const odd of oddOnes(one, otherFirst)) add(conflict(odd, otherFirst));
  }
  return [...found.values()];
}

function isSame(one: Said, other: Said): boolean {
  return [...one.keys()].every((value) => other.has(value));
}

function treeOf(claims: readonly Claim[]): Tree {
  const tree: Tree = new Map();
  for (const claim of claims) {
    const { side } = claim;
    const { file } = claim.fact;
    for (const place of [file, ...foldersOf(file)]) {
      const sides = tree.get(place) ?? new Map<string, Said>();
      tree.set(place, sides);
      const said = sides.get(side) ?? new Map<string, Claim[]>();
      sides.set(side, said);
      const own = said.get(claim.value);
      if (own) own.push(claim);
      else said.set(claim.value, [claim]);
    }
  }
  return tree;
}

/** Pairs of sides whose nearest common file or folder is this one. */
function pairsOf(claims: readonly Claim[], tree: Tree): Pair[] {
  const pairs = new Map<string, Pair>();
  const allSides = new Set(claims.map(({ side }) => side));
  for (const file of new Set(claims.map(({ fact }) => fact.file))) {
    const places = [file, ...foldersOf(file)];
    for (const own of tree.get(file)?.keys() ?? []) {
      for (const side of allSides) {
        if (side === own) continue;
        const folder = places.find((place) => tree.get(place)?.has(side));
        const sides = own < side ? ([own, side] as const) : ([side, own] as const);
        const said = tree.get(folder ?? "");
        const [one, other] = [said?.get(sides[0]), said?.get(sides[1])];
        if (folder !== undefined && one && other) {
          pairs.set(`${folder}\n${sides.join()}`, { folder, sides, said: [one, other] });
        }
      }
    }
  }
  return [...pairs.values()];
}

/** The number of other sides that have the same value as one side of a pair, in related folders. */
function supporters(agreeing: readonly Pair[], { folder, sides, said }: Pair, index: 0 | 1): number {
  const own = sides[index];
  const [value = ""] = said[index].keys();
  const others = agreeing
    .filter((pair) => pair.sides.includes(own) && pair.said[0].has(value) && isRelated(pair.folder, folder))
    .flatMap((pair) => pair.sides.filter((side) => side !== own));
  return new Set(others).size;
}

function isRelated(one: string, other: string): boolean {
  return one === "" || other === "" || one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/**
 * The statements of a side that differ from most of its statements and from the other side. Only within one file:
 * several files can be about several clusters, and several charts always are.
 */
function oddOnes(said: Said, truth: Claim): Claim[] {
  const claims = [...said.values()].flat();
  if (claims.some(({ fact }) => fact.side === "chart")) return [];
  const right = said.get(truth.value)?.length ?? 0;
  const isOneFile = new Set(claims.map(({ fact }) => fact.file)).size === 1;
  return isOneFile && right * 2 > claims.length ? claims.filter(({ value }) => value !== truth.value) : [];
}
