/** The files of a repository that may say something about it. */
import { type Dirent, lstatSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";

export interface FoundFile {
  /** From the root, with `/`. */
  readonly path: string;
  /** Changes whenever the content does. */
  readonly stamp: string;
  readonly size: number;
}

export interface Listing {
  readonly files: readonly FoundFile[];
  /** Whether there were more than are looked at. */
  readonly isCut: boolean;
}

/** More than any repository that people review has. */
export const MAX_FILES = 20_000;

/** Larger ones are written by machines. */
const MAX_FILE_BYTES = 1024 * 1024;

const MAX_TOTAL_BYTES = 128 * 1024 * 1024;

/** Deeper than anybody nests folders. */
const MAX_DEPTH = 40;

const WANTED = /\.(?:ya?ml|tf|tfvars)$|^Kustomization$/u;

/** What belongs to tools, and never to the repository. */
const NEVER = new Set([".git", ".terraform", "node_modules"]);

interface IgnoreFile {
  /** The folder that it stands in, from the root, with a slash at the end; `""` for the root. */
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Lists a folder's files of interest, in an order that doesn't depend on the file system. Symbolic links
 * aren't followed, repositories inside the repository are left out, and so is what `.gitignore` names.
 */
export class FileLister {
  readonly #root: string;
  readonly #ignored = new Map<string, boolean>();
  #ignoreStamp = "";

  constructor(root: string) {
    this.#root = root;
  }

  list(): Listing {
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
        } else if (entry.isFile() && WANTED.test(entry.name) && !this.#isIgnored(own, ignores)) {
          const stats = lstatSync(path.join(this.#root, own), { throwIfNoEntry: false });
          if (!stats || stats.size > MAX_FILE_BYTES) continue;
          bytes += stats.size;
          isCut = files.length >= MAX_FILES || bytes > MAX_TOTAL_BYTES;
          if (!isCut)
            files.push({ path: own, stamp: `${String(stats.mtimeMs)} ${String(stats.size)}`, size: stats.size });
        }
      }
    };
    walk("", [], 0);
    const stamp = stamps.join("\n");
    if (stamp === this.#ignoreStamp) return { files, isCut };
    // What was remembered of them doesn't hold any more.
    this.#ignoreStamp = stamp;
    this.#ignored.clear();
    return this.list();
  }

  #entriesOf(folder: string): Dirent[] {
    try {
      return readdirSync(path.join(this.#root, folder), { withFileTypes: true }).sort((one, other) =>
        one.name < other.name ? -1 : 1,
      );
    } catch {
      // Unreadable, or gone since.
      return [];
    }
  }

  #ignoreFile(folder: string, stamps: string[]): IgnoreFile[] {
    try {
      const text = readFileSync(path.join(this.#root, folder, ".gitignore"), "utf8");
      stamps.push(folder, text);
      return [{ folder, rules: ignore.default().add(text) }];
    } catch {
      return [];
    }
  }

  /** Whether git would ignore a path: the innermost `.gitignore` that has a word on it decides. */
  #isIgnored(own: string, ignores: readonly IgnoreFile[]): boolean {
    if (ignores.length === 0) return false;
    const known = this.#ignored.get(own);
    if (known !== undefined) return known;
    const verdict = ignores
      .map(({ folder, rules }) => rules.test(own.slice(folder.length)))
      .findLast(({ ignored, unignored }) => ignored || unignored);
    const isIgnored = verdict?.ignored === true;
    this.#ignored.set(own, isIgnored);
    return isIgnored;
  }
}
