/** What all installers of Karpenter's charts have in common. */
import { exactVersion, isPublisher, karpenterChartAt } from "../karpenter/chart/registry.js";
import { areForOtherProvider, isOfOtherProvider } from "../karpenter/chart/other-providers.js";
import type { ChartInstall, Installer, KarpenterChart } from "../model/chart-install.js";
import { HelmValues } from "../model/helm-values.js";
import type { Cursor } from "../yaml/cursor.js";

/** An install, and where its installer describes it. */
export interface FoundInstall extends ChartInstall {
  /** The name of the object or item that installs the chart. */
  readonly at: Cursor;
  /** The values files that it names, those that take precedence last; undefined for files that can't be found. */
  readonly files: readonly (LocalFile | undefined)[];
}

/** A file or folder of the repository, as an installer names it. */
export interface LocalFile {
  readonly path: string;
  /** What a relative path starts from. */
  readonly from: "file" | "root";
}

/** The parts of an install that differ between installers. */
export interface Described extends Pick<ChartInstall, "namespace" | "releaseName"> {
  readonly installer: Installer;
  readonly at: Cursor;
  /** Which of Karpenter's charts it is. */
  readonly chart: KarpenterChart;
  readonly repository: Cursor;
  readonly address?: string;
  readonly name: Cursor;
  readonly revision: Cursor;
  /** The exact version, if another file has it. */
  readonly version?: string | undefined;
  readonly takesLatest: boolean;
  readonly values: HelmValues;
  readonly files?: readonly (LocalFile | undefined)[];
  /** Whether values files take precedence over the values next to their names. */
  readonly areFilesStronger?: boolean;
}

/**
 * The install; none for a chart with the same name of another provider, or that wraps Karpenter's, whose values are below
 * its name.
 */
export function installOf({ areFilesStronger, files = [], ...parts }: Described): FoundInstall[] {
  const { repository, address, revision, values } = parts;
  const from = address ?? repository.text;
  if (isOfOtherProvider(from)) return [];
  if (!isPublisher(from) && (isForWrapper(values) || areForOtherProvider(values))) return [];
  const version = parts.version ?? (revision.value === undefined ? undefined : exactVersion(revision.text));
  return [
    {
      ...parts,
      files,
      by: undefined,
      version,
      isPublished: true,
      isPartial: false,
      // Installers other than Argo CD never delete the CRDs of a chart.
      skipCrds: parts.at.asUnknown(),
      ...(areFilesStronger === true && { mayBeReplaced: () => true }),
    },
  ];
}

function isForWrapper({ tree, parameters }: HelmValues): boolean {
  return tree.get("karpenter").isMapping || parameters.some(({ path }) => path[0] === "karpenter");
}

/** Which of Karpenter's charts a name means, in any repository. */
export function chartNamed(name: Cursor): KarpenterChart | undefined {
  return typeof name.value === "string"
    ? karpenterChartAt({ repository: "", chart: name.value, folder: "" })
    : undefined;
}

/** Which of Karpenter's charts a complete address, such as `oci://…`, leads to. */
export function chartAt(address: Cursor): KarpenterChart | undefined {
  return typeof address.value === "string"
    ? karpenterChartAt({ repository: address.value, chart: "", folder: "" })
    : undefined;
}

/** Values of which nothing is known. */
export function unknownValues(place: Cursor): HelmValues {
  return new HelmValues({ trees: [place.asUnknown()], isOpen: true });
}
