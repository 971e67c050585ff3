/** Which files are patches of Kustomize, whose documents need not be whole. */
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

const NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Larger ones are written by machines; nobody waits for them in an editor. */
const MAX_BYTES = 256 * 1024;

/** How far up a repository's root is looked for. */
const MAX_LEVELS = 20;

/**
 * Whether a kustomization beside a file or above it, in the same repository, names the file as a patch:
 * under `patches`, or `patchesStrategicMerge` as it was called.
 */
export function isKustomizePatch(file: string): boolean {
  if (!path.isAbsolute(file)) return false;
  return foldersAbove(file).some((folder) => NAMES.some((name) => patchesIn(path.join(folder, name)).has(file)));
}

/** The folder of a file and those above it, up to the repository's root; the folder alone outside of one. */
function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  let folder = path.dirname(file);
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    folders.push(folder);
    if (existsSync(path.join(folder, ".git"))) return folders;
    const above = path.dirname(folder);
    if (above === folder) break;
    folder = above;
  }
  return folders.slice(0, 1);
}

interface Known {
  readonly stamp: string;
  readonly patches: ReadonlySet<string>;
}

const known = new Map<string, Known>();
const none: ReadonlySet<string> = new Set();

/** The paths that a kustomization names as patches; none where there is none that can be read. */
function patchesIn(kustomization: string): ReadonlySet<string> {
  const stats = statSync(kustomization, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_BYTES) return none;
  const stamp = `${String(stats.mtimeMs)} ${String(stats.size)}`;
  const before = known.get(kustomization);
  if (before?.stamp === stamp) return before.patches;
  const patches = readPatches(kustomization);
  known.set(kustomization, { stamp, patches });
  return patches;
}

function readPatches(kustomization: string): ReadonlySet<string> {
  let content: unknown;
  try {
    content = parse(readFileSync(kustomization, "utf8"), { logLevel: "silent", maxAliasCount: 100 });
  } catch {
    // Not for this rule to say.
    return none;
  }
  const { patches, patchesStrategicMerge } = (content ?? {}) as { patches?: unknown; patchesStrategicMerge?: unknown };
  const paths = [
    ...list(patches).map((patch) => (patch as { path?: unknown } | null)?.path),
    ...list(patchesStrategicMerge),
  ];
  const folder = path.dirname(kustomization);
  return new Set(
    paths.flatMap((one) => (typeof one === "string" && !one.includes("\n") ? [path.resolve(folder, one)] : [])),
  );
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
