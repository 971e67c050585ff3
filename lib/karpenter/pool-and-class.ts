/** The requirements of a node pool that no instance type of its node class can meet. */
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import type { ClassTraits } from "./class-traits.js";
import { catalog } from "./instances/catalog.js";
import { type ClassLimitName, limitsOf, withClasses } from "./instances/class-limits.js";
import { poolTypesOf } from "./instances/pool-types.js";
import { codeAlternatives } from "../prose.js";
import { type Requirement, allows, byLabel, isDecided, requirementsOf } from "./requirements.js";

export const mismatchMessages = {
  otherSystem:
    "Nodes of `{{name}}` in {{place}} only run {{has}}, so Karpenter launches none for this NodePool; use another operating system, or another class.",
  otherArchitecture:
    "The AMIs of `{{name}}` in {{place}} are only for {{has}}, so Karpenter launches no nodes for this NodePool; use another architecture, or other AMIs.",
  unsupportedTypes:
    "No instance type (as of {{date}}) that this NodePool allows supports {{what}} of `{{name}}` in {{place}}, so Karpenter launches no nodes; allow other types, or use another class.",
  noReservations:
    "`{{name}}` in {{place}} selects no capacity reservations, so no node is `reserved`; add `capacityReservationSelectorTerms` to it, or allow {{has}}.",
};

interface Check {
  readonly name: "noReservations" | "otherArchitecture" | "otherSystem";
  readonly label: string;
  /** All values of the label. */
  readonly values: readonly string[];
  /** The values that nodes of a class have; undefined if they can have any. */
  readonly has: (traits: ClassTraits) => readonly string[] | undefined;
}

const checks: readonly Check[] = [
  {
    name: "otherSystem",
    label: "kubernetes.io/os",
    values: ["linux", "windows"],
    has: ({ system }) => (system === undefined ? undefined : [system]),
  },
  {
    name: "otherArchitecture",
    label: "kubernetes.io/arch",
    values: ["amd64", "arm64"],
    has: ({ architectures }) => architectures,
  },
  {
    name: "noReservations",
    label: "karpenter.sh/capacity-type",
    values: ["on-demand", "reserved", "spot"],
    has: ({ hasReservations }) => (hasReservations === false ? ["on-demand", "spot"] : undefined),
  },
];

export interface Mismatch {
  readonly name: keyof typeof mismatchMessages;
  /** The requirement, its only value, or the name of the class. */
  readonly at: Cursor;
  /** The requirements that matter too. */
  readonly beside: readonly Cursor[];
  readonly data: Readonly<Record<string, string>>;
}

/** @param classes those that the pool may refer to: all of them must be wrong */
export function mismatchesOf(pool: Manifest, classes: readonly ClassTraits[]): readonly Mismatch[] {
  const ofLabels = labelMismatches(pool, classes);
  return ofLabels.length > 0 ? ofLabels : typeMismatches(pool, classes);
}

function labelMismatches(pool: Manifest, classes: readonly ClassTraits[]): Mismatch[] {
  const requirements = byLabel(requirementsOf(pool));
  return checks.flatMap(({ name, label, values, has }) => {
    // Unknown requirements can only exclude more.
    const decided = (requirements.get(label) ?? []).filter((one) => isDecided(one) && one.at.comesWith(pool.nodeSpec));
    const allowed = values.filter((value) => decided.every((one) => allows(one, value)));
    // valid-requirements reports requirements that contradict each other.
    if (allowed.length === 0 || allowed.length === values.length) return [];
    const ofClasses = classes.map((traits) => has(traits));
    const [first] = ofClasses;
    if (!first || ofClasses.some((one) => one?.some((value) => allowed.includes(value)) ?? true)) return [];
    const excluding = decided.find((one) => first.every((value) => !allows(one, value))) ?? decided[0];
    return excluding ? [{ name, at: placeOf(excluding), beside: [], data: { has: codeAlternatives(first) } }] : [];
  });
}

function placeOf({ at, operator, values: [only, ...others] }: Requirement): Cursor {
  return operator === "In" && only && others.length === 0 ? only : at;
}

const LIMIT_TEXTS: Readonly<Record<ClassLimitName, string>> = {
  architecture: "the AMIs",
  connectionTracking: "`connectionTracking`",
  family: "AL2023, the AMI family",
  system: "the operating system",
};

/** Instance types that the pool allows, none of which its node class supports. */
function typeMismatches(pool: Manifest, classes: readonly ClassTraits[]): Mismatch[] {
  const types = classes.length === 0 ? undefined : poolTypesOf(pool);
  if (!types || types.mayBeFewer || types.admitted.size === 0 || types.systems.length === 0) return [];
  if (withClasses(types, classes).admitted.size > 0) return [];
  const limits = classes.flatMap((one) => limitsOf(one, types.systems));
  const alone = limits.find((one) => !one.types.meets(types.admitted));
  const what = alone ? LIMIT_TEXTS[alone.name] : "all settings";
  const at = pool.nodeClassRef.get("name");
  const beside = requirementsOf(pool).map((one) => one.at);
  return [{ name: "unsupportedTypes", at, beside, data: { what, date: catalog().date } }];
}

/** Whether the requirements of a pool exclude capacity reservations. */
export function excludesReserved(pool: Manifest): boolean {
  const requirements = byLabel(requirementsOf(pool)).get("karpenter.sh/capacity-type") ?? [];
  return requirements.some((one) => isDecided(one) && one.at.comesWith(pool.nodeSpec) && !allows(one, "reserved"));
}

/** Whether pods without a toleration can run on the nodes of a pool. */
export function acceptsAnyPod({ nodeSpec }: Manifest): boolean {
  const taints = nodeSpec.get("taints");
  if (taints.isAbsent) return nodeSpec.isMapping;
  if (!taints.isList || taints.isOpen) return false;
  return taints.items().every((taint) => taint.get("effect").value === "PreferNoSchedule");
}
