/** Reads the kustomizations next to and above a file; `Kustomizations` covers a complete repository. */
import { existsSync, lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Kustomization, kustomizationNames, readKustomization } from "./kustomizations.js";

/** Larger files are generated, and reading them would slow down an editor. */
const MAX_BYTES = 256 * 1024;

/** The number of folders that are searched for the root of a repository. */
const MAX_LEVELS = 20;

/**
 * Whether a kustomization next to a file or above it, in the same repository, names the file as a patch:
 * under `patches` or its predecessors, such as `patchesStrategicMerge`.
 */
export function isKustomizePatch(file: string, cwd: string): boolean {
  return isNamed(file, cwd, "patches");
}

/** Whether a kustomization names the file as a resource: overlays can then add fields to it. */
export function isKustomizeResource(file: string, cwd: string): boolean {
  return isNamed(file, cwd, "resources");
}

function isNamed(file: string, cwd: string, list: "patches" | "resources"): boolean {
  if (!path.isAbsolute(file)) return false;
  const own = withSlashes(file);
  return foldersAbove(file, cwd).some((folder) =>
    kustomizationNames.some((name) => kustomizationAt(path.join(folder, name))?.[list].includes(own)),
  );
}

function withSlashes(file: string): string {
  return file.split(path.sep).join("/");
}

/** The folder of a file and those above it, up to the repository's root, or without one, the working directory. */
function foldersAbove(file: string, cwd: string): string[] {
  const folders: string[] = [];
  let folder = path.dirname(file);
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    folders.push(folder);
    if (existsSync(path.join(folder, ".git"))) return folders;
    const above = path.dirname(folder);
    if (above === folder) break;
    folder = above;
  }
  // Folders above the working directory aren't part of this project.
  const end = folders.indexOf(path.resolve(cwd));
  return folders.slice(0, Math.max(end + 1, 1));
}

interface Known {
  readonly stamp: string;
  readonly kustomization: Kustomization | undefined;
}

const known = new Map<string, Known>();

/** The kustomization in a file, with absolute paths; undefined if there is none or it can't be read. */
function kustomizationAt(file: string): Kustomization | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_BYTES) return undefined;
  const stamp = `${String(stats.mtimeMs)} ${String(stats.size)}`;
  const before = known.get(file);
  if (before?.stamp === stamp) return before.kustomization;
  const kustomization = read(file);
  known.set(file, { stamp, kustomization });
  return kustomization;
}

function read(file: string): Kustomization | undefined {
  try {
    return readKustomization(withSlashes(file), readFileSync(file, "utf8"));
  } catch {
    // Rules don't report files that are unreadable.
    return undefined;
  }
}
