/** Which feature gates the deployed charts leave off. */
import { NEWEST_RELEASE } from "../kinds.js";
import type { Gate } from "../karpenter/chart/feature-gates.js";
import { isDeclared } from "../karpenter/chart/history.js";
import { releaseNumber } from "../releases.js";
import type { FileChart } from "./facts.js";
import { gateState } from "./source-values.js";
import type { WorkspaceIndex } from "./workspace-index.js";

/** Whether all of some charts, which have one version, certainly leave a gate off. */
export function leaveOff(gate: Gate, version: string, charts: readonly FileChart[], index: WorkspaceIndex): boolean {
  const release = releaseNumber(version);
  // A release without the gate lacks the feature too, and a newer one may have another default.
  if (!isDeclared(gate, release) || release > releaseNumber(NEWEST_RELEASE)) return false;
  return charts.every(({ values }) => values && gateState(gate, values, { release, index }) === "off");
}
