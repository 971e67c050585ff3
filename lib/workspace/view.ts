/** A snapshot of the facts in a repository's files, and of the files that belong together. */
import path from "node:path";
import { groupBy } from "../group-by.js";
import { type Kind, kindsWithRole } from "../kinds.js";
import type { ChartInstall } from "../model/chart-install.js";
import { type DeployedFolder, normalizeRepository } from "./applications.js";
import type { ConflictOptions } from "./claims.js";
import { type Conflict, conflictsIn } from "./conflicts.js";
import type { Environments } from "./environments.js";
import { type FileFacts, type PlacedFact, type Resource, valuesFileFacts } from "./facts.js";
import type { Kustomizations } from "./kustomizations.js";
import { remotesOf } from "./root.js";
import { type ValuesFacts, readValues } from "./values-files.js";

interface Access {
  /** Whether all files were checked. */
  readonly isComplete: boolean;
  /** The text of a file in the repository. */
  readonly read: (file: string) => string | undefined;
}

/** A file with values for Karpenter's chart. */
export interface ValuesFile {
  readonly text: string;
  /** The chart's version; undefined if it is unknown, or charts of different versions use the file. */
  readonly version: string | undefined;
  readonly install: ChartInstall;
  readonly facts: FileFacts;
}

export class View {
  readonly root: string;
  readonly files: readonly FileFacts[];
  readonly kustomizations: Kustomizations;
  /** Whether all files were checked; otherwise nothing can be reported as missing. */
  readonly isComplete: boolean;
  readonly #byFile: ReadonlyMap<string, FileFacts>;
  #resources: ReadonlyMap<Kind, readonly Resource[]> | undefined;
  #deployedFolders: readonly DeployedFolder[] | undefined;
  readonly #remotes: readonly string[] | undefined;
  #statements: readonly PlacedFact[] | undefined;
  #bySubject: ReadonlyMap<string, readonly PlacedFact[]> | undefined;
  readonly #conflicts = new Map<string, readonly Conflict[]>();

  /** The values files that Applications name for Karpenter's chart. */
  readonly values: ReadonlyMap<string, ValuesFile>;

  constructor(root: string, files: readonly FileFacts[], kustomizations: Kustomizations, { isComplete, read }: Access) {
    this.root = root;
    this.files = files;
    this.kustomizations = kustomizations;
    this.isComplete = isComplete;
    this.#remotes = remotesOf(root);
    this.values = this.#readValues(read);
    this.#byFile = new Map(files.map((facts) => [facts.file, facts]));
  }

  /** A file's path relative to the root. */
  pathOf(file: string): string {
    return path.relative(this.root, file).split(path.sep).join("/");
  }

  file(file: string): FileFacts | undefined {
    return this.#byFile.get(file);
  }

  /** All resources of a kind, in the order of their files. */
  resources(kind: Kind): readonly Resource[] {
    this.#resources ??= groupBy(
      this.files.flatMap(({ resources }) => resources),
      (resource) => resource.kind,
    );
    return this.#resources.get(kind) ?? [];
  }

  /** All resources that deploy sources. */
  get applications(): readonly Resource[] {
    return kindsWithRole("application").flatMap((kind) => this.resources(kind));
  }

  /** Whether there may be resources of a kind with unknown names: in templates, or renamed. */
  mayHideNames(kind: Kind): boolean {
    return (
      this.files.some(({ hidden }) => hidden.includes(kind)) ||
      this.resources(kind).some(({ name, file }) => name === undefined || this.kustomizations.renamed.has(file))
    );
  }

  /** The folders of this repository that Applications deploy as they are. */
  get deployedFolders(): readonly DeployedFolder[] {
    this.#deployedFolders ??= this.applications.flatMap(
      ({ application }) => application?.folders.filter(({ repository }) => this.#isOwn(repository)) ?? [],
    );
    return this.#deployedFolders;
  }

  /** Whether a deployed folder contains a file, and no kustomization that would select its files. */
  isIn({ folder, isRecursive }: DeployedFolder, file: string): boolean {
    const prefix = folder === "." ? "" : `${folder}/`;
    if (!file.startsWith(prefix) || this.kustomizations.hasIn(folder)) return false;
    return isRecursive || !file.slice(prefix.length).includes("/");
  }

  /** The supported kinds in a folder of this repository. */
  kindsIn(folder: DeployedFolder): Kind[] {
    if (!this.#isOwn(folder.repository)) return [];
    const group = this.kustomizations.groupOf(folder.folder);
    const files = this.files.filter(({ file }) => group?.has(file) ?? this.isIn(folder, file));
    return [...new Set(files.flatMap(({ resources }) => resources.map(({ kind }) => kind)))];
  }

  /** Whether an address belongs to this repository; every address does if it has no remotes. */
  #isOwn(repository: string): boolean {
    const wanted = normalizeRepository(repository);
    if (this.#remotes === undefined) return false;
    return this.#remotes.length === 0 || this.#remotes.some((remote) => normalizeRepository(remote) === wanted);
  }

  #readValues(read: Access["read"]): ReadonlyMap<string, ValuesFile> {
    const found = new Map<string, ValuesFile>();
    for (const { application } of this.applications) {
      for (const { version, files } of application?.values ?? []) {
        for (const one of files) {
          if (!one || !this.#isOwn(one.repository)) continue;
          const text = read(one.file);
          const before = found.get(one.file);
          const known = before && before.version !== version ? undefined : version;
          const install = text === undefined ? undefined : readValues(text, known);
          if (text === undefined || !install) continue;
          const facts = valuesFileFacts(one.file, text, install);
          found.set(one.file, { text, version: known, install, facts });
        }
      }
    }
    return found;
  }

  /**
   * A function that checks whether one of a source's values files contains a path of keys; undefined if one of the
   * files can't be read here.
   */
  valuesReader({ files }: ValuesFacts): ((keys: readonly string[]) => boolean) | undefined {
    const trees = files.map((one) =>
      one && this.#isOwn(one.repository) ? this.values.get(one.file)?.install.values.tree : undefined,
    );
    if (trees.includes(undefined)) return undefined;
    return (keys) => trees.some((tree) => tree?.along(keys).isAbsent === false);
  }

  /** Whether overlays change a file, or it is itself a patch. */
  isChanged(file: string): boolean {
    return this.kustomizations.overlaid.has(file) || this.kustomizations.patches.has(file);
  }

  /** All statements, except those that kustomizations change. */
  get statements(): readonly PlacedFact[] {
    this.#statements ??= this.#allStatements();
    return this.#statements;
  }

  /** The statements about any of the subjects. */
  #statementsOn(subjects: readonly string[]): readonly PlacedFact[] {
    this.#bySubject ??= groupBy(this.statements, ({ subject }) => subject);
    const [only = ""] = subjects;
    // In the order of the files, which decides which statement is named.
    return subjects.length === 1
      ? (this.#bySubject.get(only) ?? [])
      : this.statements.filter(({ subject }) => subjects.includes(subject));
  }

  #allStatements(): PlacedFact[] {
    const files = [...this.files, ...[...this.values.values()].map(({ facts }) => facts)];
    return files.flatMap(({ file, statements }) => (this.kustomizations.overlaid.has(file) ? [] : statements));
  }

  /** The statements that others in the same environment contradict. */
  conflicts(options: ConflictOptions, environments: Environments): readonly Conflict[] {
    const key = JSON.stringify([options, environments.id]);
    let conflicts = this.#conflicts.get(key);
    if (!conflicts) {
      const subjects = [options.subject, ...Object.keys(options.patterns ?? {})];
      conflicts = this.isComplete ? conflictsIn(this.#statementsOn(subjects), options, environments) : [];
      this.#conflicts.set(key, conflicts);
    }
    return conflicts;
  }
}
