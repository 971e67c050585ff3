/** Reads the kustomizations next to and above a file; `Kustomizations` covers a complete repository. */
import path from "node:path";
import { BoundedMap } from "../bounded-map.js";
import { withSlashes } from "../slashes.js";
import { disk } from "./disk.js";
import { type FileSystem, stampOf } from "./file-system.js";
import { type Kustomization, MAX_KUSTOMIZATION_BYTES, kustomizationNames, readKustomization } from "./kustomization.js";
import { isRepository } from "./root.js";

/** The number of folders that are searched for the root of a repository. */
const MAX_LEVELS = 20;

/**
 * Whether a kustomization next to a file or above it, in the same repository, names the file as a patch:
 * under `patches` or its predecessors, such as `patchesStrategicMerge`.
 */
export function isKustomizePatch(file: string, cwd: string, files = disk): boolean {
  return isNamed(file, cwd, "patches", files);
}

/** Whether a kustomization names the file as a resource: overlays can then add fields to it. */
export function isKustomizeResource(file: string, cwd: string, files = disk): boolean {
  return isNamed(file, cwd, "resources", files);
}

function isNamed(file: string, cwd: string, list: "patches" | "resources", files: FileSystem): boolean {
  if (!path.isAbsolute(file)) return false;
  const own = withSlashes(file);
  return foldersAbove(file, cwd, files).some((folder) =>
    kustomizationNames.some((name) => kustomizationAt(path.join(folder, name), files)?.[list].includes(own)),
  );
}

/** The folder of a file and those above it, up to the repository's root, or without one, the working directory. */
function foldersAbove(file: string, cwd: string, files: FileSystem): string[] {
  const folders: string[] = [];
  let folder = path.dirname(file);
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    folders.push(folder);
    if (isRepository(folder, files)) return folders;
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

/** By file system and file. */
const cache = new WeakMap<FileSystem, BoundedMap<string, Known>>();

/** More kustomizations than a run reads. */
const MAX_CACHED = 2000;

/** The kustomization in a file, with absolute paths; undefined if there is none or it can't be read. */
function kustomizationAt(file: string, files: FileSystem): Kustomization | undefined {
  const status = files.stat(file);
  if (status?.type !== "file" || status.size > MAX_KUSTOMIZATION_BYTES) return undefined;
  const known = cache.get(files) ?? new BoundedMap<string, Known>(MAX_CACHED);
  cache.set(files, known);
  const stamp = stampOf(status);
  const before = known.get(file);
  if (before?.stamp === stamp) return before.kustomization;
  const text = files.read(file);
  const kustomization = text === undefined ? undefined : readKustomization(withSlashes(file), text);
  known.set(file, { stamp, kustomization });
  return kustomization;
}
