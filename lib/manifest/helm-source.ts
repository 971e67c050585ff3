import type { Kind } from "../kinds.js";
import type { Cursor, EmbeddedYaml } from "./cursor.js";
import { HelmValues } from "./helm-values.js";

/** A scalar that holds YAML, and the YAML; undefined where it can't be read. */
export interface EmbeddingScalar {
  readonly scalar: Cursor;
  readonly yaml: EmbeddedYaml | undefined;
}

/** What an Application has for Helm. */
export interface HelmParts {
  readonly sources: readonly HelmSource[];
  /** The scalars with YAML in them: values, and an ApplicationSet's patch. */
  readonly scalars: readonly EmbeddingScalar[];
}

/** One source of an Argo CD Application: a chart or a folder, and what Helm gets to render it. */
export class HelmSource {
  /** The source itself: `spec.source`, or an item of `spec.sources`. */
  readonly at: Cursor;
  readonly values: HelmValues;

  constructor(at: Cursor, values: Cursor | undefined) {
    this.at = at;
    this.values = new HelmValues(at.get("helm"), values);
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
export function helmPartsOf(kind: Kind, root: Cursor): HelmParts {
  const scalars: EmbeddingScalar[] = [];
  const embed: Embed = (scalar) => {
    if (scalar.isAbsent) return undefined;
    const yaml = scalar.embedded();
    scalars.push({ scalar, yaml });
    return yaml?.content;
  };
  const sources = specsOf(kind, root, embed)
    .flatMap((spec) => sourcesOf(spec))
    .map((source) => new HelmSource(source, embed(source.at("helm.values"))));
  return { sources, scalars };
}

type Embed = (scalar: Cursor) => Cursor | undefined;

/** The specs of an Application, or of the templates of an ApplicationSet: its own, its generators', the patch. */
function specsOf(kind: Kind, root: Cursor, embed: Embed): Cursor[] {
  const spec = root.get("spec");
  if (kind === "Application") return [spec];
  if (kind !== "ApplicationSet") return [];
  const patch = embed(spec.get("templatePatch"));
  const generators = generatorsOf(spec).map((generator) => generator.get("template"));
  return [spec.get("template"), ...generators, ...(patch ? [patch] : [])].map((template) => template.get("spec"));
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

function sourcesOf(spec: Cursor): Cursor[] {
  const single = [spec.get("source"), spec.at("sourceHydrator.drySource")];
  return [...single, ...spec.get("sources").items()].filter((source) => source.isMapping);
}
