/** What the command finds and cannot or does not read, without ending the run. */
import { type Stats, accessSync, constants, lstatSync, realpathSync } from "node:fs";
import path from "node:path";
import type { ESLint } from "eslint";
import { isLintedPath } from "./files.js";
import { isOfFolder } from "../slashes.js";
import { isInside, rootOf } from "../workspace/root.js";

const REASONS = new Map<unknown, string>([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ENOENT", "broken symbolic link"],
  ["ELOOP", "symbolic link to itself"],
]);

export function reasonOf(code: unknown): string | undefined {
  return REASONS.get(code);
}

/** Collects such paths while ESLint searches for files. */
export class Unread {
  readonly #given: readonly string[];
  readonly #cwd: string;
  readonly #real: readonly string[];
  /** The reason for each path that cannot be read. */
  readonly #reasons = new Map<string, string>();
  /** Links to files outside of the repository: a pull request could show the content of any file with one. */
  readonly #outside = new Set<string>();

  constructor(given: readonly string[], cwd: string) {
    this.#given = given.map((one) => path.resolve(cwd, one));
    this.#real = this.#given.map((one) => realpathSync(one));
    this.#cwd = cwd;
  }

  get outside(): ReadonlySet<string> {
    return this.#outside;
  }

  /** @param entry an absolute path, with a separator at the end if it is a folder */
  has(entry: string): boolean {
    const own = path.resolve(entry);
    const isFolder = isOfFolder(entry);
    if (!isFolder && !isLintedPath(own)) return false;
    const reason = unreadable(own, isFolder);
    if (reason !== undefined) this.#reasons.set(own, reason);
    else if (!isFolder && this.#leadsOutside(own)) this.#outside.add(own);
    return this.#reasons.has(own) || this.#outside.has(own);
  }

  #leadsOutside(file: string): boolean {
    if (this.#given.includes(file) || statusOf(file)?.isSymbolicLink() !== true) return false;
    const target = realpathSync(file);
    const root = rootOf(file, this.#cwd);
    const folders = root === undefined ? this.#real : [...this.#real, realpathSync(root)];
    return !folders.some((folder) => isInside(target, folder));
  }

  /** A result of ESLint for each path that cannot be read. */
  results(): ESLint.LintResult[] {
    return [...this.#reasons].map(([filePath, reason]) => ({
      filePath,
      messages: [{ ruleId: null, fatal: true, severity: 2, message: `Cannot be read: ${reason}.`, line: 1, column: 1 }],
      suppressedMessages: [],
      errorCount: 1,
      fatalErrorCount: 1,
      warningCount: 0,
      fixableErrorCount: 0,
      fixableWarningCount: 0,
      usedDeprecatedRules: [],
    }));
  }
}

/** Why a path cannot be read; undefined if it can, or if it is a block of a file, for which a file is a folder. */
function unreadable(own: string, isFolder: boolean): string | undefined {
  if (isFolder && statusOf(own)?.isFile() === true) return undefined;
  try {
    accessSync(own, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK);
    return undefined;
  } catch (error) {
    return statusOf(own) ? reasonOf((error as NodeJS.ErrnoException).code) : undefined;
  }
}

/** Undefined if nothing has the path: blocks have paths below that of their file. */
function statusOf(own: string): Stats | undefined {
  try {
    return lstatSync(own);
  } catch {
    return undefined;
  }
}
