/**
 * The instance types that requirements admit, as Karpenter's scheduler decides it: kubernetes-sigs/karpenter,
 * pkg/scheduling/requirements.go. Zones, prices, capacity and the size of pods exclude more at run time, so "none" is
 * certain, and any other result an upper bound.
 */
import { AllowedValues } from "../allowed-values.js";
import { type Requirement, byLabel, isDecided } from "../requirements.js";
import { type Catalog, type Column, catalog } from "./catalog.js";
import { mayBeNewer } from "./names.js";

/** What the requirements on one label admit. */
export interface Constraint {
  readonly label: string;
  readonly requirements: readonly Requirement[];
  readonly column: Column;
  /** For each value of the column, whether it passes. */
  readonly passing: readonly boolean[];
}

export interface Admission {
  readonly catalog: Catalog;
  /** One for each label that instance types have and that is completely known. */
  readonly constraints: readonly Constraint[];
  /** For each type of the catalog, whether it passes all constraints. */
  readonly admitted: readonly boolean[];
  readonly count: number;
  /** Whether unknown requirements may exclude more types, so the count is an upper bound. */
  readonly mayBeFewer: boolean;
  /** Whether names that may be newer than the catalog are required, so other types may pass. */
  readonly mayBeMore: boolean;
}

export function admissionOf(requirements: readonly Requirement[]): Admission {
  const types = catalog();
  const constraints: Constraint[] = [];
  let [mayBeFewer, mayBeMore] = [false, false];
  for (const [label, group] of byLabel(requirements)) {
    const column = types.columns.get(label);
    if (!column) continue;
    const isUndecided = !group.every(
      (one) => isDecided(one) && one.values.every(({ value }) => typeof value === "string"),
    );
    const isNewer = group.some((one) => mayBeNewer(label, one));
    mayBeFewer ||= isUndecided;
    mayBeMore ||= isNewer;
    // An unknown requirement could undo what the others say, since Karpenter combines them.
    if (isUndecided || isNewer) continue;
    constraints.push({ label, requirements: group, column, passing: AllowedValues.of(group).passing(column.values) });
  }
  const admitted = types.names.map((_, type) => constraints.every((constraint) => passes(constraint, type)));
  return { catalog: types, constraints, admitted, count: admitted.filter(Boolean).length, mayBeFewer, mayBeMore };
}

/** Whether the catalog and the requirements leave something open. */
export function isOpen({ mayBeFewer, mayBeMore }: Admission): boolean {
  return mayBeFewer || mayBeMore;
}

export function passes({ column, passing }: Constraint, type: number): boolean {
  return passing[column.codes[type] ?? 0] ?? false;
}

/** Whether any type passes all of these constraints. */
export function anyPasses({ catalog: { names } }: Admission, constraints: readonly Constraint[]): boolean {
  return names.some((_, type) => constraints.every((constraint) => passes(constraint, type)));
}
