/** Finds the files that kustomizations combine, and the files that they change. */
import path from "node:path";
import { readData } from "../yaml/document.js";

/** The relevant fields of a kustomization; paths have the same base as its own path, with `/`. */
export interface Kustomization {
  readonly folder: string;
  /** Files and folders. */
  readonly resources: readonly string[];
  readonly patches: readonly string[];
  /** Whether it renames the objects that it includes. */
  readonly renames: boolean;
  /** Whether it changes the objects that it includes, by patches or otherwise. */
  readonly changes: boolean;
  /** Whether it changes its own resources too, by more than patch files that are merged into bases. */
  readonly changesOwn: boolean;
}

export const kustomizationNames: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

export function isKustomization(file: string): boolean {
  return kustomizationNames.includes(path.posix.basename(file));
}

const CHANGING = ["patchesJson6902", "replacements", "transformers", "vars", "components", "generators"];

/** Reads a kustomization; undefined if the text is not one. */
export function readKustomization(file: string, text: string): Kustomization | undefined {
  const content = readData(text);
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
      // Patches and replacements can rename objects too.
      /metadata[./]name\b/u.test(text),
    changes: changesOwn || patches.length > 0 || merged.length > 0,
    changesOwn,
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The combined effects of all kustomizations of a repository. */
export class Kustomizations {
  /** The files whose objects a kustomization renames. */
  readonly renamed = new Set<string>();
  /** Files whose content isn't final: kustomizations change them, or they are bases with several overlays. */
  readonly overlaid = new Set<string>();
  readonly patches = new Set<string>();
  /** By file, the files of each kustomization that includes it. */
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

  /** Whether a folder has a kustomization, which then decides which of its files are deployed. */
  hasIn(folder: string): boolean {
    return this.#byFolder.has(folder);
  }

  /** Whether a kustomization includes both files. */
  bringsTogether(one: string, other: string): boolean {
    return this.#groupsOf.get(one)?.some((group) => group.has(other)) ?? false;
  }

  /** The files that the kustomization of a folder includes. */
  groupOf(folder: string): ReadonlySet<string> | undefined {
    const own = this.#byFolder.get(folder);
    return own && this.#reach(own);
  }

  /** The files that a kustomization includes, directly or through its bases. */
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
