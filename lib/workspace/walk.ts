/** The files below a folder, for the index and for the command. */
import path from "node:path";
import type { FileSystem, FolderEntry } from "./file-system.js";
import { IgnoreRules, ignoreText, ignoreTextsAbove, slashed } from "./ignore-rules.js";

/** Deeper than people nest folders. */
const MAX_DEPTH = 40;

/** Folders that belong to tools, and never to the repository. */
const TOOLS = new Set([".git", ".terraform", "node_modules"]);

/** In milliseconds: coarser than the timestamps of any file system in common use. */
const RACY = 2500;

export interface WalkOptions {
  /** Whether files that git ignores are included. */
  readonly includeIgnored?: boolean;
  /** Whether repositories inside the folder are included. */
  readonly includeRepositories?: boolean;
}

/** Walks a folder, again and again: it remembers what has not changed in between. */
export class Walker {
  readonly #files: FileSystem;
  readonly #root: string;
  readonly #options: WalkOptions;
  readonly #base = IgnoreRules.none();
  readonly #listed = new Map<string, { entries: readonly FolderEntry[]; mtimeMs: number; at: number }>();

  constructor(files: FileSystem, root: string, options: WalkOptions = {}) {
    this.#files = files;
    this.#root = root;
    this.#options = options;
  }

  /**
   * The files relative to the folder, with `/`, in an order that doesn't depend on the file system. Symbolic links
   * aren't followed.
   */
  walk(): Generator<string> {
    return this.#walk("", this.#rulesAbove(), 0);
  }

  *#walk(folder: string, above: IgnoreRules, depth: number): Generator<string> {
    const entries = this.#entriesOf(folder);
    const has = (wanted: string) => entries.some(({ name }) => name === wanted);
    const isRepository = folder !== "" && has(".git");
    if (isRepository && this.#options.includeRepositories !== true) return;
    const around = isRepository ? this.#base : above;
    const rules = has(".gitignore") ? this.#rulesIn(folder, around) : around;
    const prefix = slashed(this.#root) + folder;
    for (const { name, type } of entries) {
      if (type === "other" || rules.ignores(prefix + name, type === "folder")) continue;
      if (type === "file") yield folder + name;
      else if (!isOfTool(name) && depth < MAX_DEPTH) yield* this.#walk(`${folder}${name}/`, rules, depth + 1);
    }
  }

  #entriesOf(folder: string): readonly FolderEntry[] {
    const absolute = path.join(this.#root, folder);
    const status = this.#files.stat(absolute);
    const known = this.#listed.get(folder);
    // A change right after the listing may not change the folder's modification time.
    if (known && known.mtimeMs === status?.mtimeMs && known.at - known.mtimeMs > RACY) return known.entries;
    const at = Date.now();
    const entries = this.#files.list(absolute);
    if (status?.type === "folder") this.#listed.set(folder, { entries, mtimeMs: status.mtimeMs, at });
    return entries;
  }

  /** The rules of the folders above, if the start is only a part of a repository. */
  #rulesAbove(): IgnoreRules {
    if (this.#options.includeIgnored === true) return this.#base;
    return ignoreTextsAbove(this.#files, this.#root).reduce(
      (rules, { folder, text }) => rules.within(slashed(folder), text),
      this.#base,
    );
  }

  #rulesIn(folder: string, around: IgnoreRules): IgnoreRules {
    if (this.#options.includeIgnored === true) return around;
    const absolute = slashed(path.join(this.#root, folder));
    const text = ignoreText(this.#files, absolute);
    return text === undefined ? around : around.within(absolute, text);
  }
}

/** Whether a folder of this name belongs to a tool. */
export function isOfTool(name: string): boolean {
  return TOOLS.has(name);
}
