/** Finds the sources of Applications and ApplicationSets. */
import type { Kind } from "../kinds.js";
import type { Cursor, EmbeddedYaml } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { manifestsOf, textsIn } from "../model/parse.js";
import type { YamlText } from "../yaml/document.js";
import { generatedSources } from "./application-set/generated.js";
import { HelmSource } from "./helm-source.js";

/** A scalar that contains YAML, and its content; undefined if it can't be read. */
export interface EmbeddingScalar {
  readonly scalar: Cursor;
  readonly yaml: EmbeddedYaml | undefined;
}

/** The spec of an Application, or of an ApplicationSet's template. */
export class ApplicationSpec {
  readonly spec: Cursor;
  /** All sources in the spec, including those that Argo CD ignores. */
  readonly sources: readonly HelmSource[];
  /** The same sources with known parameters: one for each element of a list that they depend on. */
  readonly generated: readonly HelmSource[];
  /** Whether another template of an ApplicationSet may add to this one or change it. */
  readonly isPartial: boolean;

  constructor(spec: Cursor, sources: readonly HelmSource[], generated: readonly HelmSource[], isPartial: boolean) {
    this.spec = spec;
    this.sources = sources;
    this.generated = generated;
    this.isPartial = isPartial;
  }

  /** The items of `sources`; if there are any, Argo CD ignores `source`. */
  get several(): readonly Cursor[] {
    return this.spec.get("sources").items();
  }

  /** The sources that Argo CD deploys: the items of `sources`, or `source` if there are none. */
  get deployed(): readonly HelmSource[] {
    const isDeployed = this.several.length > 0 ? ({ at }: HelmSource) => typeof at.key === "number" : isSingle;
    return this.sources.filter(isDeployed);
  }

  /** Whether `sources` is certainly empty. */
  get hasSingleSource(): boolean {
    const sources = this.spec.get("sources");
    return sources.isAbsent || (sources.isList && !sources.isOpen && this.several.length === 0);
  }

  /** The `source` if Argo CD ignores it; undefined otherwise. */
  get ignoredSource(): Cursor | undefined {
    const source = this.spec.get("source");
    return source.isPresent && this.several.length > 0 ? source : undefined;
  }

  /** Whether all fields for sources are missing, in which case Argo CD rejects the Application. */
  get lacksSource(): boolean {
    const fields = ["source", "sources", "sourceHydrator"];
    return this.spec.isPresent && fields.every((field) => this.spec.get(field).isAbsent);
  }
}

function isSingle({ at }: HelmSource): boolean {
  return at.key === "source";
}

/** What an Application or ApplicationSet deploys. */
interface Application {
  /** The spec of an Application, or the specs of an ApplicationSet's templates. */
  readonly specs: readonly ApplicationSpec[];
  /** The sources of all specs, with their Helm values. */
  readonly sources: readonly HelmSource[];
  /** The scalars that contain YAML: values, and the patch of an ApplicationSet. */
  readonly embedding: readonly EmbeddingScalar[];
}

const nothing: Application = { specs: [], sources: [], embedding: [] };
const applications = new WeakMap<Manifest, Application>();

/** The sources of an Application or of an ApplicationSet's templates; none for other kinds. */
export function applicationOf(manifest: Manifest): Application {
  let application = applications.get(manifest);
  if (!application) {
    application = manifest.descriptor.role === "application" ? read(manifest) : nothing;
    applications.set(manifest, application);
  }
  return application;
}

function read({ kind, root }: Manifest): Application {
  const scalars: EmbeddingScalar[] = [];
  const embed: Embed = (scalar) => {
    if (scalar.isAbsent) return undefined;
    const yaml = scalar.embedded();
    scalars.push({ scalar, yaml });
    return yaml?.content;
  };
  const specs = specsOf(kind, root, embed);
  // A patch that can't be read may contain anything.
  const isPartial = scalars.some(({ yaml }) => !yaml) || specs.filter((spec) => !spec.isAbsent).length > 1;
  const withSources = specs.map((spec, index) => {
    const sources = sourcesOf(spec).map((at) => HelmSource.of(at, embed(at.at("helm.values")), isPartial));
    // The first template of an ApplicationSet is that of all generators.
    const generated = kind === "ApplicationSet" && index === 0 ? generatedSources(sources, root.get("spec")) : sources;
    return new ApplicationSpec(spec, sources, generated, isPartial);
  });
  return { specs: withSources, sources: withSources.flatMap(({ sources }) => sources), embedding: scalars };
}

type Embed = (scalar: Cursor) => Cursor | undefined;

/** The spec of an Application, or all specs of an ApplicationSet: in its template, its generators and its patch. */
function specsOf(kind: Kind, root: Cursor, embed: Embed): Cursor[] {
  const spec = root.get("spec");
  if (kind === "Application") return [spec];
  const patch = embed(spec.get("templatePatch"));
  const generators = generatorsOf(spec).map((generator) => generator.get("template"));
  return [spec.get("template"), ...generators, ...(patch ? [patch] : [])].map((template) => template.get("spec"));
}

/** The generators of an ApplicationSet, including those inside `matrix` and `merge`. */
export function generatorsOf(spec: Cursor): Cursor[] {
  const levels: Cursor[][] = [];
  // Argo CD supports two levels of nesting; the bound here ends the loop for aliases that contain themselves.
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

/** The YAML inside scalars of a file: Helm values, patches of ApplicationSets and of kustomizations. */
export function embeddedIn(file: YamlText): readonly EmbeddedYaml[] {
  const scalars = manifestsOf(file).flatMap((manifest) => applicationOf(manifest).embedding);
  return [...textsIn(file), ...scalars.flatMap(({ yaml }) => yaml ?? [])];
}
