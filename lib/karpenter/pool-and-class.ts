/** The requirements of a node pool that no instance type of its node class can meet. */
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import type { ClassTraits } from "./class-traits.js";
import { type Requirement, allows, byLabel, isDecided, requirementsOf } from "./requirements.js";

export const mismatchMessages = {
  otherSystem:
    "Nodes of `{{name}}` in {{place}} only run {{has}}, so Karpenter launches none for this NodePool; use another operating system, or another class.",
  otherArchitecture:
    "The AMIs of `{{name}}` in {{place}} are only for {{has}}, so Karpenter launches no nodes for this NodePool; use another architecture, or other AMIs.",
  noReservations:
    "`{{name}}` in {{place}} selects no capacity reservations, so no node is `reserved`; add `capacityReservationSelectorTerms` to it, or allow {{has}}.",
};

interface Check {
  readonly name: keyof typeof mismatchMessages;
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
  readonly name: Check["name"];
  /** The requirement, or its only value. */
  readonly at: Cursor;
  /** The values that nodes of the class have. */
  readonly has: readonly string[];
}

/** @param classes those that the pool may refer to: all of them must be wrong */
export function mismatchesOf(pool: Manifest, classes: readonly ClassTraits[]): Mismatch[] {
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
    return excluding ? [{ name, at: placeOf(excluding), has: first }] : [];
  });
}

function placeOf({ at, operator, values: [only, ...others] }: Requirement): Cursor {
  return operator === "In" && only && others.length === 0 ? only : at;
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
