import type { Cursor } from "../yaml/cursor.js";
import { exactVersion, isPublisher, karpenterChartAt } from "../karpenter/chart/registry.js";
import { areForOtherProvider, isOfOtherProvider } from "../karpenter/chart/other-providers.js";
import type { KarpenterChart } from "../model/chart-install.js";
import { HelmValues } from "../model/helm-values.js";
import { type Element, filledIn, renderedText } from "./application-set/elements.js";

/** The fields that tell a chart and its version. */
const FIELDS = ["repoURL", "chart", "targetRevision"];

/** One source of an Argo CD Application: a chart or a folder, and the values for Helm. */
export class HelmSource {
  /** The source itself: `spec.source`, or an item of `spec.sources`. */
  readonly at: Cursor;
  readonly values: HelmValues;
  /** Whether another template of an ApplicationSet may add to this one or change it. */
  readonly isPartial: boolean;
  /** The element of an ApplicationSet's list that it is generated for. */
  readonly #element: Element | undefined;

  private constructor(at: Cursor, values: HelmValues, isPartial: boolean, element?: Element) {
    this.at = at;
    this.values = values;
    this.isPartial = isPartial;
    this.#element = element;
  }

  static of(at: Cursor, content: Cursor | undefined, isPartial: boolean): HelmSource {
    // A plugin renders the chart with its own values.
    const isOpen = isPartial || !at.get("plugin").isAbsent;
    return new HelmSource(at, valuesOf(at.get("helm"), content, isOpen), isPartial);
  }

  /** Whether parameters decide which chart it is. */
  get isTemplated(): boolean {
    return FIELDS.some((field) => this.at.get(field).text.includes("{{"));
  }

  /** The same source for an element; undefined if its chart, repository and version don't depend on it. */
  generatedFor(element: Element): HelmSource | undefined {
    const { at, values, isPartial } = this;
    const texts = FIELDS.map((field) => at.get(field).text).filter((text) => text.includes("{{"));
    const isSame = texts.every((text) => renderedText(text, element) === undefined);
    return isSame ? undefined : new HelmSource(at, values, isPartial, element);
  }

  /** The same source with a template for charts that read other values. */
  withSharedValues(): HelmSource {
    return new HelmSource(
      this.at,
      this.values.readElsewhere(() => true),
      this.isPartial,
      this.#element,
    );
  }

  /** The name of the chart. */
  get chart(): Cursor {
    return this.filled(this.at.get("chart"));
  }

  get repository(): Cursor {
    return this.filled(this.at.get("repoURL"));
  }

  get revision(): Cursor {
    return this.filled(this.at.get("targetRevision"));
  }

  /** A value of the template: the parameter that it consists of, if it is one. */
  filled(value: Cursor): Cursor {
    return this.#element ? filledIn(value, this.#element) : value;
  }

  /** Whether this is the chart of Karpenter's controller. */
  get isKarpenter(): boolean {
    return this.karpenterChart === "karpenter";
  }

  /** Which of Karpenter's charts this is. */
  get karpenterChart(): KarpenterChart | undefined {
    const { chart } = this;
    const [repository, folder] = [this.repository.text, this.at.get("path").text];
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
    const repository = this.repository.text;
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
    return this.chart.isSet || this.repository.text.startsWith("oci://");
  }

  /**
   * The exact version that `targetRevision` names, without a `v`; undefined for ranges, branches and unknown values.
   */
  get version(): string | undefined {
    const { text, value } = this.revision;
    if (value !== undefined) return exactVersion(text);
    return this.#element && exactVersion(renderedText(text, this.#element) ?? "");
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
