/** The rules' interface to the files around the linted one. */
import { type Kind, kindsOfProject } from "../kinds.js";
import type { Gate } from "../karpenter/chart/feature-gates.js";
import type { Cursor } from "../yaml/cursor.js";
import type { HelmSource } from "../argo-cd/helm-source.js";
import type { KarpenterChart } from "../model/chart-install.js";
import { isNamedAsPatch } from "../model/completeness.js";
import type { Manifest } from "../model/manifest.js";
import { folderOf } from "./applications.js";
import { type ClusterKind, clusterKindsIn } from "./cluster-kinds.js";
import type { ConflictOptions } from "./comparison.js";
import type { Conflict } from "./conflict.js";
import { type DeployedChart, DeployedCharts } from "./deployed-charts.js";
import { areDeployedTogether, areNeighbors } from "./deployed-together.js";
import { type Environments, nearest } from "./environments.js";
import type { FilePlace } from "../model/file-place.js";
import type { Resource } from "./facts.js";
import { type EarlySync, earlySync } from "./first-sync.js";
import { IdentityAround } from "./identity/identity-around.js";
import { InstallsAround } from "./installs-around.js";
import {
  type ClassesAround,
  type MissingClass,
  type Surroundings,
  classesAround,
  classesMeant,
  hasPoolsWithoutDisks,
  hasUnusedReservations,
  isPatched,
  isUnused,
  missingClass,
  referenceIn,
} from "./node-classes.js";
import { type MissingReference, missingReferences } from "./missing-references.js";
import type { PlacedStatement } from "./statements.js";
import type { WorkspaceIndex } from "./workspace-index.js";

/** Finds the position of a cursor in the linted file, with line and column starting at 1. */
export type Locate = (at: Cursor) => { readonly line: number; readonly column: number };

export class RepositoryContext {
  /** The linted file, relative to the root. */
  readonly file: string;
  readonly #index: WorkspaceIndex;
  readonly #environments: Environments;
  readonly #locate: Locate;
  readonly #classes = new Map<Kind, ClassesAround>();
  readonly #charts: DeployedCharts;

  /** @param version the version that counts as that of all deployed charts; undefined if each has its own */
  constructor(index: WorkspaceIndex, file: string, environments: Environments, locate: Locate, version?: string) {
    this.#index = index;
    this.file = file;
    this.#environments = environments;
    this.#locate = locate;
    this.#charts = new DeployedCharts({
      index,
      file,
      version,
      near: (from, items) => this.#near(from, items),
      manifests: () => kindsOfProject("Karpenter").flatMap((kind) => this.resources(kind)),
    });
  }

  /** The contradictions to statements of the linted file, each with its position; no file is read if it has none. */
  conflicts(
    statements: readonly PlacedStatement[],
    options: ConflictOptions,
  ): { at: Cursor; what: string; conflict: Conflict }[] {
    if (statements.length === 0) return [];
    const own = this.#index
      .conflicts(options, this.#environments)
      .filter(({ statement }) => statement.file === this.file);
    if (own.length === 0) return [];
    return statements.flatMap(({ at, subject, what }) => {
      const { line, column } = this.#locate(at);
      const conflict = own.find(
        ({ statement }) => statement.line === line && statement.column === column && statement.subject === subject,
      );
      return conflict ? [{ at, what, conflict }] : [];
    });
  }

  /** The paths and values files of an Application that this repository should have, and does not have. */
  missingReferences(application: Manifest): MissingReference[] {
    const { checkout } = this.#index;
    return checkout && this.#isFinal(application) ? missingReferences(application, checkout) : [];
  }

  /** Whether nothing changes a manifest of the linted file before it is deployed. */
  #isFinal({ isFragment }: Manifest): boolean {
    return !isFragment && !isNamedAsPatch(this.file) && !this.isChanged();
  }

  /** Whether a patch or an overlay may change a manifest of the linted file. */
  mayChange(manifest: Manifest): boolean {
    return !this.#isFinal(manifest) || isPatched(manifest.kind, manifest.at("metadata.name").text, this.#index);
  }

  /** What the files around the linted one add to the installs of charts in it. */
  get installs(): InstallsAround {
    return new InstallsAround(this.#index, this.file);
  }

  /** The resources of a kind; those of the linted file are read from the editor's text. */
  resources(kind: Kind): readonly Resource[] {
    return this.#index.resources(kind);
  }

  /** The record of a manifest among the resources. */
  recordOf(manifest: Manifest): Resource | undefined {
    const name = manifest.at("metadata.name");
    const { line } = this.#locate(name.isPresent ? name : manifest.at("kind"));
    return this.#index
      .file(this.file)
      ?.resources.find(
        (one) => one.line === line && one.kind === manifest.kind && (one.name === undefined || one.name === name.value),
      );
  }

  /** The items in the linted file's environment, or without one, in the nearest folder that has any. */
  around<Item extends FilePlace>(items: readonly Item[]): readonly Item[] {
    return this.#near(this.file, items);
  }

  /** What Terraform creates for the cluster of the linted file. */
  get identity(): IdentityAround {
    const near = <Item extends FilePlace>(items: readonly Item[]) => this.around(items);
    return new IdentityAround({ index: this.#index, file: this.file, near, locate: this.#locate });
  }

  /** Whether kustomizations change a file, or it is a patch: its content isn't final. */
  isChanged(file = this.file): boolean {
    return this.#index.isChanged(file);
  }

  #near<Item extends FilePlace>(from: string, items: readonly Item[]): readonly Item[] {
    const environment = this.#environments.of(from);
    const candidates = items.filter(({ file }) => this.#environments.of(file) === environment);
    return environment === undefined ? nearest(from, candidates) : candidates;
  }

  /** Whether a script, or a Terraform file, sets a tag to each of some values. */
  setsTag(key: string, values: readonly string[]): boolean {
    return this.#index.setsTag(key, values);
  }

  /** Whether a script replaces a text, such as a placeholder, before anything is applied. */
  replaces(text: string): boolean {
    return this.#index.replacements.replaces(text);
  }

  /** Whether Terraform, a script or a manifest may replace a variable such as `${NAME}`. */
  fillsVariable(variable: string): boolean {
    const { replacements } = this.#index;
    const isTemplate = !/\.(?:ya?ml|json)$/u.test(this.file);
    return isTemplate || replacements.fillsVariables || replacements.replaces(variable);
  }

  /** The node class that a reference names but that does not exist here, if that is certain. */
  missingNodeClass(reference: Cursor): MissingClass | undefined {
    const missing = missingClass(referenceIn(reference), this.#surroundings, (kind) => this.#around(kind));
    return missing === "unknown" ? undefined : missing;
  }

  /** The node classes that a pool refers to, with all their fields; none if that or the pool is uncertain. */
  nodeClasses(pool: Manifest): readonly Resource[] {
    if (this.mayChange(pool)) return [];
    return classesMeant(referenceIn(pool.nodeClassRef), this.#surroundings, (one) => this.#around(one));
  }

  /** Whether a node class selects capacity reservations, and all of its node pools exclude them. */
  hasUnusedReservations(nodeClass: Manifest): boolean {
    const record = this.recordOf(nodeClass);
    return record !== undefined && this.#isFinal(nodeClass) && hasUnusedReservations(record, this.#surroundings);
  }

  /** Whether the node pools of a node class admit instance types, but none with local NVMe disks. */
  hasPoolsWithoutDisks(nodeClass: Manifest): boolean {
    const record = this.recordOf(nodeClass);
    return record !== undefined && this.#isFinal(nodeClass) && hasPoolsWithoutDisks(record, this.#surroundings);
  }

  /** Whether every node pool and node claim certainly refers to another node class. */
  isUnusedNodeClass(name: Cursor, kind: Kind): boolean {
    return name.isPresent && isUnused(name.text, kind, this.#surroundings);
  }

  get #surroundings(): Surroundings {
    return { file: this.file, index: this.#index, environments: this.#environments };
  }

  #around(kind: Kind): ClassesAround {
    const known = this.#classes.get(kind) ?? classesAround(kind, this.#surroundings);
    this.#classes.set(kind, known);
    return known;
  }

  /** The deployment of the chart that serves this file's manifests, if there is only one version. */
  chartAround(): DeployedChart | undefined {
    return this.#charts.around();
  }

  /** The deployment of the chart that certainly leaves a gate off for this file's manifests. */
  chartWithout(gate: Gate): DeployedChart | undefined {
    return this.#charts.without(gate);
  }

  /** The deployment of the chart that certainly repairs this file's nodes, within their disruption budgets. */
  chartWithRepair(): DeployedChart | undefined {
    return this.#charts.withRepair();
  }

  /** Whether the repository deploys one of Karpenter's charts, in any version. */
  deploys(name: KarpenterChart): boolean {
    return this.#charts.of(name).length > 0;
  }

  /** The deployment of the other chart, for a file that deploys one of the two, if each has only one version. */
  otherChart(name: KarpenterChart): DeployedChart | undefined {
    return this.#charts.beside(name);
  }

  /** Why Argo CD syncs a manifest before Karpenter's CRDs exist, if it certainly does. */
  earlySync(manifest: Manifest): EarlySync | undefined {
    const record = this.mayChange(manifest) ? undefined : this.recordOf(manifest);
    return record && earlySync(record, this.#surroundings);
  }

  /** The supported kinds in the folders that sources deploy, as far as they are in this repository. */
  kindsOf(sources: readonly HelmSource[]): Kind[] {
    const folders = sources.flatMap(({ at }) => folderOf(at) ?? []);
    return folders.flatMap((folder) => this.#index.kindsIn(folder));
  }

  /** The cluster-scoped kinds that sources deploy, as far as they are known. */
  clusterKindsOf(sources: readonly HelmSource[]): ClusterKind[] {
    return clusterKindsIn(this.kindsOf(sources), sources);
  }

  /** Whether two resources certainly end up in the same cluster, both with the name that they have here. */
  isDeployedWith(one: Resource, other: Resource): boolean {
    return areDeployedTogether(one, other, this.#surroundings);
  }

  /** Whether two resources are probably for the same cluster: deployed together, or in one folder as they are. */
  isNextTo(one: Resource, other: Resource): boolean {
    return areNeighbors(one, other, this.#surroundings);
  }
}
