/** A read-only index of the facts in a repository's files, kept in memory and updated by size and time. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Manifest } from "../model/manifest.js";
import { type FileFacts, factsOf, readFacts, unreadFacts } from "./facts.js";
import { FileLister, MAX_FILES } from "./files.js";
import { type Kustomization, Kustomizations, isKustomization, readKustomization } from "./kustomizations.js";
import { isInside, rootOf } from "./root.js";
import { View } from "./view.js";

interface KnownFile {
  readonly stamp: string;
  readonly facts: FileFacts | undefined;
  readonly kustomization: Kustomization | undefined;
}

class Workspace {
  readonly root: string;
  readonly #lister: FileLister;
  #files: ReadonlyMap<string, KnownFile> = new Map();
  #view: View | undefined;
  #isCut = false;
  /** Files linted since the last check for changes. */
  readonly #lintedSince = new Set<string>();
  readonly #runs = new WeakSet();
  #lookedAt = -Infinity;
  /** The texts of values files, which are not manifests. */
  readonly #texts = new Map<string, { readonly stamp: string; readonly text: string }>();

  constructor(root: string) {
    this.root = root;
    this.#lister = new FileLister(root);
  }

  /**
   * The view of the repository, with the given text instead of the linted file on disk.
   * @param run an object that is the same for all files of a run of ESLint, or for those of one configuration
   */
  viewFor(file: string, run: object, text: string, manifests: readonly Manifest[]): View | undefined {
    const own = path.relative(this.root, file).split(path.sep).join("/");
    if (this.#isStale(own, run)) this.#refresh();
    this.#lintedSince.add(own);
    this.#runs.add(run);
    const known = this.#files.get(own);
    // A file that was skipped intentionally has no view; a file that isn't on disk yet is open in an editor.
    if (!known && existsSync(file)) return undefined;
    const saved = known?.facts?.text ?? this.view.values.get(own)?.text;
    if (saved === text || (saved === undefined && manifests.length === 0)) return this.view;
    const facts = manifests.length > 0 ? factsOf(own, text, manifests) : undefined;
    const linted = { stamp: "", kustomization: undefined, ...known, facts };
    return this.#createView(new Map(this.#files).set(own, linted), { own, text });
  }

  /** The view of the repository as it is on disk. */
  get view(): View {
    if (this.#lookedAt === -Infinity) this.#refresh();
    this.#view ??= this.#createView(this.#files);
    return this.#view;
  }

  /**
   * Files change between two runs, and not within one, where checking all files for each linted file would take
   * longer than all linting. A new run is recognized by its configuration, or because a file is linted again; an
   * editor that lints another file after a change is recognized by the elapsed time.
   */
  #isStale(own: string, run: object): boolean {
    return this.#lintedSince.has(own) || !this.#runs.has(run) || performance.now() - this.#lookedAt > MAX_AGE;
  }

  #refresh(): void {
    const { files, isCut } = this.#lister.list((file) => {
      const known = this.#files.get(file);
      return known !== undefined && known.facts === undefined && known.kustomization === undefined;
    });
    let hasChanged = files.length !== this.#files.size;
    const next = new Map<string, KnownFile>();
    for (const { path: file, stamp, size } of files) {
      const before = this.#files.get(file);
      if (before?.stamp === stamp) next.set(file, before);
      else {
        next.set(file, this.#read(file, stamp, size));
        hasChanged = true;
      }
    }
    if (isCut && !this.#isCut) {
      process.emitWarning(
        `${this.root} has more than ${String(MAX_FILES)} YAML and Terraform files, or very large ones, so the rules that compare files report nothing; set \`settings.karpenter.root\` to a part of it.`,
        "eslint-plugin-karpenter",
      );
    }
    this.#isCut = isCut;
    if (hasChanged) {
      this.#files = next;
      this.#view = undefined;
    }
    this.#lintedSince.clear();
    this.#lookedAt = performance.now();
  }

  #readText(file: string): string | undefined {
    try {
      // Like ESLint's text: without a byte order mark.
      return readFileSync(path.join(this.root, file), "utf8").replace(/^\uFEFF/u, "");
    } catch {
      return undefined;
    }
  }

  #read(file: string, stamp: string, size: number): KnownFile {
    const text = this.#readText(file);
    if (text === undefined) return { stamp, facts: undefined, kustomization: undefined };
    return {
      stamp,
      facts: size > MAX_FILE_BYTES ? unreadFacts(file, text) : readFacts(file, text),
      kustomization: isKustomization(file) ? readKustomization(file, text) : undefined,
    };
  }

  #createView(files: ReadonlyMap<string, KnownFile>, unsaved?: { own: string; text: string }): View {
    const known = [...files.values()];
    const kustomizations = new Kustomizations(known.flatMap(({ kustomization }) => kustomization ?? []));
    const facts = known.flatMap((one) => one.facts ?? []);
    const read = (file: string): string | undefined => {
      if (file === unsaved?.own) return unsaved.text;
      const stamp = files.get(file)?.stamp;
      if (stamp === undefined) return undefined;
      const before = this.#texts.get(file);
      if (before?.stamp === stamp) return before.text;
      const text = this.#readText(file);
      if (text !== undefined) this.#texts.set(file, { stamp, text });
      return text;
    };
    return new View(this.root, facts, kustomizations, { isComplete: !this.#isCut, read });
  }
}

/** Larger files are generated: they aren't parsed, but can contain any kind that they mention. */
const MAX_FILE_BYTES = 1024 * 1024;

/** In milliseconds: how long the index counts as up to date for a file that was not linted since the last check. */
const MAX_AGE = 500;

const workspaces = new Map<string, Workspace>();

export interface ViewRequest {
  /** The linted file. */
  readonly file: string;
  readonly cwd: string;
  /** `settings.karpenter.root`, which replaces the folder of the nearest `.git`. */
  readonly root: string | undefined;
  readonly run: object;
  readonly text: string;
  readonly manifests: readonly Manifest[];
}

/** The view of a file's repository; undefined for text outside of any repository. */
export function viewFor({ file, cwd, root: given, run, text, manifests }: ViewRequest): View | undefined {
  const root = given === undefined ? rootOf(file, cwd) : path.resolve(cwd, given);
  if (root === undefined || !path.isAbsolute(file) || !isInside(file, root)) return undefined;
  const workspace = workspaces.get(root) ?? new Workspace(root);
  workspaces.set(root, workspace);
  return workspace.viewFor(file, run, text, manifests);
}

/** The view of a complete folder, for reports. */
export function viewOf(folder: string): View {
  return new Workspace(folder).view;
}
