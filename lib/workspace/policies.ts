/** What the values of two sides in a folder tell, from the most certain to the least; the first policy that decides wins. */
import { groupBy } from "../group-by.js";
import { type TerraformFiles, areNamedApart } from "./comparison.js";
import { type Conflict, conflictsOf } from "./conflict.js";
import type { FileStatement } from "./facts.js";
import { type Pair, type Values, areEqual, isSingle } from "./pairs.js";

interface Context {
  readonly terraform: TerraformFiles;
  /** The pairs whose sides have the same single value. */
  readonly agreeing: readonly Pair[];
  readonly mayVary: boolean;
}

/** The conflicts between two sides; an empty list if they certainly agree, undefined if another policy decides. */
type Policy = (pair: Pair, context: Context) => readonly Conflict[] | undefined;

const agreement: Policy = ({ values: [one, other] }) =>
  isSingle(one) && isSingle(other) && areEqual(one, other) ? [] : undefined;

/** If Terraform has both values, one belongs to the cluster, and one to a resource that it shares with others. */
const sharedResource: Policy = ({ values: [one, other] }, { terraform }) =>
  isSingle(one) && isSingle(other) && terraform.containBoth(valueOf(one), valueOf(other)) ? [] : undefined;

/** The side with which fewer other sides agree is wrong; if as many do, either may be. */
const majorityOfSides: Policy = (pair, { agreeing }) => {
  const [one, other] = pair.values;
  if (!isSingle(one) || !isSingle(other)) return undefined;
  const [all, others] = [allOf(one), allOf(other)];
  const balance = supporters(agreeing, pair, 0) - supporters(agreeing, pair, 1);
  return [...(balance <= 0 ? conflictsOf(all, others) : []), ...(balance >= 0 ? conflictsOf(others, all) : [])].filter(
    (conflict) => !conflict.other || !areNamedApart(conflict.statement, conflict.other),
  );
};

const severalAllowed: Policy = (_, { mayVary }) => (mayVary ? [] : undefined);

/** If one side has several values, it is about several clusters, except for outliers in a file. */
const outliersInFile: Policy = ({ values: [one, other] }) => {
  if (isSingle(one)) return outliers(other, allOf(one));
  return isSingle(other) ? outliers(one, allOf(other)) : undefined;
};

export const policies: readonly Policy[] = [agreement, sharedResource, majorityOfSides, severalAllowed, outliersInFile];

/**
 * The statements that differ from the other side and from at least twice as many statements in the same file. Several
 * files can be about several clusters, and several charts always are.
 */
function outliers(values: Values, right: readonly FileStatement[]): Conflict[] {
  const truth = right[0]?.value;
  return [...groupBy(allOf(values), ({ file }) => file).values()].flatMap((inFile) => {
    const wrong = inFile.filter(({ value }) => value !== truth);
    const isOutnumbered = inFile.length - wrong.length >= wrong.length * 2;
    return isOutnumbered && !inFile.some(({ side }) => side === "chart") ? conflictsOf(wrong, right) : [];
  });
}

function allOf(values: Values): FileStatement[] {
  return [...values.values()].flat();
}

/** The value of a side with a single one. */
function valueOf(values: Values): string {
  const [value = ""] = values.keys();
  return value;
}

/** The number of other sides that have the same value as one side of a pair, in related folders. */
function supporters(agreeing: readonly Pair[], { folder, sides, values }: Pair, index: 0 | 1): number {
  const own = sides[index];
  const value = valueOf(values[index]);
  const others = agreeing
    .filter((pair) => pair.sides.includes(own) && pair.values[0].has(value) && isRelated(pair.folder, folder))
    .flatMap((pair) => pair.sides.filter((side) => side !== own));
  return new Set(others).size;
}

function isRelated(one: string, other: string): boolean {
  return one === "" || other === "" || one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
