/** A read-only index of what the files of a repository say, kept in memory and brought up to date by size and time. */
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Manifest } from "../manifest/manifest.js";
import { type FileFacts, factsOf, readFacts } from "./facts.js";
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
  /** What has been linted since the files were last looked at. */
  readonly #lintedSince = new Set<string>();
  #runs = new WeakSet();
  #lookedAt = -Infinity;

  constructor(root: string) {
    this.root = root;
    this.#lister = new FileLister(root);
  }

  /**
   * What the repository says, with the text of the linted file in place of what the disk has of it.
   * @param run an object that is the same for all files of a run of ESLint
   */
  viewFor(file: string, run: object, text: string, manifests: readonly Manifest[]): View {
    const own = path.relative(this.root, file).split(path.sep).join("/");
    if (this.#isStale(own, run)) this.#refresh();
    this.#lintedSince.add(own);
    this.#runs.add(run);
    this.#view ??= this.#createView(this.#files);
    const known = this.#files.get(own);
    if (!known) return this.#view;
    if (known.facts?.text === text || (known.facts === undefined && manifests.length === 0)) return this.#view;
    const facts = manifests.length > 0 ? factsOf(own, text, manifests) : undefined;
    return this.#createView(new Map(this.#files).set(own, { ...known, facts }));
  }

  /**
   * Files change between two runs, and not within one: then a look at each file for each would take longer
   * than all linting. A new run shows by its settings, or since a file comes again; an editor that lints
   * another file after a change shows by the time that went by.
   */
  #isStale(own: string, run: object): boolean {
    return this.#lintedSince.has(own) || !this.#runs.has(run) || performance.now() - this.#lookedAt > MAX_AGE;
  }

  #refresh(): void {
    const { files, isCut } = this.#lister.list();
    let hasChanged = files.length !== this.#files.size;
    const next = new Map<string, KnownFile>();
    for (const { path: file, stamp } of files) {
      const before = this.#files.get(file);
      if (before?.stamp === stamp) next.set(file, before);
      else {
        next.set(file, this.#read(file, stamp));
        hasChanged = true;
      }
    }
    if (isCut && !this.#isCut) {
      process.emitWarning(
        `${this.root} has more than ${String(MAX_FILES)} YAML and Terraform files, or very large ones: the rules that compare files say nothing. Point \`settings.karpenter.root\` to a part of it.`,
        "eslint-plugin-karpenter",
      );
    }
    this.#isCut = isCut;
    if (hasChanged) {
      this.#files = next;
      this.#view = undefined;
    }
    this.#lintedSince.clear();
    this.#runs = new WeakSet();
    this.#lookedAt = performance.now();
  }

  #read(file: string, stamp: string): KnownFile {
    let text: string;
    try {
      // As ESLint takes it: without a byte order mark.
      text = readFileSync(path.join(this.root, file), "utf8").replace(/^\uFEFF/u, "");
    } catch {
      return { stamp, facts: undefined, kustomization: undefined };
    }
    return {
      stamp,
      facts: readFacts(file, text),
      kustomization: isKustomization(file) ? readKustomization(file, text) : undefined,
    };
  }

  #createView(files: ReadonlyMap<string, KnownFile>): View {
    const known = [...files.values()];
    const kustomizations = new Kustomizations(known.flatMap(({ kustomization }) => kustomization ?? []));
    const facts = known.flatMap((one) => one.facts ?? []);
    return new View(this.root, facts, kustomizations, !this.#isCut);
  }
}

/** In milliseconds: how long what was seen counts as still so, for a file that comes for the first time. */
const MAX_AGE = 500;

const workspaces = new Map<string, Workspace>();

export interface ViewRequest {
  /** The linted file. */
  readonly file: string;
  readonly cwd: string;
  /** `settings.karpenter.root`: instead of the nearest `.git`. */
  readonly root: string | undefined;
  readonly run: object;
  readonly text: string;
  readonly manifests: readonly Manifest[];
}

/** What the repository of a file says; undefined for a text that is in none. */
export function viewFor({ file, cwd, root: given, run, text, manifests }: ViewRequest): View | undefined {
  const root = given === undefined ? rootOf(file, cwd) : path.resolve(cwd, given);
  if (root === undefined || !path.isAbsolute(file) || !isInside(file, root)) return undefined;
  const workspace = workspaces.get(root) ?? new Workspace(root);
  workspaces.set(root, workspace);
  return workspace.viewFor(file, run, text, manifests);
}

/** What a whole folder says, for reports on all of it. */
export function viewOf(folder: string): View {
  return new Workspace(folder).viewFor(path.join(folder, "."), {}, "", []);
}
