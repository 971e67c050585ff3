import type { Cursor } from "../yaml/cursor.js";
import { HelmValues } from "./helm-values.js";
import type { Manifest } from "./manifest.js";

/** Karpenter's charts: the one with the controller, and the one with only its CRDs. */
export type KarpenterChart = "karpenter" | "karpenter-crd";

/** An install of one of Karpenter's charts: chart, version, repository and values, whatever installs it. */
export interface ChartInstall {
  readonly chart: KarpenterChart;
  /** The manifest that installs it; undefined for a separate file with values. */
  readonly by: Manifest | undefined;
  /** The address of the chart's registry or repository. */
  readonly repository: Cursor;
  /** The name of the chart, which is absent if the address or a path contains it. */
  readonly name: Cursor;
  /** The version of the chart, or the git revision. */
  readonly revision: Cursor;
  /** The exact version, without a `v`; undefined for ranges, branches and unknown values. */
  readonly version: string | undefined;
  /** Whether the chart comes from a registry or a chart repository, not from git. */
  readonly isPublished: boolean;
  /** Whether another part of the manifest may add to this one or change it. */
  readonly isPartial: boolean;
  /** Whether the CRDs of the chart are not installed. */
  readonly skipCrds: Cursor;
  readonly values: HelmValues;
  /** For a values file: whether values that take precedence may replace a setting, given its name. */
  readonly mayBeReplaced?: (name: string) => boolean;
}

/** The install that a separate file of values is for; all that the file does not contain is unknown. */
export function installWithValues(tree: Cursor, version: string | undefined): ChartInstall {
  const unknown = tree.asUnknown();
  const values = new HelmValues({ helm: unknown, tree, isOpen: true });
  const parts = { repository: unknown, name: unknown, revision: unknown, skipCrds: unknown, values };
  return { chart: "karpenter", by: undefined, version, isPublished: false, isPartial: true, ...parts };
}
