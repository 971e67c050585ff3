/** An install of one of Karpenter's charts: chart, version, repository and values, whatever installs it. */
import type { Cursor } from "../yaml/cursor.js";
import type { HelmSource, KarpenterChart } from "../argo-cd/helm-source.js";
import type { HelmValues } from "./helm-values.js";
import type { Manifest } from "./manifest.js";
import { type SettingName, latestKeys, settingKeys } from "../karpenter/chart/settings.js";

export class ChartInstall {
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

  /** `by` is the manifest that installs it, or that stands for a file of values. */
  private constructor(
    readonly by: Manifest,
    readonly chart: KarpenterChart,
    { at, version, isPublished, isPartial, values }: HelmSource,
  ) {
    this.repository = at.get("repoURL");
    this.name = at.get("chart");
    this.revision = at.get("targetRevision");
    this.version = version;
    this.isPublished = isPublished;
    this.isPartial = isPartial;
    this.skipCrds = at.at("helm.skipCrds");
    this.values = values;
  }

  /** The install by a source of Argo CD; undefined for other charts. */
  static bySource(by: Manifest, source: HelmSource): ChartInstall | undefined {
    const chart = source.karpenterChart;
    return chart && new ChartInstall(by, chart, source);
  }

  /**
   * The place that decides one of Karpenter's settings: the latest place that the release reads and the values set, or
   * the place to add it if none is set; for a release without the setting, the place in newer releases.
   */
  setting(name: SettingName): Cursor {
    return this.values.at(...this.#keysOf(name));
  }

  /** The entry to remove to unset a setting. */
  settingEntry(name: SettingName): Cursor {
    return this.values.entry(...this.#keysOf(name));
  }

  /**
   * The name of a setting in the release, or the latest name if the release is unknown; undefined if the release does
   * not have the setting.
   */
  settingName(name: SettingName): string | undefined {
    return settingKeys(name, this.version)[0]?.join(".");
  }

  #keysOf(name: SettingName): readonly string[] {
    const places = settingKeys(name, this.version);
    return places.find((keys) => !this.values.at(...keys).isAbsent) ?? places[0] ?? latestKeys(name);
  }
}

const installs = new WeakMap<Manifest, readonly ChartInstall[]>();

/** The installs of Karpenter's charts by a manifest, or by the file of values that it stands for. */
export function installsOf(manifest: Manifest): readonly ChartInstall[] {
  let found = installs.get(manifest);
  if (!found) {
    found = manifest.helmSources.flatMap((source) => ChartInstall.bySource(manifest, source) ?? []);
    installs.set(manifest, found);
  }
  return found;
}
