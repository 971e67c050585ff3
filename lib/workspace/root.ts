/** Finds the repository of a file. */
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const roots = new Map<string, string | undefined>();

/**
 * The nearest folder above a file that has a `.git`; without one, the working directory, if it contains the file.
 * Undefined for text without a file.
 */
export function rootOf(file: string, cwd: string): string | undefined {
  if (!path.isAbsolute(file)) return undefined;
  return repositoryOf(path.dirname(file)) ?? (isInside(file, cwd) ? cwd : undefined);
}

function repositoryOf(folder: string): string | undefined {
  const known = roots.get(folder);
  if (known !== undefined && existsSync(path.join(known, ".git"))) return known;
  let root: string | undefined = folder;
  while (root !== undefined && !existsSync(path.join(root, ".git"))) {
    const above: string = path.dirname(root);
    root = above === root ? undefined : above;
  }
  roots.set(folder, root);
  return root;
}

/**
 * The addresses of a repository's remotes; undefined if they are configured outside of it, as for worktrees and
 * submodules.
 */
export function remotesOf(root: string): string[] | undefined {
  if (statSync(path.join(root, ".git"), { throwIfNoEntry: false })?.isFile()) return undefined;
  try {
    const config = readFileSync(path.join(root, ".git", "config"), "utf8");
    return [...config.matchAll(/^[ \t]*url[ \t]*=[ \t]*(\S+)/gmu)].map(([, url = ""]) => url);
  } catch {
    return [];
  }
}

export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}
