/** The paths that are passed to `karpenter-lint`. */
import { type Dirent, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./options.js";
import { mentionsOurKinds } from "../kinds.js";

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

/** YAML, and Terraform, which can contain YAML. */
export function isLintedPath(file: string): boolean {
  return /\.(?:ya?ml|tf)$/u.test(file);
}

/** The files that may contain a supported kind, for which the repository's configuration is checked. */
export function* findManifests(paths: readonly LintPath[], cwd: string): Generator<string> {
  const stack = paths.map((given) => ({ ...given, path: path.resolve(cwd, given.path) })).toReversed();
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.isFolder) {
      for (const entry of entriesOf(next.path).toReversed()) stack.push(entry);
    } else if (isLintedPath(next.path) && holdsManifest(next.path)) yield next.path;
  }
}

/** Whether a path is a file to lint, or does not exist, in which case ESLint fails. */
export function isReadable(file: string): boolean {
  if (!isLintedPath(file)) return false;
  // A block of another file does not exist in the file system.
  if (/\.tf[/\\][^/\\]+$/u.test(file)) return true;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
}

function entriesOf(folder: string): LintPath[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // ESLint reports it if it reads the folder.
    return [];
  }
  return entries
    .filter(
      (entry) => (entry.isFile() || entry.isDirectory()) && entry.name !== "node_modules" && entry.name !== ".git",
    )
    .map((entry) => ({ path: path.join(folder, entry.name), isFolder: entry.isDirectory() }));
}

function holdsManifest(file: string): boolean {
  try {
    return mentionsOurKinds(readFileSync(file, "utf8"));
  } catch {
    return false;
  }
}
