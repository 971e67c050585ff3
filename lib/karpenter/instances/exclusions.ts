/** Why requirements admit no instance type, or none with one of the values that they list. */
import type { Cursor } from "../../yaml/cursor.js";
import { AllowedValues } from "../allowed-values.js";
import type { Requirement } from "../requirements.js";
import { type Constraint, admissionOf, isOpen, typesPassing } from "./admitted.js";
import { type Column, INSTANCE_FAMILY, derivedLabels, typesOf } from "./catalog.js";
import type { TypeSet } from "./type-set.js";

/** Requirements that no instance type meets together. */
export interface Exclusion {
  /** The date of the catalog: newer types are unknown. */
  readonly date: string;
  /** One for each of the fewest labels whose requirements exclude each other, the last first: one, two, or all. */
  readonly requirements: readonly Requirement[];
}

/** Undefined if any instance type passes, or if something unknown may change that. */
export function exclusionIn(requirements: readonly Requirement[]): Exclusion | undefined {
  const admission = admissionOf(requirements);
  const { constraints, count, catalog } = admission;
  if (isOpen(admission) || count > 0) return undefined;
  if (catalog.otherNames.some((type) => mayPass(type, constraints))) return undefined;
  return { date: catalog.date, requirements: fewest(constraints) };
}

/**
 * Whether a type of a required family, of which only the name is known, passes the constraints on names, and on labels
 * that are the same for all listed types of its family, such as the architecture.
 */
function mayPass(type: string, constraints: readonly Constraint[]): boolean {
  const [family = "", size = ""] = type.split(".", 2);
  const labels = new Map(derivedLabels(family, size));
  const isRequired = constraints.some(
    ({ label, requirements }) => label === INSTANCE_FAMILY && AllowedValues.of(requirements).listed()?.has(family),
  );
  if (!isRequired) return false;
  const listed = typesOf(INSTANCE_FAMILY, [family]);
  return constraints.every((constraint) => {
    const value = labels.get(constraint.label);
    if (value !== undefined) return AllowedValues.of(constraint.requirements).passing([value])[0] === true;
    return listed.and(constraint.types).size > 0 || !areAlike(listed, constraint.column);
  });
}

/** Whether there are types, all with the same value of a label. */
function areAlike(types: TypeSet, { types: byValue }: Column): boolean {
  return types.size > 0 && byValue.some((same) => types.without([same]).size === 0);
}

function fewest(constraints: readonly Constraint[]): readonly Requirement[] {
  const alone = constraints.find(({ types }) => types.size === 0);
  if (alone) return alone.requirements.slice(-1);
  for (const [index, one] of constraints.entries()) {
    const other = constraints.slice(0, index).find(({ types }) => !one.types.meets(types));
    if (other) return [excluding(one, other.types), excluding(other, one.types)].flatMap((found) => found ?? []);
  }
  return constraints.toReversed().flatMap(({ requirements }) => requirements.slice(-1));
}

/** The requirement of a constraint that excludes types, or the last one if only several do so together. */
function excluding({ requirements, column }: Constraint, types: TypeSet): Requirement | undefined {
  return requirements.find((one) => !typesPassing([one], column).meets(types)) ?? requirements.at(-1);
}

/** A listed value that no admitted instance type has. */
export interface UnusedValue {
  readonly at: Cursor;
  readonly key: string;
  readonly date: string;
  /** The requirement that excludes it; undefined if only several together do. */
  readonly excludedBy: Requirement | undefined;
}

/** The values in lists that instance types have, but none together with the other requirements. */
export function unusedValuesIn(requirements: readonly Requirement[]): UnusedValue[] {
  const admission = admissionOf(requirements);
  const { constraints, count, catalog } = admission;
  if (isOpen(admission) || count === 0) return [];
  return constraints.flatMap((constraint) => {
    const { types, codeOf } = constraint.column;
    const seen = new Set<number>();
    const lists = constraint.requirements.filter(({ operator, isLabel }) => operator === "In" && !isLabel);
    return lists.flatMap(({ key, values }) =>
      values.flatMap((at) => {
        const code = codeOf.get(at.text) ?? 0;
        const own = types[code];
        // Each value once, however often it is listed.
        if (code === 0 || !own || seen.has(code) || own.meets(admission.admitted)) return [];
        seen.add(code);
        const excluder = constraints.find((one) => !one.types.meets(own));
        return [{ at, key, date: catalog.date, excludedBy: excluder && excluding(excluder, own) }];
      }),
    );
  });
}

/** A requirement for more different values than the admitted instance types have. */
export interface ExcessiveMinimum {
  readonly at: Cursor;
  readonly key: string;
  readonly minimum: number;
  readonly possible: number;
  readonly date: string;
}

export function excessiveMinimumsIn(requirements: readonly Requirement[]): ExcessiveMinimum[] {
  const admission = admissionOf(requirements);
  const { constraints, count, catalog } = admission;
  if (isOpen(admission) || count === 0) return [];
  return constraints.flatMap((constraint) => {
    const possible = constraint.column.types.slice(1).filter((types) => types.meets(admission.admitted)).length;
    return constraint.requirements.flatMap(({ key, at: item }) => {
      const at = item.get("minValues");
      if (typeof at.value !== "number" || at.value <= possible) return [];
      return [{ at, key, minimum: at.value, possible, date: catalog.date }];
    });
  });
}
