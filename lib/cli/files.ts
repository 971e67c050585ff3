/** The paths that are passed to `karpenter-lint`. */
import { statSync } from "node:fs";
import path from "node:path";
import type { Linter } from "eslint";
import picomatch from "picomatch";
import { UsageError } from "./usage-error.js";
import { mentionsOurKinds } from "../kinds.js";
import { disk } from "../workspace/disk.js";
import { MAX_FILE_BYTES } from "../workspace/limits.js";
import { withSlashes } from "../slashes.js";
import { visibleValue } from "../visible.js";
import { isInside, rootOf } from "../workspace/root.js";
import { Walker } from "../workspace/walk.js";

export interface LintPath {
  readonly path: string;
  readonly isFolder: boolean;
}

/** @throws UsageError */
export function checkPaths(paths: readonly string[], cwd: string): LintPath[] {
  return paths.flatMap((given) => {
    const stats = given === "" ? undefined : statSync(path.resolve(cwd, given), { throwIfNoEntry: false });
    if (!stats) return expanded(given, cwd);
    if (!stats.isFile() && !stats.isDirectory())
      throw new UsageError(`"${visibleValue(given)}" is neither a file nor a folder.`);
    return [{ path: given, isFolder: stats.isDirectory() }];
  });
}

/** The files that match a glob, because not every shell expands globs. */
function expanded(given: string, cwd: string): LintPath[] {
  const { base, glob, isGlob } = picomatch.scan(withSlashes(given));
  if (!isGlob) throw new UsageError(`No such file or folder: "${visibleValue(given)}".`);
  const folder = path.resolve(cwd, base);
  // The current folder can have a name with brackets.
  const isMatch = picomatch(glob);
  const files = new Walker(disk, folder, { includeRepositories: true }).walk();
  const found = [...files].filter((file) => isMatch(file));
  if (found.length === 0) throw new UsageError(`No file matches "${visibleValue(given)}".`);
  return found.map((file) => ({ path: path.relative(cwd, path.join(folder, file)), isFolder: false }));
}

/** YAML, and Terraform with its templates, which can contain YAML. */
export function isLintedPath(file: string): boolean {
  return /\.(?:ya?ml(?:\.gotmpl)?|json|tf|tofu|tftpl|tpl|tmpl)$/u.test(file);
}

/** The given folders and files that are linted, as absolute paths. */
export function pathsToLint(paths: readonly LintPath[], cwd: string): string[] {
  return paths
    .filter(({ path: given, isFolder }) => isFolder || isLintedPath(given))
    .map(({ path: given }) => path.resolve(cwd, given));
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
