/** The facts kept about each file: few, because a repository has thousands of files. */
import type { Kind } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import { installsBy } from "../argo-cd/chart-installs.js";
import { type SyncOrder, syncOrderOf } from "../argo-cd/sync-order.js";
import type { ChartInstall } from "../model/chart-install.js";
import type { FilePlace } from "../model/file-place.js";
import { LineIndex } from "../yaml/lines.js";
import type { Manifest } from "../model/manifest.js";
import { type ClassTraits, classTraitsOf } from "../karpenter/class-traits.js";
import { excludesReserved } from "../karpenter/pool-and-class.js";
import { isFilledIn } from "../karpenter/placeholders/context.js";
import { type CpuLimit, type PoolTypes, cpuLimitOf, poolTypesOf } from "../karpenter/instances/pool-types.js";
import { type Overlay, overlayOf } from "../karpenter/overlays.js";
import { groupOf } from "../model/node-class-ref.js";
import { type ApplicationFacts, type ChartFacts, applicationFacts } from "./applications.js";
import { kindsInside, kindsOfTemplatedKind } from "./hidden-kinds.js";
import type { FluxSource } from "../installers/around.js";
import type { Dependency } from "../installers/dependencies.js";
import { type InstalledChart, type YamlInstallers, yamlInstallers } from "./installers.js";
import { type ProjectFacts, projectFacts } from "../argo-cd/projects.js";
import { type PlacedStatement, type Statement, statementsOf, statementsOfInstall } from "./statements.js";
import { type Summary, summaryOf } from "./summary.js";

export interface Resource extends FilePlace {
  readonly kind: Kind;
  readonly version: string;
  /** Undefined if a template sets it. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly isPatch: boolean;
  /** Whether it may not be deployed, or to another cluster than the rest of its file: Terraform or a chart decides. */
  readonly isConditional: boolean;
  /** For a NodePool or NodeClaim: the node class that it refers to. */
  readonly nodeClass: { readonly group: string | undefined; readonly name: string | undefined } | undefined;
  /** For a node class: the properties that decide which node pools it has nodes for. */
  readonly traits: ClassTraits | undefined;
  /** Whether it is a node pool without capacity reservations. */
  readonly excludesReserved: boolean;
  /** For a node pool: the instance types that it admits, if they are known. */
  readonly types: PoolTypes | undefined;
  /** For a node pool: the vCPUs that it is limited to. */
  readonly cpuLimit: CpuLimit | undefined;
  readonly application: ApplicationFacts | undefined;
  readonly project: ProjectFacts | undefined;
  readonly summary: Summary | undefined;
  /** For a NodeOverlay without unknown parts: what it changes. */
  readonly overlay?: Overlay | undefined;
  /** When Argo CD applies it; undefined if that is unknown. */
  readonly sync: SyncOrder | undefined;
}

/** A statement in a file of the repository. */
export interface FileStatement extends Statement, FilePlace {
  readonly column: number;
  /** For a statement of a node pool: the name of its node class. */
  readonly nodeClass?: string;
}

/** A chart of Karpenter that something other than an Application installs. */
export interface FileChart extends ChartFacts, FilePlace {}

export interface FileFacts {
  readonly file: string;
  /** For comparison with the text in an editor. */
  readonly text: string;
  readonly resources: readonly Resource[];
  readonly statements: readonly FileStatement[];
  /** The kinds of which it may define objects with unknown names: in templates, Terraform and values of charts. */
  readonly hidden: readonly Kind[];
  readonly charts: readonly FileChart[];
  /** The sources of Flux. */
  readonly fluxSources?: readonly FluxSource[];
  /** For a file that describes a chart: Karpenter's charts among its dependencies. */
  readonly dependencies?: readonly Dependency[];
}

/** What is known about a file without its resources. */
export type FactsBesideResources = Omit<FileFacts, "file" | "resources" | "text">;

/** The facts of a file whose manifests are already parsed, without its resources. */
export function factsBesideResources(file: string, text: string, manifests: readonly Manifest[]): FactsBesideResources {
  const within = { file, lines: LineIndex.of(text), start: 0 };
  const installers = installersFacts(file, text);
  return {
    ...installers,
    statements: [...manifests.flatMap((manifest) => statementsIn(manifest, within)), ...installers.statements],
    hidden: [...new Set([...kindsInside(text, manifests), ...kindsOfTemplatedKind(text)])],
  };
}

export function resourcesOf(file: string, text: string, manifests: readonly Manifest[]): Resource[] {
  const within = { file, lines: LineIndex.of(text), start: 0 };
  return manifests.map((manifest) => resourceOf(manifest, within));
}

type InstallersFacts = Required<Pick<FileFacts, "charts" | "dependencies" | "fluxSources" | "statements">>;

/** The facts of installers other than Argo CD. */
export function installersFacts(file: string, text: string): InstallersFacts {
  return placedInstallers(yamlInstallers(file, text), { file, start: 0, lines: () => LineIndex.of(text) });
}

/** The facts of installers in a part of a file; its lines are only counted if there are any. */
export function placedInstallers(
  { charts, statements, sources, dependencies }: YamlInstallers,
  { file, start, lines }: Omit<TextInFile, "lines"> & { readonly lines: () => LineIndex },
): InstallersFacts {
  const within = charts.length + statements.length === 0 ? undefined : { file, start, lines: lines() };
  return {
    charts: within ? placedCharts(charts, within) : [],
    statements: within ? placed(statements, within) : [],
    fluxSources: sources,
    dependencies,
  };
}

/** A YAML text: a file, or a part of one. */
interface TextInFile {
  readonly file: string;
  /** The lines of the file. */
  readonly lines: LineIndex;
  /** The index in the file at which the text starts. */
  readonly start: number;
}

/** The facts of a file that contains only values for Karpenter's chart. */
export function valuesFileFacts(file: string, text: string, values: readonly ChartInstall[]): FileFacts {
  const statements = placed(values.flatMap(statementsOfInstall), { file, lines: LineIndex.of(text), start: 0 });
  return { file, text, resources: [], statements, hidden: [], charts: [] };
}

/** The statements of a manifest and of the charts that it installs. */
export function statementsIn(manifest: Manifest, within: TextInFile): FileStatement[] {
  const nodeClass = textOf(manifest.nodeClassRef.get("name"));
  const own = placed(statementsOf(manifest), within);
  return [
    ...own.map((statement) => ({ ...statement, ...(nodeClass !== undefined && { nodeClass }) })),
    ...[...installsByValues(manifest)].flatMap((install) => placed(statementsOfInstall(install), within)),
  ];
}

/** One of the installs with the same values: an ApplicationSet can generate many. */
function installsByValues(manifest: Manifest): Iterable<ChartInstall> {
  return new Map(installsBy(manifest).map((install) => [install.values.tree, install])).values();
}

/** Statements with their places in the file. */
export function placed(statements: readonly PlacedStatement[], { file, lines, start }: TextInFile): FileStatement[] {
  return statements.map(({ at, ...statement }) => ({ ...statement, file, ...lines.at(start + at.range[0]) }));
}

/** Charts with their places in the file. */
function placedCharts(charts: readonly InstalledChart[], { file, lines, start }: TextInFile): FileChart[] {
  return charts.map(({ index, ...chart }) => ({ ...chart, file, line: lines.at(start + index).line }));
}

export function resourceOf(manifest: Manifest, { file, lines, start }: TextInFile): Resource {
  const { kind, version, descriptor, nodeClassRef } = manifest;
  const name = manifest.at("metadata.name");
  const refersToClass = descriptor.paths.nodeClassRef !== undefined;
  return {
    file,
    line: lines.at(start + (name.isPresent ? name : manifest.at("kind")).range[0]).line,
    kind,
    version,
    name: textOf(name),
    namespace: textOf(manifest.at("metadata.namespace")),
    isPatch: manifest.isFragment,
    isConditional: manifest.isInValues,
    nodeClass: refersToClass ? { group: groupOf(nodeClassRef), name: textOf(nodeClassRef.get("name")) } : undefined,
    traits: descriptor.role === "nodeClass" ? classTraitsOf(manifest) : undefined,
    excludesReserved: descriptor.role === "nodePool" && excludesReserved(manifest),
    types: descriptor.role === "nodePool" ? poolTypesOf(manifest) : undefined,
    cpuLimit: descriptor.role === "nodePool" ? cpuLimitOf(manifest) : undefined,
    application: descriptor.role === "application" ? applicationFacts(manifest) : undefined,
    project: descriptor.role === "project" ? projectFacts(manifest) : undefined,
    summary: summaryOf(manifest),
    sync: syncOrderOf(manifest.root),
    ...(descriptor.role === "nodeOverlay" && { overlay: overlayOf(manifest) }),
  };
}

function textOf(place: Cursor): string | undefined {
  return typeof place.value === "string" && isFilledIn(place) ? place.value : undefined;
}
