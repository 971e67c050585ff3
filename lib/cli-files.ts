/** The paths that `karpenter-lint` is given. */
import { type Dirent, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./cli-options.js";
import { mentionsOurKinds } from "./kinds.js";

export interface LintPath {
  readonly path: string;
  readonly isFolder: boolean;
}

export function checkPaths(paths: readonly string[], cwd: string): LintPath[] {
  return paths.map((given) => {
    const stats = given === "" ? undefined : statSync(path.resolve(cwd, given), { throwIfNoEntry: false });
    if (!stats) throw new UsageError(`There is no file or folder "${given}".`);
    if (!stats.isFile() && !stats.isDirectory()) throw new UsageError(`"${given}" is neither a file nor a folder.`);
    return { path: given, isFolder: stats.isDirectory() };
  });
}

/** YAML, and Terraform, which may hold some. */
export function isLintedPath(file: string): boolean {
  return /\.(?:ya?ml|tf)$/u.test(file);
}

/** The files that may hold a manifest of ours: those to ask what the repository's configuration says. */
export function* findManifests(paths: readonly LintPath[], cwd: string): Generator<string> {
  const stack = paths.map((given) => ({ ...given, path: path.resolve(cwd, given.path) })).toReversed();
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.isFolder) {
      for (const entry of entriesOf(next.path).toReversed()) stack.push(entry);
    } else if (isLintedPath(next.path) && holdsManifest(next.path)) yield next.path;
  }
}

/** A file to lint, or what leads to nothing, at which ESLint fails. */
export function isReadable(file: string): boolean {
  if (!isLintedPath(file)) return false;
  // A block of another file is in none of the file system.
  if (/\.tf[/\\][^/\\]+$/u.test(file)) return true;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
}

function entriesOf(folder: string): LintPath[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // ESLint will say so, should it want to read it.
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
