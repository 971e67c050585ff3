/** Finds the repository of a file. */
import path from "node:path";
import { BoundedMap } from "../bounded-map.js";
import { disk } from "./disk.js";
import type { FileSystem } from "./file-system.js";

/** By file system and folder. */
const roots = new WeakMap<FileSystem, BoundedMap<string, string>>();

/** More folders than a run has. */
const MAX_FOLDERS = 10_000;

/**
 * The nearest folder above a file that has a `.git`; without one, the working directory, if it contains the file.
 * Undefined for text without a file.
 */
export function rootOf(file: string, cwd: string, files = disk): string | undefined {
  if (!path.isAbsolute(file)) return undefined;
  return repositoryOf(path.dirname(file), files) ?? (isInside(file, cwd) ? cwd : undefined);
}

function repositoryOf(folder: string, files: FileSystem): string | undefined {
  const known = roots.get(files) ?? new BoundedMap<string, string>(MAX_FOLDERS);
  roots.set(files, known);
  const before = known.get(folder);
  if (before !== undefined && isRepository(before, files)) return before;
  for (let root = folder; ; root = path.dirname(root)) {
    if (isRepository(root, files)) {
      known.set(folder, root);
      return root;
    }
    if (root === path.dirname(root)) return undefined;
  }
}

export function isRepository(folder: string, files: FileSystem): boolean {
  return files.stat(path.join(folder, ".git")) !== undefined;
}

export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}
