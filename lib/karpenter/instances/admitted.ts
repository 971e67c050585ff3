/**
 * The instance types that requirements admit, as Karpenter's scheduler decides it: kubernetes-sigs/karpenter,
 * pkg/scheduling/requirements.go. Zones, prices, capacity and the size of pods exclude more at run time, so "none" is
 * certain, and any other result an upper bound.
 */
import { AllowedValues } from "../allowed-values.js";
import { type Requirement, byLabel, isDecided } from "../requirements.js";
import { type Catalog, type Column, catalog } from "./catalog.js";
import type { TypeSet } from "./type-set.js";
import { mayBeNewer } from "./names.js";

/** What the requirements on one label admit. */
export interface Constraint {
  readonly label: string;
  readonly requirements: readonly Requirement[];
  readonly column: Column;
  /** The types with a value that passes. */
  readonly types: TypeSet;
}

export interface Admission {
  readonly catalog: Catalog;
  /** One for each label that instance types have and that is completely known. */
  readonly constraints: readonly Constraint[];
  /** Constraints that name types which may be newer than the catalog, with the listed types that pass them. */
  readonly newer: readonly Constraint[];
  /** The requirements that are not completely known, and those on the same labels. */
  readonly unknown: readonly Requirement[];
  /** The types that pass all constraints, except the newer ones. */
  readonly admitted: TypeSet;
  readonly count: number;
  /** Whether unknown requirements may exclude more types, so the count is an upper bound. */
  readonly mayBeFewer: boolean;
  /** Whether names that may be newer than the catalog are required, so other types may pass. */
  readonly mayBeMore: boolean;
}

export function admissionOf(requirements: readonly Requirement[]): Admission {
  const types = catalog();
  const constraints: Constraint[] = [];
  const newer: Constraint[] = [];
  const unknown: Requirement[] = [];
  for (const [label, group] of byLabel(requirements)) {
    const column = types.columns.get(label);
    if (!column) continue;
    const isKnown = group.every((one) => isDecided(one) && one.values.every(({ value }) => typeof value === "string"));
    // An unknown requirement could undo the others, because Karpenter combines them.
    if (!isKnown) unknown.push(...group);
    const own = group.some((one) => mayBeNewer(label, one)) ? newer : constraints;
    if (isKnown) own.push({ label, requirements: group, column, types: typesPassing(group, column) });
  }
  const admitted = constraints.reduce((left, constraint) => left.and(constraint.types), types.all);
  return {
    catalog: types,
    constraints,
    newer,
    unknown,
    admitted,
    count: admitted.size,
    mayBeFewer: unknown.length > 0,
    mayBeMore: newer.length > 0,
  };
}

/** Whether the catalog and the requirements leave something open. */
export function isOpen({ mayBeFewer, mayBeMore }: Admission): boolean {
  return mayBeFewer || mayBeMore;
}

/** Whether a type has a value that requirements on one label allow. */
export function passes(requirements: readonly Requirement[], { values, types }: Column, type: number): boolean {
  const code = types.findIndex((set) => set.has(type));
  return AllowedValues.of(requirements).passing(values)[code] === true;
}

/** The types with a value that requirements on one label allow. */
export function typesPassing(requirements: readonly Requirement[], { values, types }: Column): TypeSet {
  const { all } = catalog();
  const passes = AllowedValues.of(requirements).passing(values);
  const kept = types.filter((_, code) => passes[code] === true);
  // A column may have a value for each type, so the fewer ones are combined.
  if (kept.length <= types.length / 2) return all.without([all]).with(kept);
  return all.without(types.filter((_, code) => passes[code] !== true));
}
