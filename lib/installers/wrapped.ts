/** Installs of charts of the repository that have Karpenter's chart as a dependency, and its values below a key. */
import type { Installer } from "../model/chart-install.js";
import type { HelmValues } from "../model/helm-values.js";
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import type { WrappedChart } from "./around.js";
import type { FoundInstall } from "./found.js";

interface Wrapper {
  readonly installer: Installer | undefined;
  readonly by?: Manifest;
  readonly at: Cursor;
  /** The values for the chart that has the dependencies. */
  readonly values: HelmValues;
}

/** The installs of the dependencies; only their values are here, and the chart around them has more. */
export function wrappedInstalls(
  charts: readonly WrappedChart[],
  { installer, by, at, values }: Wrapper,
): FoundInstall[] {
  return charts.map(({ chart, key, version, isReadElsewhere }) => {
    const unknown = at.asUnknown();
    return {
      installer,
      by,
      at,
      chart,
      version,
      repository: unknown,
      name: unknown,
      revision: unknown,
      skipCrds: unknown,
      takesLatest: false,
      isPublished: false,
      isPartial: true,
      values: values.below(key, isReadElsewhere),
      files: [],
    };
  });
}
