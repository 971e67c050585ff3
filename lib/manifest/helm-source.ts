import type { Cursor } from "./cursor.js";
import { HelmValues } from "./helm-values.js";

/** Karpenter's charts: the one with the controller, and the one with only its CRDs. */
export type KarpenterChart = "karpenter" | "karpenter-crd";

/**
 * The places of Karpenter's settings in the releases of the chart, latest first: `settings`; `settings.aws` up to 0.32,
 * which reads both places; the top level up to 0.18 (from the charts' values.yaml).
 */
const settingPlaces = {
  clusterEndpoint: [...placesOf("clusterEndpoint"), { keys: ["clusterEndpoint"], since: 10, until: 18 }],
  clusterName: [...placesOf("clusterName"), { keys: ["clusterName"], since: 10, until: 18 }],
  interruptionQueue: placesOf("interruptionQueue", "interruptionQueueName"),
} as const;

function placesOf(name: string, nameInAws = name) {
  return [
    { keys: ["settings", name], since: 32, until: Infinity },
    { keys: ["settings", "aws", nameInAws], since: 19, until: 32 },
  ] as const;
}

/** The minor number of a version before 1.0; a higher number than any of these for later versions. */
function minorOf(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major === 0 ? minor : Number.MAX_SAFE_INTEGER;
}

/** The current and former locations of Karpenter's own charts. */
const PUBLISHED_AT = /(?:^|\/)(?:public\.ecr\.aws|charts\.karpenter\.sh)(?:\/|$)/u;

/** One source of an Argo CD Application: a chart or a folder, and the values for Helm. */
export class HelmSource {
  /** The source itself: `spec.source`, or an item of `spec.sources`. */
  readonly at: Cursor;
  readonly values: HelmValues;
  /** Whether another template of an ApplicationSet may add to this one or change it. */
  readonly isPartial: boolean;

  /** For values in a separate file, the version of the chart that they are for. */
  readonly #given: { readonly version: string | undefined } | undefined;

  constructor(at: Cursor, values: HelmValues, isPartial: boolean, given?: { readonly version: string | undefined }) {
    this.at = at;
    this.values = values;
    this.isPartial = isPartial;
    this.#given = given;
  }

  static of(at: Cursor, content: Cursor | undefined, isPartial: boolean): HelmSource {
    // A plugin renders the chart with its own values.
    const isOpen = isPartial || !at.get("plugin").isAbsent;
    return new HelmSource(at, HelmValues.of(at.get("helm"), content, isOpen), isPartial);
  }

  /** The source for a file with values for Karpenter's chart; everything else about it is unknown. */
  static ofValues(tree: Cursor, version: string | undefined): HelmSource {
    const unknown = tree.asUnknown();
    return new HelmSource(unknown, new HelmValues(unknown, tree, true), true, { version });
  }

  /** Whether this is the chart of Karpenter's controller. */
  get isKarpenter(): boolean {
    return this.karpenterChart === "karpenter";
  }

  /**
   * Which of Karpenter's charts this is: by `chart`, in any repository; by the end of an OCI repository; or by the
   * folder in Karpenter's own git repository.
   */
  get karpenterChart(): KarpenterChart | undefined {
    if (this.#given) return "karpenter";
    const repository = this.at
      .get("repoURL")
      .text.replace(/\/$/u, "")
      .replace(/\.git$/u, "");
    const chart = this.at.get("chart");
    const folder = this.at.get("path").text;
    const name = !chart.isUnset
      ? /^(?:karpenter\/)?(karpenter(?:-crd)?)$/u.exec(chart.text)
      : (/^oci:\/\/.*\/karpenter\/(karpenter(?:-crd)?)$/u.exec(repository) ??
        (/[/:]aws\/karpenter(?:-provider-aws)?$/u.test(repository)
          ? /(?:^|\/)charts\/(karpenter(?:-crd)?)\/?$/u.exec(folder)
          : null));
    return name && !this.#isWrapper ? (name[1] as KarpenterChart) : undefined;
  }

  /**
   * Whether this is a custom chart, possibly with the same name, that has Karpenter's chart as a dependency: the values
   * for the dependency are under its name.
   */
  get #isWrapper(): boolean {
    if (PUBLISHED_AT.test(this.at.get("repoURL").text)) return false;
    return (
      this.values.tree.get("karpenter").isMapping || this.values.parameters.some(({ path }) => path[0] === "karpenter")
    );
  }

  /** Whether the chart comes from a registry or a chart repository, not from git. */
  get isPublished(): boolean {
    const { text } = this.at.get("repoURL");
    return !this.at.get("chart").isUnset || text.startsWith("oci://");
  }

  /**
   * The exact version that `targetRevision` names, without a `v`; undefined for ranges, branches and unknown values.
   */
  get version(): string | undefined {
    if (this.#given) return this.#given.version;
    const revision = this.at.get("targetRevision");
    return revision.value === undefined ? undefined : /^v?(\d+\.\d+\.\d+(?:[-+].*)?)$/u.exec(revision.text)?.[1];
  }

  /**
   * The place that decides one of Karpenter's settings: the latest place that the release reads and the values set, or
   * the place to add it if none is set; for a release without the setting, the place in newer releases.
   */
  setting(name: keyof typeof settingPlaces): Cursor {
    return this.values.at(...this.#settingKeys(name));
  }

  /** The entry to remove to unset a setting. */
  settingEntry(name: keyof typeof settingPlaces): Cursor {
    return this.values.entry(...this.#settingKeys(name));
  }

  /**
   * The name of a setting in the release, or the latest name if the release is unknown; undefined if the release does
   * not have the setting.
   */
  settingName(name: keyof typeof settingPlaces): string | undefined {
    return this.#placesOf(name)[0]?.keys.join(".");
  }

  #settingKeys(name: keyof typeof settingPlaces): readonly string[] {
    const places = this.#placesOf(name);
    const given = places.find(({ keys }) => !this.values.at(...keys).isAbsent);
    return (given ?? places[0] ?? settingPlaces[name][0]).keys;
  }

  #placesOf(name: keyof typeof settingPlaces) {
    const minor = this.version === undefined ? undefined : minorOf(this.version);
    return settingPlaces[name].filter(({ since, until }) => minor === undefined || (since <= minor && minor <= until));
  }
}
