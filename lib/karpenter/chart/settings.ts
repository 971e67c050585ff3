/** The places of Karpenter's settings in the values of its chart, by release: from the charts' values.yaml. */
import type { ChartInstall } from "../../model/chart-install.js";
import { releaseNumber } from "../../releases.js";
import type { Cursor } from "../../yaml/cursor.js";

export type SettingName = "clusterEndpoint" | "clusterName" | "interruptionQueue";

interface SettingPlace {
  readonly keys: readonly string[];
  /** The first and the last minor release that read it; without a last one, the latest does. */
  readonly since: string;
  readonly until?: string;
}

/** Latest first: `settings`; `settings.aws` up to 0.32, which reads both places; the top level up to 0.18. */
const settingPlaces: Readonly<Record<SettingName, readonly SettingPlace[]>> = {
  clusterEndpoint: [...placesOf("clusterEndpoint"), { keys: ["clusterEndpoint"], since: "0.10", until: "0.18" }],
  clusterName: [...placesOf("clusterName"), { keys: ["clusterName"], since: "0.10", until: "0.18" }],
  interruptionQueue: placesOf("interruptionQueue", "interruptionQueueName"),
};

function placesOf(name: string, nameInAws = name): readonly SettingPlace[] {
  return [
    { keys: ["settings", name], since: "0.32" },
    { keys: ["settings", "aws", nameInAws], since: "0.19", until: "0.32" },
  ];
}

/**
 * The place that decides one of Karpenter's settings: the latest place that the release reads and the values set, or
 * the place to add it if none is set; for a release without the setting, the place in newer releases.
 */
export function settingIn(install: ChartInstall, name: SettingName): Cursor {
  return install.values.at(...keysIn(install, name));
}

/** The entry to remove to unset a setting. */
export function settingEntryIn(install: ChartInstall, name: SettingName): Cursor {
  return install.values.entry(...keysIn(install, name));
}

/**
 * The name of a setting in the release of an install, or the latest name if the release is unknown; undefined if the
 * release does not have the setting.
 */
export function settingNameIn({ version }: ChartInstall, name: SettingName): string | undefined {
  return settingKeys(name, version)[0]?.join(".");
}

function keysIn({ values, version }: ChartInstall, name: SettingName): readonly string[] {
  const places = settingKeys(name, version);
  return places.find((keys) => !values.at(...keys).isAbsent) ?? places[0] ?? settingPlaces[name][0]?.keys ?? [];
}

/** The keys of a setting in a version of the chart, latest first; in any version if it is unknown. */
function settingKeys(name: SettingName, version: string | undefined): (readonly string[])[] {
  const release = version === undefined ? undefined : releaseNumber(version);
  return settingPlaces[name]
    .filter(({ since, until }) => {
      if (release === undefined) return true;
      return releaseNumber(since) <= release && (until === undefined || release <= releaseNumber(until));
    })
    .map(({ keys }) => keys);
}
