/** The places of Karpenter's settings in the values of its chart. */
import type { ChartInstall } from "../../model/chart-install.js";
import { releaseNumber } from "../../releases.js";
import type { Cursor } from "../../yaml/cursor.js";
import { isDeclared } from "./history.js";

export type SettingName = "clusterEndpoint" | "clusterName" | "interruptionQueue";

/** The keys of each setting in the values, latest first; the facts of the chart tell which release reads which. */
const settingPlaces: Readonly<Record<SettingName, readonly (readonly string[])[]>> = {
  clusterEndpoint: [["settings", "clusterEndpoint"], ["settings", "aws", "clusterEndpoint"], ["clusterEndpoint"]],
  clusterName: [["settings", "clusterName"], ["settings", "aws", "clusterName"], ["clusterName"]],
  interruptionQueue: [
    ["settings", "interruptionQueue"],
    ["settings", "aws", "interruptionQueueName"],
  ],
};

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
  return places.find((keys) => !values.at(...keys).isAbsent) ?? places[0] ?? settingPlaces[name][0] ?? [];
}

/** The keys of a setting in a version of the chart, latest first; in any version if it is unknown. */
function settingKeys(name: SettingName, version: string | undefined): (readonly string[])[] {
  const release = version === undefined ? undefined : releaseNumber(version);
  return settingPlaces[name].filter((keys) => isDeclared(keys.join("."), release));
}
