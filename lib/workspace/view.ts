/** What the files of a repository say at one moment, and which of them belong together. */
import path from "node:path";
import type { Kind } from "../kinds.js";
import { type ConflictOptions, type Conflict, conflictsIn } from "./conflicts.js";
import type { Environments } from "./environments.js";
import { type DeployedFolder, normalizeRepository } from "./argo-cd.js";
import { remotesOf } from "./root.js";
import type { FileFacts, PlacedFact, Resource } from "./facts.js";
import type { Kustomizations } from "./kustomizations.js";

export class View {
  readonly root: string;
  readonly files: readonly FileFacts[];
  readonly kustomizations: Kustomizations;
  /** Whether all files were looked at; otherwise nothing can be said to be missing. */
  readonly isComplete: boolean;
  readonly #byFile: ReadonlyMap<string, FileFacts>;
  #resources: ReadonlyMap<Kind, readonly Resource[]> | undefined;
  #deployedFolders: readonly DeployedFolder[] | undefined;
  readonly #remotes: readonly string[];
  readonly #conflicts = new Map<string, readonly Conflict[]>();

  constructor(root: string, files: readonly FileFacts[], kustomizations: Kustomizations, isComplete: boolean) {
    this.root = root;
    this.files = files;
    this.kustomizations = kustomizations;
    this.isComplete = isComplete;
    this.#remotes = remotesOf(root);
    this.#byFile = new Map(files.map((facts) => [facts.file, facts]));
  }

  /** A file's path from the root. */
  pathOf(file: string): string {
    return path.relative(this.root, file).split(path.sep).join("/");
  }

  file(file: string): FileFacts | undefined {
    return this.#byFile.get(file);
  }

  /** All resources of a kind, in the order of their files. */
  resources(kind: Kind): readonly Resource[] {
    if (!this.#resources) {
      const byKind = new Map<Kind, Resource[]>();
      for (const resource of this.files.flatMap(({ resources }) => resources)) {
        byKind.set(resource.kind, [...(byKind.get(resource.kind) ?? []), resource]);
      }
      this.#resources = byKind;
    }
    return this.#resources.get(kind) ?? [];
  }

  /** Whether there may be resources of a kind whose names nobody can read here: in templates, or renamed. */
  mayHideNames(kind: Kind): boolean {
    return (
      this.files.some(({ hidden }) => hidden.includes(kind)) ||
      this.resources(kind).some(({ name, file }) => name === undefined || this.kustomizations.renamed.has(file))
    );
  }

  /** The folders of this repository that Applications deploy as they are. */
  get deployedFolders(): readonly DeployedFolder[] {
    this.#deployedFolders ??= [...this.resources("Application"), ...this.resources("ApplicationSet")].flatMap(
      ({ application }) => application?.folders.filter(({ repository }) => this.#isOwn(repository)) ?? [],
    );
    return this.#deployedFolders;
  }

  /** Whether a folder that is deployed has a file in it, and no kustomization that would choose among them. */
  isIn({ folder, isRecursive }: DeployedFolder, file: string): boolean {
    const prefix = folder === "." ? "" : `${folder}/`;
    if (!file.startsWith(prefix) || this.kustomizations.hasIn(folder)) return false;
    return isRecursive || !file.slice(prefix.length).includes("/");
  }

  /** The kinds of ours that a folder of this repository has. */
  kindsIn(folder: DeployedFolder): Kind[] {
    if (!this.#isOwn(folder.repository)) return [];
    const group = this.kustomizations.groupOf(folder.folder);
    const files = this.files.filter(({ file }) => group?.has(file) ?? this.isIn(folder, file));
    return [...new Set(files.flatMap(({ resources }) => resources.map(({ kind }) => kind)))];
  }

  /** Whether an address is this repository's; if nobody can tell, it is taken for it. */
  #isOwn(repository: string): boolean {
    const wanted = normalizeRepository(repository);
    return this.#remotes.length === 0 || this.#remotes.some((remote) => normalizeRepository(remote) === wanted);
  }

  /** All statements, but for those of bases that overlays change. */
  get statements(): PlacedFact[] {
    return this.files.flatMap(({ file, statements }) => (this.kustomizations.overlaid.has(file) ? [] : statements));
  }

  /** The statements that others in the same environment contradict. */
  conflicts(options: ConflictOptions, environments: Environments): readonly Conflict[] {
    const key = JSON.stringify([options, environments.id]);
    let conflicts = this.#conflicts.get(key);
    if (!conflicts) {
      conflicts = this.isComplete ? conflictsIn(this.statements, options, environments) : [];
      this.#conflicts.set(key, conflicts);
    }
    return conflicts;
  }
}
