import type { Kind } from "../kinds.js";
import type { Cursor } from "./cursor.js";
import { HelmValues } from "./helm-values.js";

/** A scalar that holds YAML, and the YAML; no content where the text can't be read. */
export interface Embedded {
  readonly scalar: Cursor;
  readonly content: Cursor | undefined;
}

/** One source of an Argo CD Application: a chart or a folder, and what Helm gets to render it. */
export class HelmSource {
  /** The source itself: `spec.source`, or an item of `spec.sources`. */
  readonly at: Cursor;
  readonly values: HelmValues;
  /** The YAML in scalars that belongs to this source. */
  readonly embedded: readonly Embedded[];

  constructor(at: Cursor, around: readonly Embedded[]) {
    this.at = at;
    const values = embed(at.at("helm.values"));
    this.values = new HelmValues(at.get("helm"), values?.content);
    this.embedded = values ? [...around, values] : around;
  }

  /**
   * Whether this is Karpenter's own chart: `chart: karpenter` of any repository, or an OCI repository
   * that ends in it.
   */
  get isKarpenter(): boolean {
    const repository = this.at.get("repoURL").value;
    const chart = this.at.get("chart");
    if (chart.isAbsent) return typeof repository === "string" && /\/karpenter\/karpenter\/?$/u.test(repository);
    return typeof chart.value === "string" && /^(?:karpenter\/)?karpenter$/u.test(chart.value);
  }
}

/** All sources of an Application or of an ApplicationSet's templates; none for other kinds. */
export function helmSourcesOf(kind: Kind, root: Cursor): HelmSource[] {
  if (kind === "Application") return sourcesOf(root.get("spec"), []);
  if (kind !== "ApplicationSet") return [];
  const spec = root.get("spec");
  const patch = embed(spec.get("templatePatch"));
  return [
    ...sourcesOf(spec.at("template.spec"), []),
    ...generatorsOf(spec).flatMap((generator) => sourcesOf(generator.at("template.spec"), [])),
    ...(patch?.content ? sourcesOf(patch.content.get("spec"), [patch]) : []),
  ];
}

/** The generators of an ApplicationSet, those inside `matrix` and `merge` included. */
function generatorsOf(spec: Cursor): Cursor[] {
  const generators: Cursor[] = [];
  // Argo CD takes two levels of nesting; a bound here keeps aliases to themselves from going on forever.
  let level = spec.get("generators").items();
  for (let depth = 0; depth < 4 && level.length > 0; depth += 1) {
    const types = level.flatMap((generator) => generator.entries().filter((entry) => entry.isMapping && entry.isOwn));
    generators.push(...types);
    const nesting = types.filter((type) => type.key === "matrix" || type.key === "merge");
    level = nesting.flatMap((type) => type.get("generators").items());
  }
  return generators;
}

function sourcesOf(spec: Cursor, around: readonly Embedded[]): HelmSource[] {
  const single = [spec.get("source"), spec.at("sourceHydrator.drySource")];
  return [...single, ...spec.get("sources").items()]
    .filter((source) => source.isMapping)
    .map((source) => new HelmSource(source, around));
}

function embed(scalar: Cursor): Embedded | undefined {
  return scalar.isAbsent ? undefined : { scalar, content: scalar.embedded() };
}
