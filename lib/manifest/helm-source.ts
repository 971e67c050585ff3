import type { Cursor } from "./cursor.js";
import { HelmValues } from "./helm-values.js";

/** Karpenter's charts: the controller's, and that of its CRDs alone. */
export type KarpenterChart = "karpenter" | "karpenter-crd";

/**
 * Where the releases of the chart have Karpenter's settings, the newest first: at the top up to 0.18, under
 * `settings.aws` up to 0.32, which reads them in both places, and under `settings`, as the charts' values.yaml has them.
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

/** The minor number of a version before 1.0; more than any such for the others. */
function minorOf(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major === 0 ? minor : Number.MAX_SAFE_INTEGER;
}

/** Where Karpenter's own charts are, and were. */
const PUBLISHED_AT = /(?:^|\/)(?:public\.ecr\.aws|charts\.karpenter\.sh)(?:\/|$)/u;

/** One source of an Argo CD Application: a chart or a folder, and what Helm gets to render it. */
export class HelmSource {
  /** The source itself: `spec.source`, or an item of `spec.sources`. */
  readonly at: Cursor;
  readonly values: HelmValues;
  /** Whether another template of an ApplicationSet may add to what this one says, or change it. */
  readonly isPartial: boolean;

  /** Of values in a file of their own, the version of the chart that they are for. */
  readonly #given: { readonly version: string | undefined } | undefined;

  constructor(at: Cursor, values: HelmValues, isPartial: boolean, given?: { readonly version: string | undefined }) {
    this.at = at;
    this.values = values;
    this.isPartial = isPartial;
    this.#given = given;
  }

  static of(at: Cursor, content: Cursor | undefined, isPartial: boolean): HelmSource {
    // A plugin renders the chart with values of its own.
    const isOpen = isPartial || !at.get("plugin").isAbsent;
    return new HelmSource(at, HelmValues.of(at.get("helm"), content, isOpen), isPartial);
  }

  /** The source that a file of values for Karpenter's chart belongs to, of which nothing else is known here. */
  static ofValues(tree: Cursor, version: string | undefined): HelmSource {
    const unknown = tree.asUnknown();
    return new HelmSource(unknown, new HelmValues(unknown, tree, true), true, { version });
  }

  /** Whether this is the chart of Karpenter's controller. */
  get isKarpenter(): boolean {
    return this.karpenterChart === "karpenter";
  }

  /**
   * Which of Karpenter's charts this is: by `chart`, of any repository; by an OCI repository that ends in
   * it; or by its folder in Karpenter's own git repository.
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
   * Whether this is a chart of somebody's own that has Karpenter's as a dependency, and may be called the
   * same: its values for the dependency stand under the name of that.
   */
  get #isWrapper(): boolean {
    if (PUBLISHED_AT.test(this.at.get("repoURL").text)) return false;
    return (
      this.values.tree.get("karpenter").isMapping || this.values.parameters.some(({ path }) => path[0] === "karpenter")
    );
  }

  /** Whether the chart comes from a registry or a chart repository, and not out of git. */
  get isPublished(): boolean {
    const { text } = this.at.get("repoURL");
    return !this.at.get("chart").isUnset || text.startsWith("oci://");
  }

  /** The exact version that `targetRevision` names, without a `v`; undefined for ranges, branches and the unknown. */
  get version(): string | undefined {
    if (this.#given) return this.#given.version;
    const revision = this.at.get("targetRevision");
    return revision.value === undefined ? undefined : /^v?(\d+\.\d+\.\d+(?:[-+].*)?)$/u.exec(revision.text)?.[1];
  }

  /**
   * The place that decides one of Karpenter's settings: the last one that the release reads and the values
   * have, or where it should be; of a release without the setting, where newer ones have it.
   */
  setting(name: keyof typeof settingPlaces): Cursor {
    return this.values.at(...this.#settingKeys(name));
  }

  /** What has to go for a setting not to be set. */
  settingEntry(name: keyof typeof settingPlaces): Cursor {
    return this.values.entry(...this.#settingKeys(name));
  }

  /** What the release calls a setting, the newest name if nobody knows the release; undefined if it has none. */
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
