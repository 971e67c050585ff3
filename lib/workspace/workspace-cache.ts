/** Keeps the indexes of repositories in memory, and updates them by the size and time of files. */
import path from "node:path";
import { mentionsOurKinds } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import { BoundedMap } from "../bounded-map.js";
import { relativePath } from "../slashes.js";
import { Checkout } from "./checkout.js";
import { disk } from "./disk.js";
import { foldersOf } from "./environments.js";
import type { FileFacts } from "./facts.js";
import { type FileSystem, stampOf } from "./file-system.js";
import { FileLister, type FoundFile, isLock, isOnlyTemplate } from "./files.js";
import { type IdentityForm, identityFormOf } from "./identity-files.js";
import { remotesOf } from "./git-config.js";
import { type Kustomization, MAX_KUSTOMIZATION_BYTES, isKustomization, readKustomization } from "./kustomization.js";
import { Kustomizations } from "./kustomizations.js";
import { MAX_FILE_BYTES, checkLimits } from "./limits.js";
import { factsOf, readFacts, unreadFacts } from "./read-facts.js";
import { Replacements } from "./replacements.js";
import { programsIn, scriptsIn } from "./scripts.js";
import { isInside, rootOf } from "./root.js";
import { WorkspaceIndex } from "./workspace-index.js";

interface IndexedFile extends FoundFile {
  readonly facts: FileFacts | undefined;
  readonly kustomization: Kustomization | undefined;
  readonly identityForm: IdentityForm | undefined;
}

type IndexedFiles = ReadonlyMap<string, IndexedFile>;

/** In milliseconds: how long the index counts as up to date for a file that was not linted since the last check. */
const MAX_AGE = 500;

class WorkspaceCache {
  readonly #root: string;
  readonly #disk: FileSystem;
  readonly #lister: FileLister;
  #files: IndexedFiles = new Map();
  #index: WorkspaceIndex | undefined;
  /** The texts that scripts replace, as of the last check for changes. */
  #replacements: Replacements | undefined;
  /** The paths of the repository, as of the last check for changes. */
  #checkout: { readonly found: Checkout | undefined } | undefined;
  /** Files linted since the last check for changes. */
  readonly #lintedSince = new Set<string>();
  readonly #runs = new WeakSet();
  #checkedAt = -Infinity;
  /** The texts of values files and patches, which are not manifests. */
  readonly #texts = new BoundedMap<string, { readonly stamp: string; readonly text: string | undefined }>(2000);

  constructor(root: string, files: FileSystem) {
    this.#root = root;
    this.#disk = files;
    this.#lister = new FileLister(files, root);
  }

  /**
   * The index of the repository, with the given text instead of the linted file on disk.
   * @param run an object that is the same for all files of a run of ESLint, or for those of one configuration
   */
  indexFor(
    file: string,
    run: object,
    text: string,
    manifests: readonly Manifest[] | undefined,
  ): WorkspaceIndex | undefined {
    const own = relativePath(file, this.#root);
    if (this.#isStale(own, run)) this.#refresh();
    this.#lintedSince.add(own);
    this.#runs.add(run);
    const indexed = this.#files.get(own);
    // A file that was skipped intentionally has no index; a file that isn't on disk yet is open in an editor.
    if (!indexed && this.#disk.stat(file)) return undefined;
    const saved = indexed?.facts?.text ?? this.index.valuesText(own);
    if (saved === text) return this.index;
    const facts = manifests ? factsOfLinted(own, text, manifests) : readFacts(own, text);
    if (saved === undefined && facts === undefined) return this.index;
    const unread = { stamp: "", size: text.length, kustomization: undefined, identityForm: undefined };
    const linted = { path: own, ...unread, ...indexed, facts };
    return this.#createIndex(new Map(this.#files).set(own, linted), { own, text });
  }

  /** The index of the repository as it is on disk. */
  get index(): WorkspaceIndex {
    if (this.#checkedAt === -Infinity) this.#refresh();
    this.#index ??= this.#createIndex(this.#files);
    return this.#index;
  }

  /**
   * Files change between two runs, and not within one, where checking all files for each linted file would take
   * longer than all linting. A new run is recognized by its configuration, or because a file is linted again; an
   * editor that lints another file after a change is recognized by the elapsed time.
   */
  #isStale(own: string, run: object): boolean {
    return this.#lintedSince.has(own) || !this.#runs.has(run) || performance.now() - this.#checkedAt > MAX_AGE;
  }

  #refresh(): void {
    const found = this.#lister.list((file) => {
      const indexed = this.#files.get(file);
      return indexed !== undefined && !(indexed.facts ?? indexed.kustomization ?? indexed.identityForm);
    });
    let hasChanged = found.length !== this.#files.size;
    const next = new Map<string, IndexedFile>();
    for (const file of found) {
      const before = this.#files.get(file.path);
      const isSame = before?.stamp === file.stamp;
      hasChanged ||= !isSame;
      next.set(file.path, isSame ? before : this.#read(file));
    }
    checkLimits(
      this.#root,
      [...next.values()].filter(({ facts, kustomization }) => facts ?? kustomization),
    );
    if (hasChanged) {
      this.#files = next;
      this.#index = undefined;
    }
    this.#replacements = undefined;
    this.#checkout = undefined;
    this.#lintedSince.clear();
    this.#checkedAt = performance.now();
  }

  #read(file: FoundFile): IndexedFile {
    const { path: own, size } = file;
    const isUnread = isLock(own) || (isOnlyTemplate(own) && size > MAX_FILE_BYTES);
    const text = isUnread ? undefined : this.#disk.read(path.join(this.#root, own));
    const identityForm = text === undefined || size > MAX_FILE_BYTES ? undefined : identityFormOf(text);
    if (text === undefined || (isOnlyTemplate(own) && !mentionsOurKinds(text)))
      return { ...file, facts: undefined, kustomization: undefined, identityForm };
    const mayBeKustomization = isKustomization(own) && size <= MAX_KUSTOMIZATION_BYTES;
    return {
      ...file,
      facts: size > MAX_FILE_BYTES ? unreadFacts(own, text) : readFacts(own, text),
      kustomization: mayBeKustomization ? readKustomization(own, text) : undefined,
      identityForm,
    };
  }

  #createIndex(files: IndexedFiles, unsaved?: { own: string; text: string }): WorkspaceIndex {
    const all = [...files.values()];
    const read = (file: string) => (file === unsaved?.own ? unsaved.text : this.#textOf(file));
    return new WorkspaceIndex({
      root: this.#root,
      files: all.flatMap(({ facts }) => facts ?? []),
      kustomizations: Kustomizations.of(
        all.flatMap(({ kustomization }) => kustomization ?? []),
        read,
      ),
      remotes: remotesOf(this.#root, this.#disk),
      terraform: all.flatMap(({ path: file }) =>
        /\.(?:(?:tf|tofu|tfvars)(?:\.json)?|hcl)$/u.test(file) ? [file] : [],
      ),
      identityFiles: all.flatMap(({ path: file, identityForm: form }) => (form ? [{ path: file, form }] : [])),
      charts: all.flatMap(({ path: file }) => chartFolder(file) ?? []),
      read: (file) => (files.has(file) ? read(file) : undefined),
      below: (folder) => [...files.keys()].filter((file) => folder === "." || file.startsWith(`${folder}/`)),
      checkout: () => (this.#checkout ??= { found: Checkout.of(this.#root, this.#disk) }).found,
      scripts: () => scriptsIn(this.#root, this.#disk),
      replacements: () => (this.#replacements ??= new Replacements(programsIn(this.#root, this.#disk))),
    });
  }

  /** The text of a file in the repository that is not too large to read. */
  #textOf(own: string): string | undefined {
    if (own.startsWith("..")) return undefined;
    const file = path.join(this.#root, own);
    const status = this.#disk.stat(file);
    if (status?.type !== "file" || status.size > MAX_FILE_BYTES) return undefined;
    const stamp = stampOf(status);
    const before = this.#texts.get(own);
    if (before?.stamp === stamp) return before.text;
    const text = this.#disk.read(file);
    this.#texts.set(own, { stamp, text });
    return text;
  }
}

function factsOfLinted(file: string, text: string, manifests: readonly Manifest[]): FileFacts | undefined {
  return manifests.length > 0 ? factsOf(file, text, manifests) : readFacts(file, text);
}

/** The folder of a chart, if a file describes one. */
function chartFolder(file: string): string | undefined {
  if (path.posix.basename(file) !== "Chart.yaml") return undefined;
  return foldersOf(file)[0];
}

/** More repositories than people have open in an editor. */
const MAX_CACHES = 50;

/** By file system and root. */
const caches = new WeakMap<FileSystem, BoundedMap<string, WorkspaceCache>>();

export interface IndexRequest {
  /** The linted file. */
  readonly file: string;
  readonly cwd: string;
  /** `settings.karpenter.root`, which replaces the folder of the nearest `.git`. */
  readonly root: string | undefined;
  readonly run: object;
  readonly text: string;
  /** The manifests in the text; undefined if they are still to be read. */
  readonly manifests: readonly Manifest[] | undefined;
}

/** The index of a file's repository; undefined for text outside of any repository. */
export function indexFor(request: IndexRequest, files = disk): WorkspaceIndex | undefined {
  const { file, cwd, root: given, run, text, manifests } = request;
  const root = given === undefined ? rootOf(file, cwd, files) : path.resolve(cwd, given);
  if (root === undefined || !path.isAbsolute(file) || !isInside(file, root)) return undefined;
  const known = caches.get(files) ?? new BoundedMap<string, WorkspaceCache>(MAX_CACHES);
  caches.set(files, known);
  const cache = known.get(root) ?? new WorkspaceCache(root, files);
  known.set(root, cache);
  return cache.indexFor(file, run, text, manifests);
}

/** The index of a complete folder, for reports. */
export function indexOf(folder: string, files = disk): WorkspaceIndex {
  return new WorkspaceCache(folder, files).index;
}
