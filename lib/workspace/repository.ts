/** What rules see of the files around the linted one. */
import { type Kind, karpenterKinds, kinds } from "../kinds.js";
import type { Cursor } from "../manifest/cursor.js";
import type { HelmSource, KarpenterChart } from "../manifest/helm-source.js";
import type { Manifest } from "../manifest/manifest.js";
import { folderOf } from "./applications.js";
import type { ConflictOptions } from "./claims.js";
import type { Conflict } from "./conflicts.js";
import { type Environments, nearest } from "./environments.js";
import type { Place, Resource } from "./facts.js";
import { statementsOf } from "./statements.js";
import { valuesFacts } from "./values-files.js";
import type { View } from "./view.js";

/** Where a place of the linted file stands, both from 1 on. */
export type Locate = (at: Cursor) => { readonly line: number; readonly column: number };

interface FoundChart extends Place {
  readonly version: string | undefined;
}

interface DeployedChart extends Place {
  readonly version: string;
}

export class Repository {
  /** The linted file, from the root. */
  readonly file: string;
  readonly #view: View;
  readonly #environments: Environments;
  readonly #locate: Locate;

  constructor(view: View, file: string, environments: Environments, locate: Locate) {
    this.#view = view;
    this.file = file;
    this.#environments = environments;
    this.#locate = locate;
  }

  /** Whether all files were looked at; otherwise nothing can be said to be missing. */
  get isComplete(): boolean {
    return this.#view.isComplete;
  }

  /** The contradictions to what a manifest says, each at its place. */
  conflicts(manifest: Manifest, options: ConflictOptions): { at: Cursor; what: string; conflict: Conflict }[] {
    const own = this.#view
      .conflicts(options, this.#environments)
      .filter(({ statement }) => statement.file === this.file);
    if (own.length === 0) return [];
    return statementsOf(manifest).flatMap(({ at, subject, what }) => {
      const { line, column } = this.#locate(at);
      const conflict = own.find(
        ({ statement }) => statement.line === line && statement.column === column && statement.subject === subject,
      );
      return conflict ? [{ at, what, conflict }] : [];
    });
  }

  /** What the linted file is as values for Karpenter's chart, if an Application names it so. */
  valuesFile(): { readonly version: string | undefined } | undefined {
    return this.#view.values.get(this.file);
  }

  /** Has the Applications know what their value files in this repository hold. */
  readValuesOf(manifests: readonly Manifest[]): void {
    for (const { sources } of manifests.flatMap(({ applicationSpecs }) => applicationSpecs)) {
      for (const source of sources) {
        const reader = source.isKarpenter ? this.#view.valuesReader(valuesFacts(source, sources)) : undefined;
        if (reader) source.values.readFiles(reader);
      }
    }
  }

  /** The resources of a kind, those of the linted file as it is in the editor. */
  resources(kind: Kind): readonly Resource[] {
    return this.#view.resources(kind);
  }

  /** A manifest's own record among them. */
  recordOf(manifest: Manifest): Resource | undefined {
    const name = manifest.at("metadata.name");
    const { line } = this.#locate(name.isPresent ? name : manifest.at("kind"));
    return this.#view
      .file(this.file)
      ?.resources.find(
        (one) => one.line === line && one.kind === manifest.kind && (one.name === undefined || one.name === name.value),
      );
  }

  /** Those of the linted file's environment, or else those in the nearest folder that has any. */
  around<Item extends Place>(items: readonly Item[]): readonly Item[] {
    return this.#near(this.file, items);
  }

  /** Whether kustomizations change what a file says, or it is a patch: it hasn't the last word. */
  isChanged(file = this.file): boolean {
    return this.#view.isChanged(file);
  }

  #near<Item extends Place>(from: string, items: readonly Item[]): readonly Item[] {
    const environment = this.#environments.of(from);
    const candidates = items.filter(({ file }) => this.#environments.of(file) === environment);
    return environment === undefined ? nearest(from, candidates) : candidates;
  }

  /** Whether there may be resources of a kind whose names nobody can read here. */
  mayHideNames(kind: Kind): boolean {
    return this.#view.mayHideNames(kind);
  }

  /** Where the chart is deployed that serves this file's manifests, if that is one version. */
  chartAround(): DeployedChart | undefined {
    return this.#belongsTo(
      this.#charts("karpenter"),
      karpenterKinds.flatMap((kind) => this.resources(kind)),
    );
  }

  /** Where the other of the two charts is deployed, for a file that deploys one, if each is of one version. */
  otherChart(name: KarpenterChart): DeployedChart | undefined {
    const own = this.#charts(name === "karpenter" ? "karpenter-crd" : "karpenter");
    const other = this.#belongsTo(this.#charts(name), own);
    const beside = other ? this.#near(other.file, own) : [];
    const [first] = beside;
    const isOne = first?.version !== undefined && beside.every(({ version }) => version === first.version);
    return isOne ? other : undefined;
  }

  #charts(name: KarpenterChart): FoundChart[] {
    return [...this.resources("Application"), ...this.resources("ApplicationSet")].flatMap(
      ({ application, file, line }) =>
        (application?.charts ?? [])
          .filter((chart) => chart.name === name)
          // What an overlay makes of a version isn't known.
          .map(({ version }) => ({ file, line, version: this.#view.isChanged(file) ? undefined : version })),
    );
  }

  /** The one chart around the linted file; none that is nearer to others of its kind, such as those of another cluster. */
  #belongsTo(charts: readonly FoundChart[], others: readonly Place[]): DeployedChart | undefined {
    const around = this.around(charts);
    const [first] = around;
    if (first?.version === undefined || around.some(({ version }) => version !== first.version)) return undefined;
    const isMutual = this.#near(first.file, others).some(({ file }) => file === this.file);
    return isMutual ? { ...first, version: first.version } : undefined;
  }

  /** The kinds of the whole cluster that sources deploy, as far as that can be told. */
  clusterKindsOf(sources: readonly HelmSource[]): { group: string; kind: string }[] {
    const found = new Map<string, string>();
    for (const { at, karpenterChart } of sources) {
      if (karpenterChart === "karpenter") {
        found.set("ClusterRole", "rbac.authorization.k8s.io").set("ClusterRoleBinding", "rbac.authorization.k8s.io");
      }
      const skipCrds = at.at("helm.skipCrds");
      if (karpenterChart === "karpenter-crd" || (karpenterChart === "karpenter" && skipCrds.isAbsent)) {
        found.set("CustomResourceDefinition", "apiextensions.k8s.io");
      }
      const folder = folderOf(at);
      for (const kind of folder ? this.#view.kindsIn(folder) : []) {
        if (kinds[kind].scope === "Cluster") found.set(kind, kinds[kind].group);
      }
    }
    return [...found].map(([kind, group]) => ({ kind, group }));
  }

  /** Whether two resources end up in one cluster for sure, both under the name that they have here. */
  isDeployedWith(one: Resource, other: Resource): boolean {
    if (one.isPatch || other.isPatch) return false;
    // What belongs to the whole cluster has no namespace, even if it says so.
    if (kinds[one.kind].scope === "Namespaced" && one.namespace !== other.namespace) return false;
    const { kustomizations } = this.#view;
    const { renamed, patches } = kustomizations;
    if ([one.file, other.file].some((file) => renamed.has(file) || patches.has(file))) return false;
    if (one.file === other.file || this.isSameEnvironment(one.file, other.file)) return true;
    if (kustomizations.bringsTogether(one.file, other.file)) return true;
    return this.#view.deployedFolders.some(
      (folder) => this.#view.isIn(folder, one.file) && this.#view.isIn(folder, other.file),
    );
  }

  /** Whether two files are of one environment that the settings name. */
  isSameEnvironment(one: string, other: string): boolean {
    const environment = this.#environments.of(one);
    return environment !== undefined && environment === this.#environments.of(other);
  }
}
