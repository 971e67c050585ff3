/** The files of a repository as Argo CD finds them, as far as the checked-out ones are the same. */
import path from "node:path";
import { normalizeRepository } from "./applications.js";
import type { EntryType, FileSystem } from "./file-system.js";
import { branchesOf, isSparse, remotesOf, submodulesOf } from "./git-config.js";
import { RulesByFolder, slashed } from "./ignore-rules.js";

/** Deeper than people nest folders. */
const MAX_DEPTH = 40;

/** `unknown` behind symbolic links, in submodules, and for missing paths that git ignores: programs may write them. */
export type PathStatus = "file" | "folder" | "missing" | "unknown";

export class Checkout {
  readonly #root: string;
  readonly #files: FileSystem;
  readonly #remotes: ReadonlySet<string>;
  readonly #branches: ReadonlySet<string>;
  readonly #submodules: ReadonlySet<string>;
  readonly #rules: RulesByFolder;
  readonly #entries = new Map<string, ReadonlyMap<string, EntryType>>();

  private constructor(root: string, files: FileSystem, remotes: readonly string[]) {
    this.#root = root;
    this.#files = files;
    this.#remotes = new Set(remotes.map((remote) => normalizeRepository(remote)));
    this.#branches = new Set(branchesOf(root, files));
    this.#submodules = new Set(submodulesOf(root, files));
    this.#rules = new RulesByFolder(files, new Set([root]));
  }

  /** Undefined if the repository's address is unknown, or only a part of it is checked out. */
  static of(root: string, files: FileSystem): Checkout | undefined {
    const remotes = remotesOf(root, files) ?? [];
    return remotes.length === 0 || isSparse(root, files) ? undefined : new Checkout(root, files, remotes);
  }

  /** Whether an address and a revision are those of the files here; without a revision, Argo CD uses `HEAD`. */
  has(repository: string, revision: string): boolean {
    const isCurrent = revision === "" || revision === "HEAD" || this.#branches.has(revision);
    return isCurrent && this.#remotes.has(normalizeRepository(repository));
  }

  /** What is at a path, with exact case on every file system. */
  statusOf(own: string): PathStatus {
    if (own === ".") return "folder";
    const names = own.split("/");
    if (names.length > MAX_DEPTH) return "unknown";
    let folder = "";
    for (const [index, name] of names.entries()) {
      if (this.#isElsewhere(folder)) return "unknown";
      const type = this.entriesOf(folder).get(name);
      if (type === undefined) return this.#isIgnored(names) ? "unknown" : "missing";
      if (type === "other") return "unknown";
      folder = path.posix.join(folder, name);
      if (index === names.length - 1) return this.#isElsewhere(folder) ? "unknown" : type;
      if (type === "file") return "missing";
    }
    return "unknown";
  }

  /** The entries of a folder, by name. */
  entriesOf(folder: string): ReadonlyMap<string, EntryType> {
    const known = this.#entries.get(folder);
    if (known) return known;
    const entries = this.#files.list(path.join(this.#root, folder));
    const types = new Map(entries.map(({ name, type }) => [name, type]));
    this.#entries.set(folder, types);
    return types;
  }

  /** Whether the files of a folder are in another repository. */
  #isElsewhere(folder: string): boolean {
    return folder !== "" && (this.#submodules.has(folder) || this.entriesOf(folder).has(".git"));
  }

  /** Whether git ignores a path or one of the folders around it. */
  #isIgnored(names: readonly string[]): boolean {
    return names.some((name, index) => {
      const folder = path.join(this.#root, ...names.slice(0, index));
      const rules = this.#rules.in(folder);
      return rules.ignores(slashed(folder) + name, true) || rules.ignores(slashed(folder) + name, false);
    });
  }
}
