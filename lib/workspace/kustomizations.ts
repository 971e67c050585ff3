/** Which files kustomizations bring together, and which of them they change. */
import path from "node:path";
import { parse } from "yaml";

/** What a kustomization says, as far as it matters to others; paths from where its own is, with `/`. */
export interface Kustomization {
  readonly folder: string;
  /** Files and folders. */
  readonly resources: readonly string[];
  readonly patches: readonly string[];
  /** Whether it renames what it brings in. */
  readonly renames: boolean;
  /** Whether it changes what it brings in, by patches or otherwise. */
  readonly changes: boolean;
  /** Whether its own resources too, and not only bases: by more than files that are merged into bases. */
  readonly changesOwn: boolean;
}

export const kustomizationNames: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

export function isKustomization(file: string): boolean {
  return kustomizationNames.includes(path.posix.basename(file));
}

const CHANGING = ["patchesJson6902", "replacements", "transformers", "vars", "components", "generators"];

/** Reads a kustomization; undefined for what is none. */
export function readKustomization(file: string, text: string): Kustomization | undefined {
  let content: unknown;
  try {
    content = parse(text, { logLevel: "silent", maxAliasCount: 100 });
  } catch {
    return undefined;
  }
  if (typeof content !== "object" || content === null) return undefined;
  const fields = content as Readonly<Record<string, unknown>>;
  const folder = path.posix.dirname(file);
  const resolve = (values: readonly unknown[]): string[] =>
    values.flatMap((value) =>
      typeof value === "string" && !value.includes("\n") && !value.includes("://")
        ? [path.posix.normalize(path.posix.join(folder, value)).replace(/\/$/u, "")]
        : [],
    );
  const patches = [...list(fields["patches"]), ...list(fields["patchesJson6902"])].map(
    (patch) => patch as { readonly path?: unknown; readonly target?: unknown } | null,
  );
  const merged = list(fields["patchesStrategicMerge"]);
  const changesOwn =
    CHANGING.some((key) => list(fields[key]).length > 0) ||
    patches.some((patch) => patch?.path === undefined || patch.target !== undefined) ||
    merged.some((patch) => typeof patch === "string" && patch.includes("\n"));
  return {
    folder,
    resources: resolve(["resources", "bases", "components"].flatMap((key) => list(fields[key]))),
    patches: resolve([...patches.map((patch) => patch?.path), ...merged]),
    renames:
      ["namePrefix", "nameSuffix"].some((key) => (fields[key] ?? "") !== "") ||
      list(fields["transformers"]).length > 0 ||
      // Patches and replacements can do so too.
      /metadata[./]name\b/u.test(text),
    changes: changesOwn || patches.length > 0 || merged.length > 0,
    changesOwn,
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What all kustomizations of a repository come to. */
export class Kustomizations {
  /** The files that some kustomization renames the objects of. */
  readonly renamed = new Set<string>();
  /** What kustomizations change, and bases of which there are several overlays: what they say isn't the last word. */
  readonly overlaid = new Set<string>();
  readonly patches = new Set<string>();
  /** By file, what each kustomization that brings it in brings together. */
  readonly #groupsOf = new Map<string, ReadonlySet<string>[]>();
  readonly #byFolder: ReadonlyMap<string, Kustomization>;

  constructor(all: readonly Kustomization[]) {
    this.#byFolder = new Map(all.map((one) => [one.folder, one]));
    const users = new Map<string, number>();
    for (const one of all) {
      for (const patch of one.patches) this.patches.add(patch);
      const files = this.#reach(one);
      if (one.renames) for (const file of files) this.renamed.add(file);
      const own = new Set(one.resources);
      for (const file of files) {
        const groups = this.#groupsOf.get(file);
        if (groups) groups.push(files);
        else this.#groupsOf.set(file, [files]);
        if (own.has(file) ? one.changesOwn : one.changes) this.overlaid.add(file);
        if (!own.has(file)) users.set(file, (users.get(file) ?? 0) + 1);
      }
    }
    for (const [file, count] of users) if (count > 1) this.overlaid.add(file);
  }

  /** Whether a folder has a kustomization, which then decides what of it is deployed. */
  hasIn(folder: string): boolean {
    return this.#byFolder.has(folder);
  }

  /** Whether some kustomization brings two files together. */
  bringsTogether(one: string, other: string): boolean {
    return this.#groupsOf.get(one)?.some((group) => group.has(other)) ?? false;
  }

  /** The files that the kustomization of a folder brings together. */
  groupOf(folder: string): ReadonlySet<string> | undefined {
    const own = this.#byFolder.get(folder);
    return own && this.#reach(own);
  }

  /** The files that a kustomization brings in, those of its bases included. */
  #reach(start: Kustomization): Set<string> {
    const files = new Set<string>();
    const seen = new Set<Kustomization>();
    const stack = [start];
    for (let one = stack.pop(); one; one = stack.pop()) {
      if (seen.has(one)) continue;
      seen.add(one);
      for (const resource of one.resources) {
        const below = this.#byFolder.get(resource);
        if (below) stack.push(below);
        else files.add(resource);
      }
    }
    return files;
  }
}
