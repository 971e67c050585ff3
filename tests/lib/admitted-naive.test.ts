/** Admission against a second implementation, which follows the scheduler step by step and knows no columns. */
import { expect, it } from "vitest";
import { admissionOf } from "../../lib/karpenter/instances/admitted.js";
import { catalog } from "../../lib/karpenter/instances/catalog.js";
import { type Requirement, requirementsOf } from "../../lib/karpenter/requirements.js";
import { read } from "./read.js";

const SETS = 10_000;

/** A set of values, or all but a set, within bounds. */
interface Folded {
  readonly isComplement: boolean;
  readonly values: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
}

const NOTHING: Folded = { isComplement: false, values: [], min: undefined, max: undefined };

function folded(operator: string, values: readonly string[]): Folded {
  const all: Folded = { isComplement: true, values: [], min: undefined, max: undefined };
  const number = Number(values[0]);
  if (operator === "In") return { ...NOTHING, values };
  if (operator === "NotIn") return { ...all, values };
  if (operator === "Gt") return { ...all, min: number + 1 };
  if (operator === "Gte") return { ...all, min: number };
  if (operator === "Lt") return { ...all, max: number - 1 };
  if (operator === "Lte") return { ...all, max: number };
  return operator === "Exists" ? all : NOTHING;
}

function isWithin(value: string, min: number | undefined, max: number | undefined): boolean {
  if (min === undefined && max === undefined) return true;
  return /^\d+$/u.test(value) && Number(value) >= (min ?? 0) && Number(value) <= (max ?? Infinity);
}

function tighter(one: number | undefined, other: number | undefined, pick: (...numbers: number[]) => number) {
  return one === undefined ? other : other === undefined ? one : pick(one, other);
}

function intersect(one: Folded, other: Folded): Folded {
  const min = tighter(one.min, other.min, Math.max);
  const max = tighter(one.max, other.max, Math.min);
  if (min !== undefined && max !== undefined && min > max) return NOTHING;
  const isComplement = one.isComplement && other.isComplement;
  const values = isComplement
    ? [...one.values, ...other.values]
    : [...one.values, ...other.values].filter((value) => [one, other].every((set) => allows(set, value)));
  const left = values.filter((value) => isWithin(value, min, max));
  return isComplement ? { isComplement, values: left, min, max } : { ...NOTHING, values: left };
}

function allows({ isComplement, values }: Folded, value: string): boolean {
  return values.includes(value) !== isComplement;
}

function admitsLabel(requirement: Folded, value: string | undefined): boolean {
  const { isComplement, values, min, max } = requirement;
  if (value !== undefined) return allows(requirement, value) && isWithin(value, min, max);
  return isComplement ? values.length > 0 : values.length === 0;
}

/** Always the same numbers. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state >> 8) % below;
  };
}

const { names, columns } = catalog();

/** The labels of each type. */
const labels = names.map(
  (_, type) =>
    new Map([...columns].map(([label, { values, types }]) => [label, values[types.findIndex((one) => one.has(type))]])),
);
const next = random(15);

function pick<Item>(items: readonly Item[]): Item {
  return items[next(items.length)] as Item;
}

/** Requirements with values that types have, and neighbors of these numbers. */
function randomItem() {
  const [key, { values }] = pick([...columns]);
  const known = values.filter((value) => value !== undefined);
  const numbers = known.filter((value) => /^\d+$/u.test(value));
  const operators = [
    "In",
    "NotIn",
    "Exists",
    "DoesNotExist",
    ...(numbers.length > 0 ? ["Gt", "Gte", "Lt", "Lte"] : []),
  ];
  const operator = pick(operators);
  if (operator === "In" || operator === "NotIn")
    return { key, operator, values: Array.from({ length: 1 + next(4) }, () => pick(known)) };
  if (operator.endsWith("xists") || operator.endsWith("Exist")) return { key, operator };
  return { key, operator, values: [String(Math.max(0, Number(pick(numbers)) + next(3) - 1))] };
}

const items = Array.from({ length: 2000 }, randomItem);
const parsed = requirementsOf(
  read(
    JSON.stringify({
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      spec: { template: { spec: { requirements: items } } },
    }),
  ),
);

function naive(requirements: readonly Requirement[]): string[] {
  const byKey = new Map<string, Folded>();
  for (const { key, operator, values } of requirements) {
    const one = folded(
      operator,
      values.map(({ text }) => text),
    );
    const before = byKey.get(key);
    byKey.set(key, before ? intersect(before, one) : one);
  }
  return names.filter((_, type) =>
    [...byKey].every(([key, requirement]) => admitsLabel(requirement, labels[type]?.get(key))),
  );
}

it(`${String(SETS)} random sets of requirements admit the same types`, () => {
  let nonEmpty = 0;
  for (let index = 0; index < SETS; index += 1) {
    const requirements = Array.from({ length: 1 + next(5) }, () => pick(parsed));
    const { admitted } = admissionOf(requirements);
    const expected = naive(requirements);
    const actual = names.filter((_, type) => admitted.has(type));
    if (actual.join(" ") !== expected.join(" "))
      expect(
        actual,
        JSON.stringify(
          requirements.map(({ key, operator, values }) => [key, operator, values.map((value) => value.text)]),
        ),
      ).toEqual(expected);
    if (expected.length > 0) nonEmpty += 1;
  }
  expect(nonEmpty).toBeGreaterThan(SETS / 10);
});
