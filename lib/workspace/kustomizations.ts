/** The combined effects of all kustomizations of a repository. */
import type { Kustomization } from "./kustomization.js";
import { type NameChange, changesByPatch } from "./name-changes.js";

interface Effects {
  /** The files whose objects a kustomization renames. */
  readonly renamed: ReadonlySet<string>;
  /** The files in which a kustomization changes references to node classes. */
  readonly redirected: ReadonlySet<string>;
  /** Files whose content isn't final: kustomizations change them, or they are bases with several overlays. */
  readonly overlaid: ReadonlySet<string>;
  readonly patches: ReadonlySet<string>;
}

type Folders = ReadonlyMap<string, Kustomization>;

export class Kustomizations implements Effects {
  readonly renamed: ReadonlySet<string>;
  readonly redirected: ReadonlySet<string>;
  readonly overlaid: ReadonlySet<string>;
  readonly patches: ReadonlySet<string>;
  readonly #byFolder: Folders;
  /** By file, the files of each kustomization that includes it. */
  readonly #groupsOf: ReadonlyMap<string, readonly ReadonlySet<string>[]>;

  private constructor(effects: Effects, byFolder: Folders, groups: ReadonlyMap<string, ReadonlySet<string>[]>) {
    this.renamed = effects.renamed;
    this.redirected = effects.redirected;
    this.overlaid = effects.overlaid;
    this.patches = effects.patches;
    this.#byFolder = byFolder;
    this.#groupsOf = groups;
  }

  /** @param read the text of a file of the repository; undefined if it can't be read */
  static of(all: readonly Kustomization[], read: (file: string) => string | undefined): Kustomizations {
    const byFolder: Folders = new Map(all.map((one) => [one.folder, one]));
    const reached = all.map((one) => ({ one, files: filesOf(one, byFolder) }));
    const effects = {
      renamed: new Set<string>(),
      redirected: new Set<string>(),
      overlaid: new Set<string>(),
      patches: new Set(all.flatMap(({ patches }) => patches)),
    };
    const groups = new Map<string, ReadonlySet<string>[]>();
    const overlays = new Map<string, number>();
    for (const { one, files } of reached) {
      const changes = nameChangesOf(one, read);
      const own = new Set(one.resources);
      for (const file of files) {
        const known = groups.get(file);
        if (known) known.push(files);
        else groups.set(file, [files]);
        if (changes.has("names")) effects.renamed.add(file);
        if (changes.has("references")) effects.redirected.add(file);
        if (own.has(file) ? one.changesOwn : one.changes) effects.overlaid.add(file);
        if (!own.has(file)) overlays.set(file, (overlays.get(file) ?? 0) + 1);
      }
    }
    for (const [file, count] of overlays) if (count > 1) effects.overlaid.add(file);
    return new Kustomizations(effects, byFolder, groups);
  }

  /** Whether a folder has a kustomization, which then decides which of its files are deployed. */
  hasIn(folder: string): boolean {
    return this.#byFolder.has(folder);
  }

  /** Whether any kustomization includes a file. */
  isIncluded(file: string): boolean {
    return this.#groupsOf.has(file);
  }

  /** Whether a kustomization includes both files. */
  bringsTogether(one: string, other: string): boolean {
    return this.#groupsOf.get(one)?.some((group) => group.has(other)) ?? false;
  }

  /** The files that the kustomization of a folder includes. */
  groupOf(folder: string): ReadonlySet<string> | undefined {
    const own = this.#byFolder.get(folder);
    return own && filesOf(own, this.#byFolder);
  }
}

/** The names that a kustomization changes, including those in its patch files; one that can't be read may change any. */
function nameChangesOf(one: Kustomization, read: (file: string) => string | undefined): ReadonlySet<NameChange> {
  const byFiles = one.patchFiles.flatMap(({ file, targetKind, allowsNameChange }): NameChange[] => {
    const text = read(file);
    return text === undefined ? ["names", "references"] : changesByPatch(text, targetKind, allowsNameChange);
  });
  return new Set([...one.nameChanges, ...byFiles]);
}

/** The files that a kustomization includes, directly or through its bases. */
function filesOf(start: Kustomization, byFolder: Folders): Set<string> {
  const files = new Set<string>();
  const seen = new Set<Kustomization>();
  const stack = [start];
  for (let one = stack.pop(); one; one = stack.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    for (const resource of one.resources) {
      const below = byFolder.get(resource);
      if (below) stack.push(below);
      else files.add(resource);
    }
  }
  return files;
}
