import type { Cursor } from "../yaml/cursor.js";
import { exactVersion, isPublisher, karpenterChartAt } from "../karpenter/chart/registry.js";
import { areForOtherProvider, isOfOtherProvider } from "../karpenter/chart/other-providers.js";
import type { KarpenterChart } from "../model/chart-install.js";
import { HelmValues } from "../model/helm-values.js";

/** One source of an Argo CD Application: a chart or a folder, and the values for Helm. */
export class HelmSource {
  /** The source itself: `spec.source`, or an item of `spec.sources`. */
  readonly at: Cursor;
  readonly values: HelmValues;
  /** Whether another template of an ApplicationSet may add to this one or change it. */
  readonly isPartial: boolean;

  private constructor(at: Cursor, values: HelmValues, isPartial: boolean) {
    this.at = at;
    this.values = values;
    this.isPartial = isPartial;
  }

  static of(at: Cursor, content: Cursor | undefined, isPartial: boolean): HelmSource {
    // A plugin renders the chart with its own values.
    const isOpen = isPartial || !at.get("plugin").isAbsent;
    return new HelmSource(at, valuesOf(at.get("helm"), content, isOpen), isPartial);
  }

  /** Whether this is the chart of Karpenter's controller. */
  get isKarpenter(): boolean {
    return this.karpenterChart === "karpenter";
  }

  /** Which of Karpenter's charts this is. */
  get karpenterChart(): KarpenterChart | undefined {
    const chart = this.at.get("chart");
    const [repository, folder] = [this.at.get("repoURL").text, this.at.get("path").text];
    // A chart whose name a template sets is unknown, whatever its repository is.
    if (chart.isUnknown) return undefined;
    const name = karpenterChartAt({ repository, chart: chart.text, folder });
    return name === undefined || this.#isOther ? undefined : name;
  }

  /**
   * Whether this is a chart with the same name of another provider, or a custom chart that has Karpenter's chart as a
   * dependency: the values for the dependency are under its name.
   */
  get #isOther(): boolean {
    const repository = this.at.get("repoURL").text;
    if (isOfOtherProvider(repository)) return true;
    if (isPublisher(repository)) return false;
    return (
      this.values.tree.get("karpenter").isMapping ||
      this.values.parameters.some(({ path }) => path[0] === "karpenter") ||
      areForOtherProvider(this.values)
    );
  }

  /** Whether the chart comes from a registry or a chart repository, not from git. */
  get isPublished(): boolean {
    const { text } = this.at.get("repoURL");
    return this.at.get("chart").isSet || text.startsWith("oci://");
  }

  /**
   * The exact version that `targetRevision` names, without a `v`; undefined for ranges, branches and unknown values.
   */
  get version(): string | undefined {
    const revision = this.at.get("targetRevision");
    return revision.value === undefined ? undefined : exactVersion(revision.text);
  }
}

/**
 * The values of a source, given the content of `values`. `parameters` take precedence over `valuesObject`, and `values`
 * is ignored if that is set (Argo CD's user guide, "Helm").
 */
function valuesOf(helm: Cursor, values: Cursor | undefined, isPartial: boolean): HelmValues {
  const object = helm.get("valuesObject");
  return new HelmValues({
    trees: [object.isAbsent ? (values ?? helm.get("values")) : object],
    around: helm,
    parameters: () => helm.get("parameters").items(),
    hasFiles: !helm.get("valueFiles").isAbsent,
    isOpen: isPartial || !helm.get("fileParameters").isAbsent,
  });
}
