/** The places of Karpenter's settings in the values of its chart, by release: from the charts' values.yaml. */
import { releaseNumber } from "../../releases.js";

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

/** The keys of a setting in a version of the chart, latest first; in any version if it is unknown. */
export function settingKeys(name: SettingName, version: string | undefined): (readonly string[])[] {
  const release = version === undefined ? undefined : releaseNumber(version);
  return settingPlaces[name]
    .filter(({ since, until }) => {
      if (release === undefined) return true;
      return releaseNumber(since) <= release && (until === undefined || release <= releaseNumber(until));
    })
    .map(({ keys }) => keys);
}

/** The keys of a setting in the latest version. */
export function latestKeys(name: SettingName): readonly string[] {
  return settingPlaces[name][0]?.keys ?? [];
}
