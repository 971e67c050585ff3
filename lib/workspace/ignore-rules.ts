/** What the `.gitignore` files around a path ignore. */
import path from "node:path";
import { withSlashes } from "../slashes.js";
import type { FileSystem } from "./file-system.js";
import { type Patterns, parsePatterns, verdictOf } from "./gitignore.js";

interface IgnoreFile {
  /** The folder that contains it, with `/` at the end. */
  readonly folder: string;
  readonly patterns: Patterns;
}

/** The rules for one folder: those of its `.gitignore` and of the folders above it. Paths are absolute, with `/`. */
export class IgnoreRules {
  /** The innermost first. */
  readonly #files: readonly IgnoreFile[];
  readonly #verdicts = new Map<string, boolean>();
  /** The rules of the folders below that have a `.gitignore`, with its text: kept because they remember verdicts. */
  readonly #below = new Map<string, { readonly text: string; readonly rules: IgnoreRules }>();

  private constructor(files: readonly IgnoreFile[]) {
    this.#files = files;
  }

  /** Rules that ignore nothing. */
  static none(): IgnoreRules {
    return new IgnoreRules([]);
  }

  /** The rules in a folder whose `.gitignore` has this text. */
  within(folder: string, text: string): IgnoreRules {
    const known = this.#below.get(folder);
    if (known?.text === text) return known.rules;
    const rules = new IgnoreRules([{ folder, patterns: parsePatterns(text) }, ...this.#files]);
    this.#below.set(folder, { text, rules });
    return rules;
  }

  /** Whether git ignores a file or folder, given that it does not ignore the folder around it. */
  ignores(own: string, isFolder: boolean): boolean {
    if (this.#files.length === 0) return false;
    const key = isFolder ? `${own}/` : own;
    let verdict = this.#verdicts.get(key);
    if (verdict === undefined) {
      verdict = this.#decide(own, isFolder);
      this.#verdicts.set(key, verdict);
    }
    return verdict;
  }

  /** The innermost file with a matching pattern decides. */
  #decide(own: string, isFolder: boolean): boolean {
    for (const { folder, patterns } of this.#files) {
      const verdict = verdictOf(patterns, own.slice(folder.length), isFolder);
      if (verdict !== undefined) return verdict;
    }
    return false;
  }
}

/** The text of a folder's `.gitignore`. Like git, it follows no link: that could lead out of the repository. */
export function ignoreText(files: FileSystem, folder: string): string | undefined {
  const file = path.join(folder, ".gitignore");
  return files.stat(file)?.type === "file" ? files.read(file) : undefined;
}

/** The `.gitignore` texts above a folder in its repository, outermost first; none outside of repositories. */
export function ignoreTextsAbove(files: FileSystem, start: string): { folder: string; text: string }[] {
  const found: { folder: string; text: string }[] = [];
  let folder = start;
  while (!files.stat(path.join(folder, ".git"))) {
    const above = path.dirname(folder);
    if (above === folder) return [];
    folder = above;
    const text = ignoreText(files, folder);
    if (text !== undefined) found.unshift({ folder, text });
  }
  return found;
}

/** A folder with `/` as separator and at the end. */
export function slashed(folder: string): string {
  const text = withSlashes(folder);
  return text.endsWith("/") ? text : `${text}/`;
}

/** Finds the rules for folders in any order. */
export class RulesByFolder {
  readonly #files: FileSystem;
  readonly #starts: ReadonlySet<string>;
  readonly #known = new Map<string, IgnoreRules>();

  /** @param starts the topmost folders; only in a repository do `.gitignore` files above them count */
  constructor(files: FileSystem, starts: ReadonlySet<string>) {
    this.#files = files;
    this.#starts = starts;
  }

  in(folder: string): IgnoreRules {
    const known = this.#known.get(folder);
    if (known) return known;
    const text = ignoreText(this.#files, folder);
    const around = this.#around(folder);
    const rules = text === undefined ? around : around.within(slashed(folder), text);
    this.#known.set(folder, rules);
    return rules;
  }

  #around(folder: string): IgnoreRules {
    const above = path.dirname(folder);
    // The rules of a repository do not apply to one inside it.
    if (above === folder || this.#files.stat(path.join(folder, ".git"))) return IgnoreRules.none();
    return this.#starts.has(folder) ? rulesAbove(this.#files, folder) : this.in(above);
  }
}

function rulesAbove(files: FileSystem, start: string): IgnoreRules {
  return ignoreTextsAbove(files, start).reduce(
    (rules, { folder, text }) => rules.within(slashed(folder), text),
    IgnoreRules.none(),
  );
}
