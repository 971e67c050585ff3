/** Where Applications and ApplicationSets have their sources. */
import type { Kind } from "../kinds.js";
import type { Cursor, EmbeddedYaml } from "./cursor.js";
import { HelmSource } from "./helm-source.js";

/** A scalar that holds YAML, and the YAML; undefined where it can't be read. */
export interface EmbeddingScalar {
  readonly scalar: Cursor;
  readonly yaml: EmbeddedYaml | undefined;
}

/** The spec of an Application, or of a template of one. */
export class ApplicationSpec {
  readonly spec: Cursor;
  /** All sources that are written, those that Argo CD ignores included. */
  readonly sources: readonly HelmSource[];
  /** Whether another template of an ApplicationSet may add to what this one says, or change it. */
  readonly isPartial: boolean;

  constructor(spec: Cursor, sources: readonly HelmSource[], isPartial: boolean) {
    this.spec = spec;
    this.sources = sources;
    this.isPartial = isPartial;
  }

  /** The items of `sources`; with one or more, Argo CD ignores `source`. */
  get several(): readonly Cursor[] {
    return this.spec.get("sources").items();
  }

  /** The sources that Argo CD deploys: those in `sources`, or else `source`. */
  get deployed(): readonly Cursor[] {
    const { several } = this;
    return several.length > 0 ? several : [this.spec.get("source")];
  }

  /** The `source` that Argo CD ignores; undefined if it doesn't. */
  get ignoredSource(): Cursor | undefined {
    const source = this.spec.get("source");
    return source.isPresent && this.several.length > 0 ? source : undefined;
  }

  /** Whether there is nothing to deploy, for which Argo CD refuses an Application. */
  get lacksSource(): boolean {
    const fields = ["source", "sources", "sourceHydrator"];
    return this.spec.isPresent && fields.every((field) => this.spec.get(field).isAbsent);
  }
}

/** What an Application has for Helm. */
export interface HelmParts {
  readonly specs: readonly ApplicationSpec[];
  readonly sources: readonly HelmSource[];
  /** The scalars with YAML in them: values, and an ApplicationSet's patch. */
  readonly scalars: readonly EmbeddingScalar[];
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
  const specs = specsOf(kind, root, embed);
  // A patch that can't be read may say anything.
  const isPartial = scalars.some(({ yaml }) => !yaml) || specs.filter((spec) => !spec.isAbsent).length > 1;
  const withSources = specs.map((spec) => {
    const sources = sourcesOf(spec).map((at) => HelmSource.of(at, embed(at.at("helm.values")), isPartial));
    return new ApplicationSpec(spec, sources, isPartial);
  });
  return { specs: withSources, sources: withSources.flatMap(({ sources }) => sources), scalars };
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
  const levels: Cursor[][] = [];
  // Argo CD takes two levels of nesting; a bound here keeps aliases to themselves from going on forever.
  let level = spec.get("generators").items();
  for (let depth = 0; depth < 4 && level.length > 0; depth += 1) {
    const types = level.flatMap((generator) =>
      generator.isUnknown ? [generator] : generator.entries().filter((entry) => entry.isMapping && entry.isOwn),
    );
    levels.push(types);
    const nesting = types.filter((type) => type.key === "matrix" || type.key === "merge");
    level = nesting.flatMap((type) => type.get("generators").items());
  }
  return levels.flat();
}

function sourcesOf(spec: Cursor): Cursor[] {
  const single = [spec.get("source"), spec.at("sourceHydrator.drySource")];
  return [...single, ...spec.get("sources").items()].filter((source) => source.isMapping);
}
