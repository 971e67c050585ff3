/** The paths that are passed to `karpenter-lint`. */
import { statSync } from "node:fs";
import path from "node:path";
import type { Linter } from "eslint";
import { UsageError } from "./options.js";
import { mentionsOurKinds } from "../kinds.js";
import { disk } from "../workspace/disk.js";
import { RulesByFolder } from "../workspace/ignore-rules.js";
import { MAX_FILE_BYTES } from "../workspace/limits.js";
import { isInside, rootOf } from "../workspace/root.js";
import { Walker, isOfTool } from "../workspace/walk.js";

export interface LintPath {
  readonly path: string;
  readonly isFolder: boolean;
}

export function checkPaths(paths: readonly string[], cwd: string): LintPath[] {
  return paths.map((given) => {
    const stats = given === "" ? undefined : statSync(path.resolve(cwd, given), { throwIfNoEntry: false });
    if (!stats) throw new UsageError(`No such file or folder: "${given}".`);
    if (!stats.isFile() && !stats.isDirectory()) throw new UsageError(`"${given}" is neither a file nor a folder.`);
    return { path: given, isFolder: stats.isDirectory() };
  });
}

/** The files of YAML that no preset includes: JSON is YAML, and helmfile renders its templates first. */
export const MORE_YAML = ["**/*.json", "**/*.{yaml,yml}.gotmpl"];

/** YAML, and Terraform with its templates, which can contain YAML. */
export function isLintedPath(file: string): boolean {
  return /\.(?:ya?ml(?:\.gotmpl)?|json|tf|tofu|tftpl|tpl|tmpl)$/u.test(file);
}

/** The files that may contain a supported kind, for which the repository's configuration is checked. */
export function* findManifests(paths: readonly LintPath[], cwd: string, includeIgnored: boolean): Generator<string> {
  for (const given of paths) {
    const absolute = path.resolve(cwd, given.path);
    const walker = new Walker(disk, absolute, { includeIgnored, includeRepositories: true });
    const files = given.isFolder ? walker.walk() : [""];
    for (const file of files) {
      const own = path.join(absolute, file);
      if (isLintedPath(own) && mentionsOurKinds(disk.read(own) ?? "")) yield own;
    }
  }
}

/**
 * The folder to compare the files of, for each given path that is neither in a repository nor in the current folder:
 * the folders around it belong to others.
 */
export function rootsOf(paths: readonly LintPath[], cwd: string): Linter.Config[] {
  return paths.flatMap((given) => {
    const own = path.resolve(cwd, given.path);
    if (own === cwd || isInside(own, cwd)) return [];
    const folder = given.isFolder ? own : path.dirname(own);
    // A repository in the folder or around it is its own root.
    const isLoose = (file: string) => isInside(file, folder) && rootOf(file, folder) === folder;
    // ESLint accepts functions, which its types don't know.
    return [{ files: [isLoose] as unknown as string[], settings: { karpenter: { root: folder } } }];
  });
}

/**
 * Tells which files and folders below the given paths to leave out: what git ignores, and folders of tools. The given
 * paths themselves are always linted.
 */
export class LeftOut {
  readonly #given: readonly string[];
  readonly #rules: RulesByFolder;

  constructor(paths: readonly LintPath[], cwd: string) {
    this.#given = paths.map((one) => path.resolve(cwd, one.path));
    this.#rules = new RulesByFolder(disk, new Set(this.#given));
  }

  /** @param entry an absolute path, with a separator at the end if it is a folder */
  has(entry: string): boolean {
    const own = path.resolve(entry);
    if (this.#given.some((one) => one === own || isInside(one, own))) return false;
    const isFolder = /[/\\]$/u.test(entry);
    if (isFolder && isOfTool(path.basename(own))) return true;
    return this.#rules.in(path.dirname(own)).ignores(own.split(path.sep).join("/"), isFolder);
  }
}

/** The files that are linted, but are too large to be compared with others. */
export function tooLargeToCompare(files: readonly string[]): string[] {
  return files.filter(
    (file) => (disk.stat(file)?.size ?? 0) > MAX_FILE_BYTES && mentionsOurKinds(disk.read(file) ?? ""),
  );
}

/** Whether a path is a file to lint, or does not exist, in which case ESLint fails. */
export function isReadable(file: string): boolean {
  if (!isLintedPath(file)) return false;
  // A block of another file does not exist in the file system.
  if (/\.(?:tf|tofu|tf\.json|tofu\.json|tftpl|tpl|tmpl)[/\\][^/\\]+$/u.test(file)) return true;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
}
