/** What rules see of the files around the linted one. */
import type { Cursor } from "../manifest/cursor.js";
import type { Manifest } from "../manifest/manifest.js";
import { type Kind, kinds } from "../kinds.js";
import type { HelmSource, KarpenterChart } from "../manifest/helm-source.js";
import { folderOf } from "./argo-cd.js";
import { type Conflict, type ConflictOptions } from "./conflicts.js";
import { type Environments, nearest } from "./environments.js";
import type { Place, Resource } from "./facts.js";
import { statementsOf } from "./statements.js";
import type { View } from "./view.js";

/** Where a place of the linted file stands, both from 1 on. */
export type Locate = (at: Cursor) => { readonly line: number; readonly column: number };

export class Repository {
  readonly view: View;
  /** The linted file, from the root. */
  readonly file: string;
  readonly #environments: Environments;
  readonly #locate: Locate;

  constructor(view: View, file: string, environments: Environments, locate: Locate) {
    this.view = view;
    this.file = file;
    this.#environments = environments;
    this.#locate = locate;
  }

  /** The contradictions to what a manifest says, each at its place. */
  conflicts(manifest: Manifest, options: ConflictOptions): { at: Cursor; what: string; conflict: Conflict }[] {
    const own = this.view
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

  /** The resources of a kind, those of the linted file as it is in the editor. */
  resources(kind: Kind): readonly Resource[] {
    return this.view.resources(kind);
  }

  /** A manifest's own record among them. */
  recordOf(manifest: Manifest): Resource | undefined {
    const name = manifest.at("metadata.name");
    const { line } = this.#locate(name.isPresent ? name : manifest.at("kind"));
    return this.view
      .file(this.file)
      ?.resources.find((resource) => resource.line === line && resource.kind === manifest.kind);
  }

  /** Those of the linted file's environment, or else those in the nearest folder that has any. */
  around<Item extends Place>(items: readonly Item[]): readonly Item[] {
    const environment = this.#environments.of(this.file);
    const candidates = items.filter(({ file }) => this.#environments.of(file) === environment);
    return environment === undefined ? nearest(this.file, candidates) : candidates;
  }

  /** Whether there may be resources of a kind whose names nobody can read here. */
  mayHideNames(kind: Kind): boolean {
    return this.view.mayHideNames(kind);
  }

  /** Where a chart of Karpenter is deployed that this file belongs to, if that is one version. */
  chartAround(name: KarpenterChart): (Place & { readonly version: string }) | undefined {
    const charts = [...this.resources("Application"), ...this.resources("ApplicationSet")].flatMap(
      ({ application, file, line }) =>
        (application?.charts ?? [])
          .filter((chart) => chart.name === name)
          .map(({ version }) => ({ file, line, version })),
    );
    const around = this.around(charts);
    const [first] = around;
    const isOne = around.every(({ version }) => version === first?.version);
    return first?.version !== undefined && isOne ? { ...first, version: first.version } : undefined;
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
      for (const kind of folder ? this.view.kindsIn(folder) : []) {
        if (kinds[kind].scope === "Cluster") found.set(kind, kinds[kind].group);
      }
    }
    return [...found].map(([kind, group]) => ({ kind, group }));
  }

  /** Whether two resources end up in one cluster for sure, both under the name that they have here. */
  isDeployedWith(one: Resource, other: Resource): boolean {
    if (one.namespace !== other.namespace || one.isPatch || other.isPatch) return false;
    const { renamed, patches, groups } = this.view.kustomizations;
    if ([one.file, other.file].some((file) => renamed.has(file) || patches.has(file))) return false;
    if (one.file === other.file || this.isSameEnvironment(one.file, other.file)) return true;
    if (groups.some((group) => group.has(one.file) && group.has(other.file))) return true;
    return this.view.deployedFolders.some(
      (folder) => this.view.isIn(folder, one.file) && this.view.isIn(folder, other.file),
    );
  }

  /** Whether two files are of one environment that the settings name. */
  isSameEnvironment(one: string, other: string): boolean {
    const environment = this.#environments.of(one);
    return environment !== undefined && environment === this.#environments.of(other);
  }
}
