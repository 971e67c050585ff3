/** Finds the fields and values of manifests that do nothing without a feature gate. */
import { type Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Gate } from "./chart/feature-gates.js";
import { expressionsIn } from "./kubelet-expressions.js";
import { requirementsOf } from "./requirements.js";

export interface NeededGate {
  readonly at: Cursor;
  /** Whether the field needs the gate, not its value. */
  readonly isField: boolean;
  readonly gate: Gate;
}

export function neededGates(manifest: Manifest): NeededGate[] {
  switch (manifest.descriptor.role) {
    case "nodeOverlay":
      return [valueNeeds(manifest.at("kind"), "settings.featureGates.nodeOverlay")];
    case "capacityBuffer":
      return [valueNeeds(manifest.at("kind"), "settings.featureGates.capacityBuffer")];
    case "nodePool":
      return [...ofPool(manifest), ...reservations(manifest)];
    case "nodeClaim":
      return reservations(manifest);
    case "nodeClass":
      return ofClass(manifest);
    default:
      return [];
  }
}

function ofPool(pool: Manifest): NeededGate[] {
  const replicas = pool.at("spec.replicas");
  const reasons = pool
    .at("spec.disruption.budgets")
    .items()
    .flatMap((budget) => budget.get("reasons").items())
    .filter(({ value }) => value === "Unhealthy");
  return [
    ...(replicas.isPresent ? [fieldNeeds(replicas, "settings.featureGates.staticCapacity")] : []),
    ...reasons.map((at) => valueNeeds(at, "settings.featureGates.nodeRepair")),
  ];
}

function reservations(manifest: Manifest): NeededGate[] {
  return requirementsOf(manifest)
    .filter(({ key, operator }) => key === "karpenter.sh/capacity-type" && operator === "In")
    .flatMap(({ values }) => values.filter(({ value }) => value === "reserved"))
    .map((at) => valueNeeds(at, "settings.featureGates.reservedCapacity"));
}

function ofClass(nodeClass: Manifest): NeededGate[] {
  const terms = nodeClass.nodeClassSpec.get("capacityReservationSelectorTerms");
  const expressions = expressionsIn(nodeClass.nodeClassSpec.get("kubelet"));
  return [
    ...(terms.items().length > 0 ? [fieldNeeds(terms, "settings.featureGates.reservedCapacity")] : []),
    ...expressions.map((at) => valueNeeds(at, "settings.awsFeatureGates.nodeClassCEL")),
  ];
}

function fieldNeeds(at: Cursor, gate: Gate): NeededGate {
  return { at, isField: true, gate };
}

function valueNeeds(at: Cursor, gate: Gate): NeededGate {
  return { at, isField: false, gate };
}
