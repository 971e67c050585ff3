/**
 * The feature gates that manifests need. Source: Karpenter's documentation, "Settings", which lists the gates, their
 * stages and defaults.
 */
import { HelmValues } from "../../model/helm-values.js";
import { releaseNumber } from "../../releases.js";
import type { Cursor } from "../../yaml/cursor.js";
import { maySetVariable } from "./environment.js";
import { chartValue, goBoolean } from "./go-values.js";

const gates = [
  { name: "settings.featureGates.staticCapacity", variable: "FEATURE_GATES" },
  { name: "settings.featureGates.nodeOverlay", variable: "FEATURE_GATES" },
  { name: "settings.featureGates.capacityBuffer", variable: "FEATURE_GATES" },
  { name: "settings.featureGates.reservedCapacity", variable: "FEATURE_GATES", onSince: releaseNumber("1.6") },
  { name: "settings.featureGates.nodeRepair", variable: "FEATURE_GATES" },
  // Not a gate, but the chart passes it on in the same way.
  { name: "settings.legacyNodeRepair", variable: "LEGACY_NODE_REPAIR" },
  { name: "settings.awsFeatureGates.nodeClassCEL", variable: "AWS_FEATURE_GATES" },
] as const;

export type Gate = (typeof gates)[number]["name"];

/** Whether a gate is on; an environment variable or a template may decide it. */
export type GateState = "off" | "on" | "unknown";

/** The gates that values decide themselves; the others depend on earlier values or defaults. */
export type GateStates = ReadonlyMap<Gate, GateState>;

/** The gates that the values decide, regardless of values files. */
export function gateStatesIn(values: HelmValues): GateStates {
  const states = new Map<Gate, GateState>();
  for (const { name, variable } of gates) {
    const state = maySetVariable(values, variable) ? "unknown" : stateIn(values, name);
    if (state !== undefined) states.set(name, state);
  }
  return states;
}

/** The gates that a values file decides. */
export function gateStatesInFile(tree: Cursor): GateStates {
  return gateStatesIn(new HelmValues({ trees: [tree], isOpen: false }));
}

function stateIn(values: HelmValues, name: Gate): GateState | undefined {
  if (values.besideFiles(...name.split(".")).isUnknown) return "unknown";
  const value = chartValue(values, name)?.value;
  if (value === undefined) return undefined;
  const isOn = goBoolean(String(value));
  if (isOn === undefined) return "unknown";
  return isOn ? "on" : "off";
}

/** Whether a release of the chart enables a gate by default. */
export function defaultState(gate: Gate, release: number): GateState {
  const onSince = gates.flatMap((one) => (one.name === gate && "onSince" in one ? [one.onSince] : []));
  return onSince.some((since) => since <= release) ? "on" : "off";
}
