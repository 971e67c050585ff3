/** Lists the files of a repository that can contain facts: YAML and Terraform. */
import { type Dirent, existsSync, lstatSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";

export interface FoundFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Changes whenever the content changes. */
  readonly stamp: string;
  readonly size: number;
}

export interface Listing {
  readonly files: readonly FoundFile[];
  /** Whether files were omitted because of the limits. */
  readonly isCut: boolean;
}

/** More files than any repository that people review has. */
export const MAX_FILES = 20_000;

const MAX_TOTAL_BYTES = 128 * 1024 * 1024;

/** In milliseconds, between checks of a file without facts: most have none, and checking all of them is slow. */
const SILENCE = 1000;

/** Deeper than people nest folders. */
const MAX_DEPTH = 40;

const WANTED = /\.(?:ya?ml|tf|tfvars)$|^Kustomization$/u;

/** Folders that belong to tools, and never to the repository. */
const NEVER = new Set([".git", ".terraform", "node_modules"]);

/** A folder's entries, its modification time, and the time of listing, both in milliseconds. */
interface ListedFolder {
  readonly entries: readonly Dirent[];
  readonly mtimeMs: number;
  readonly at: number;
}

/** In milliseconds: coarser than the timestamps of any file system in common use. */
const RACY = 2500;

interface IgnoreFile {
  /** Its folder relative to the root, with a trailing slash; `""` for the root and the folders above it. */
  readonly folder: string;
  /** The path from a folder above the root down to the root, with a trailing slash. */
  readonly toRoot: string;
  readonly rules: Ignore;
}

/**
 * Lists a folder's relevant files, in an order that doesn't depend on the file system. Symbolic links aren't
 * followed; repositories inside the repository and paths in `.gitignore` are skipped.
 */
export class FileLister {
  readonly #root: string;
  readonly #wanted: RegExp;
  readonly #ignored = new Map<string, boolean>();
  #ignoreStamp = "";
  readonly #folders = new Map<string, ListedFolder>();
  /** The last known state of each file, and when it was checked. */
  readonly #seen = new Map<string, { readonly file: FoundFile; readonly at: number }>();

  /** @param wanted the names of the files to list */
  constructor(root: string, wanted = WANTED) {
    this.#root = root;
    this.#wanted = wanted;
  }

  /** @param isSilent whether a file had no facts when it was read: such files are checked only once a second */
  list(isSilent: (file: string) => boolean = () => false): Listing {
    const now = performance.now();
    const files: FoundFile[] = [];
    const stamps: string[] = [];
    let bytes = 0;
    let isCut = false;
    const walk = (folder: string, above: readonly IgnoreFile[], depth: number): void => {
      const entries = this.#entriesOf(folder);
      const names = new Set(entries.map(({ name }) => name));
      if (folder !== "" && names.has(".git")) return;
      const ignores = names.has(".gitignore") ? [...above, ...this.#ignoreFile(folder, stamps)] : above;
      for (const entry of entries) {
        if (isCut) return;
        const own = folder + entry.name;
        if (entry.isDirectory()) {
          if (NEVER.has(entry.name) || this.#isIgnored(`${own}/`, ignores)) continue;
          if (depth < MAX_DEPTH) walk(`${own}/`, ignores, depth + 1);
        } else if (entry.isFile() && this.#wanted.test(entry.name) && !this.#isIgnored(own, ignores)) {
          const found = this.#look(own, now, isSilent);
          if (!found) continue;
          bytes += found.size;
          isCut = files.length >= MAX_FILES || bytes > MAX_TOTAL_BYTES;
          if (!isCut) files.push(found);
        }
      }
    };
    walk("", this.#ignoreFilesAbove(stamps), 0);
    const stamp = stamps.join("\n");
    if (stamp === this.#ignoreStamp) return { files, isCut };
    // The cached decisions are no longer valid.
    this.#ignoreStamp = stamp;
    this.#ignored.clear();
    return this.list(isSilent);
  }

  #look(own: string, now: number, isSilent: (file: string) => boolean): FoundFile | undefined {
    const known = this.#seen.get(own);
    if (known && now - known.at < SILENCE && isSilent(own)) return known.file;
    const stats = lstatSync(path.join(this.#root, own), { throwIfNoEntry: false });
    if (!stats) return undefined;
    const file = { path: own, stamp: `${String(stats.mtimeMs)} ${String(stats.size)}`, size: stats.size };
    this.#seen.set(own, { file, at: now });
    return file;
  }

  #entriesOf(folder: string): readonly Dirent[] {
    const absolute = path.join(this.#root, folder);
    try {
      const { mtimeMs } = statSync(absolute);
      const known = this.#folders.get(folder);
      // A change right after the listing may not change the folder's modification time.
      if (known?.mtimeMs === mtimeMs && known.at - mtimeMs > RACY) return known.entries;
      const at = Date.now();
      const entries = readdirSync(absolute, { withFileTypes: true }).sort((one, other) =>
        one.name < other.name ? -1 : 1,
      );
      this.#folders.set(folder, { entries, mtimeMs, at });
      return entries;
    } catch {
      // Unreadable, or deleted in the meantime.
      return [];
    }
  }

  #ignoreFile(folder: string, stamps: string[], toRoot = ""): IgnoreFile[] {
    try {
      const file = path.join(this.#root, folder, ".gitignore");
      // Like git, which follows no link here: it could lead out of the repository, or to an endless file.
      if (!lstatSync(file).isFile()) return [];
      const text = readFileSync(file, "utf8");
      stamps.push(folder, text);
      return [{ folder, toRoot, rules: ignore.default().add(text.split("\n").filter((line) => !isSlow(line))) }];
    } catch {
      return [];
    }
  }

  /** The `.gitignore` files in the folders above, if the root is only a part of a repository. */
  #ignoreFilesAbove(stamps: string[]): IgnoreFile[] {
    const found: IgnoreFile[] = [];
    let folder = this.#root;
    let toRoot = "";
    while (!existsSync(path.join(folder, ".git"))) {
      const above = path.dirname(folder);
      // Outside a repository, they have no effect.
      if (above === folder) return [];
      toRoot = `${path.basename(folder)}/${toRoot}`;
      folder = above;
      found.unshift(...this.#ignoreFile(path.relative(this.#root, folder), stamps, toRoot));
    }
    return found.map((file) => ({ ...file, folder: "" }));
  }

  /** Whether git would ignore a path: the innermost `.gitignore` with a matching pattern decides. */
  #isIgnored(own: string, ignores: readonly IgnoreFile[]): boolean {
    if (ignores.length === 0) return false;
    const known = this.#ignored.get(own);
    if (known !== undefined) return known;
    const verdict = ignores
      .map(({ folder, toRoot, rules }) => verdictOf(rules, toRoot + own.slice(folder.length)))
      .findLast(({ ignored, unignored }) => ignored || unignored);
    const isIgnored = verdict?.ignored === true;
    this.#ignored.set(own, isIgnored);
    return isIgnored;
  }
}

/**
 * Whether a pattern has more asterisks than people write: `ignore` converts it to a regular expression, whose running
 * time grows exponentially with their number.
 */
function isSlow(pattern: string): boolean {
  const asterisksIn = (text: string) => text.split(/\*+/u).length - 1;
  return asterisksIn(pattern) > 4 || pattern.split("/").some((step) => asterisksIn(step) > 3);
}

/** The verdict of a `.gitignore` on a path itself: its folder was checked before, and may be included again. */
function verdictOf(rules: Ignore, own: string): { ignored: boolean; unignored: boolean } {
  const verdict = rules.test(own);
  const around = path.posix.dirname(own);
  const isInherited = verdict.ignored && around !== "." && rules.test(`${around}/`).ignored;
  return isInherited ? { ignored: false, unignored: false } : verdict;
}
