/**
 * The instance types that requirements admit, as Karpenter's scheduler decides it: kubernetes-sigs/karpenter,
 * pkg/scheduling/requirements.go. Zones, prices, capacity and the size of pods exclude more at run time, so "none" is
 * certain, and any other result an upper bound.
 */
import { BoundedMap } from "../../bounded-map.js";
import { AllowedValues } from "../allowed-values.js";
import { type Requirement, byLabel, hasStrings, isDecided, signatureOf } from "../requirements.js";
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

const admissions = new WeakMap<readonly Requirement[], Admission>();

/** Computed once for a list of requirements. */
export function admissionOf(requirements: readonly Requirement[]): Admission {
  const before = admissions.get(requirements) ?? admit(requirements);
  admissions.set(requirements, before);
  return before;
}

function admit(requirements: readonly Requirement[]): Admission {
  const types = catalog();
  const constraints: Constraint[] = [];
  const newer: Constraint[] = [];
  const unknown: Requirement[] = [];
  for (const [label, group] of byLabel(requirements)) {
    const column = types.columns.get(label);
    if (!column) continue;
    // An unknown requirement could undo the others, because Karpenter combines them.
    if (group.every((one) => isDecided(one) && hasStrings(one))) {
      const { passing, isNewer } = judge(group, label, column);
      (isNewer ? newer : constraints).push({ label, requirements: group, column, types: passing });
    } else unknown.push(...group);
  }
  const admitted = types.all.within(constraints.map((constraint) => constraint.types));
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

/** What requirements on one label mean, whatever pool they are in. */
interface Judgement {
  /** The types with a value that passes. */
  readonly passing: TypeSet;
  /** Whether a value may belong to types that are newer than the catalog. */
  readonly isNewer: boolean;
}

/** More different requirements on one label than a repository has. */
const MAX_CACHED = 500;

/** Longer lists are rare, and would keep much text in memory. */
const MAX_KEY = 300;

const judgements = new WeakMap<Column, BoundedMap<string, Judgement>>();

/** Cached by text, because many pools have the same requirements. */
function judge(requirements: readonly Requirement[], label: string, column: Column): Judgement {
  const [first] = requirements;
  const key = first && requirements.length === 1 ? signatureOf(first) : requirements.map(signatureOf).join("");
  const known = judgements.get(column) ?? new BoundedMap<string, Judgement>(MAX_CACHED);
  const before = known.get(key);
  if (before) return before;
  const isNewer = requirements.some((one) => mayBeNewer(label, one));
  const found = { passing: typesPassing(requirements, column), isNewer };
  judgements.set(column, known);
  if (key.length <= MAX_KEY) known.set(key, found);
  return found;
}

/** The types with a value that requirements on one label allow. */
export function typesPassing(requirements: readonly Requirement[], { values, types, codeOf }: Column): TypeSet {
  const { all, none } = catalog();
  const allowed = AllowedValues.of(requirements);
  const listed = allowed.listed();
  // A list has fewer values than the label: each type's name is a value of one label.
  if (listed?.size === 0) return types[0] ?? none;
  if (listed) return none.with([...listed].flatMap((value) => types[codeOf.get(value) ?? -1] ?? []));
  const passes = allowed.passing(values);
  const kept = types.filter((_, code) => passes[code] === true);
  if (kept.length <= types.length / 2) return none.with(kept);
  return all.without(types.filter((_, code) => passes[code] !== true));
}
