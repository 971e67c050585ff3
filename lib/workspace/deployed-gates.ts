/** Which feature gates the deployed charts turn on, or leave off. */
import { NEWEST_RELEASE } from "../kinds.js";
import type { Gate } from "../karpenter/chart/feature-gates.js";
import { isDeclared } from "../karpenter/chart/history.js";
import { releaseNumber } from "../releases.js";
import type { FileChart } from "./facts.js";
import { gateState } from "./source-values.js";
import type { WorkspaceIndex } from "./workspace-index.js";

/** Charts that have one version. */
interface Charts {
  readonly version: string;
  readonly charts: readonly FileChart[];
  readonly index: WorkspaceIndex;
}

/** Whether a gate is certainly on, or off, in all of some charts. */
export function haveGate(gate: Gate, wanted: "off" | "on", { version, charts, index }: Charts): boolean {
  const release = releaseNumber(version);
  // A release without the gate lacks the feature too, and a newer one may have another default.
  if (!isDeclared(gate, release) || release > releaseNumber(NEWEST_RELEASE)) return false;
  return charts.every(({ values }) => values && gateState(gate, values, { release, index }) === wanted);
}
