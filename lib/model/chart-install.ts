import type { Cursor } from "../yaml/cursor.js";
import { HelmValues } from "./helm-values.js";
import type { Manifest } from "./manifest.js";

/** What installs a chart, by the name of its documentation. */
export type Installer = "Argo CD" | "Cluster API" | "Flux" | "Helm" | "helmfile" | "Kustomize" | "Terraform";

/** Karpenter's charts: the one with the controller, and the one with only its CRDs. */
export type KarpenterChart = "karpenter" | "karpenter-crd";

/** An install of one of Karpenter's charts: chart, version, repository and values, whatever installs it. */
export interface ChartInstall {
  readonly chart: KarpenterChart;
  /** Undefined for a separate file with values. */
  readonly installer: Installer | undefined;
  /** The manifest that installs it; undefined if its kind is not supported. */
  readonly by: Manifest | undefined;
  /** The address of the chart's registry or repository. */
  readonly repository: Cursor;
  /** The same address, if it is in another file. */
  readonly address?: string;
  /** The name of the chart, which is absent if the address or a path contains it. */
  readonly name: Cursor;
  /** The version of the chart, or the git revision. */
  readonly revision: Cursor;
  /** The exact version, without a `v`; undefined for ranges, branches and unknown values. */
  readonly version: string | undefined;
  /** Whether the installer takes the latest version if none is set. */
  readonly takesLatest: boolean;
  /** Whether the chart comes from a registry or a chart repository, not from git. */
  readonly isPublished: boolean;
  /** Whether another part of the manifest may add to this one or change it. */
  readonly isPartial: boolean;
  /** Whether the CRDs of the chart are not installed. */
  readonly skipCrds: Cursor;
  readonly values: HelmValues;
  /** The namespace of the release; undefined if it is decided elsewhere. */
  readonly namespace?: Cursor;
  /** The name of the release, or what it is taken from; undefined if it is decided elsewhere. */
  readonly releaseName?: Cursor;
  /** Whether values that take precedence may replace a setting, given its name. */
  readonly mayBeReplaced?: (name: string) => boolean;
}

/** What contains an install, and may be only a part of it; undefined for a separate file of values. */
export function containerOf({ by, installer }: ChartInstall): Pick<Manifest, "isFragment"> | undefined {
  return by ?? (installer && { isFragment: false });
}

/** The install that a separate file of values is for; all that the file does not contain is unknown. */
export function installWithValues(tree: Cursor, version: string | undefined): ChartInstall {
  const unknown = tree.asUnknown();
  const values = new HelmValues({ trees: [tree], around: unknown, isOpen: true });
  const parts = { repository: unknown, name: unknown, revision: unknown, skipCrds: unknown, values };
  const none = { installer: undefined, by: undefined, takesLatest: false, isPublished: false, isPartial: true };
  return { chart: "karpenter", version, ...none, ...parts };
}
