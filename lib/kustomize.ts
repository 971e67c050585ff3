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
export function isKustomizePatch(file: string, cwd: string): boolean {
  return isNamed(file, cwd, "patches");
}

/** Whether a kustomization names the file as a resource: overlays may then add to what it says. */
export function isKustomizeResource(file: string, cwd: string): boolean {
  return isNamed(file, cwd, "resources");
}

function isNamed(file: string, cwd: string, list: keyof Named): boolean {
  if (!path.isAbsolute(file)) return false;
  return foldersAbove(file, cwd).some((folder) =>
    NAMES.some((name) => namedIn(path.join(folder, name))[list].has(file)),
  );
}

/** The folder of a file and those above it, up to the repository's root; outside of one, up to the working directory. */
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
  // Whatever stands above the working directory isn't of this project.
  const end = folders.indexOf(path.resolve(cwd));
  return folders.slice(0, Math.max(end + 1, 1));
}

/** The paths that a kustomization names. */
interface Named {
  readonly patches: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
}

interface Known {
  readonly stamp: string;
  readonly named: Named;
}

const known = new Map<string, Known>();
const none: Named = { patches: new Set(), resources: new Set() };

/** What a kustomization names; nothing where there is none that can be read. */
function namedIn(kustomization: string): Named {
  const stats = statSync(kustomization, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_BYTES) return none;
  const stamp = `${String(stats.mtimeMs)} ${String(stats.size)}`;
  const before = known.get(kustomization);
  if (before?.stamp === stamp) return before.named;
  const named = read(kustomization);
  known.set(kustomization, { stamp, named });
  return named;
}

function read(kustomization: string): Named {
  let content: unknown;
  try {
    content = parse(readFileSync(kustomization, "utf8"), { logLevel: "silent", maxAliasCount: 100 });
  } catch {
    // Not for this rule to say.
    return none;
  }
  const fields = (content ?? {}) as Readonly<Record<string, unknown>>;
  const folder = path.dirname(kustomization);
  const resolve = (values: readonly unknown[]): Set<string> =>
    new Set(
      values.flatMap((one) => (typeof one === "string" && !one.includes("\n") ? [path.resolve(folder, one)] : [])),
    );
  return {
    patches: resolve([
      ...list(fields["patches"]).map((patch) => (patch as { path?: unknown } | null)?.path),
      ...list(fields["patchesStrategicMerge"]),
    ]),
    resources: resolve(list(fields["resources"])),
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
