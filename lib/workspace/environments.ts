/** Finds files that belong to one cluster, according to the settings or the folders. */
import path from "node:path";
import picomatch from "picomatch";

/** `settings.karpenter.environments`: by name, globs relative to the root, and the correct values. */
export type EnvironmentSettings = Readonly<Record<string, EnvironmentSetting>>;

type EnvironmentSetting =
  | readonly string[]
  | {
      readonly files: readonly string[];
      readonly clusterName?: string;
      readonly account?: string;
      readonly region?: string;
    };

interface Environment {
  readonly name: string;
  readonly isMember: (file: string) => boolean;
  /** By subject. */
  readonly truth: Readonly<Record<string, string>>;
}

export class Environments {
  /** Equal for equal settings. */
  readonly id: string;
  readonly #all: readonly Environment[];

  constructor(settings: EnvironmentSettings = {}) {
    this.id = JSON.stringify(settings);
    this.#all = Object.entries(settings).map(([name, setting]) => {
      const { files, ...truth } = "files" in setting ? setting : { files: setting };
      return {
        name,
        // A folder includes all files in it.
        isMember: picomatch(
          files.flatMap((glob) => [glob, path.posix.join(glob, "**")]),
          { dot: true },
        ),
        truth,
      };
    });
  }

  /** The name of a file's environment; undefined if the settings don't include the file. */
  of(file: string): string | undefined {
    return this.#all.find(({ isMember }) => isMember(file))?.name;
  }

  /** Whether two files belong to the same environment. */
  areSame(one: string, other: string): boolean {
    const environment = this.of(one);
    return environment !== undefined && environment === this.of(other);
  }

  /** The value that the settings require in a file's environment. */
  truthOf(file: string, subject: string): string | undefined {
    return this.#all.find(({ isMember }) => isMember(file))?.truth[subject];
  }
}

/** The folders of a file, innermost first, with `""` for the root at the end. */
export function foldersOf(file: string): string[] {
  const folders: string[] = [];
  for (let folder = path.posix.dirname(file); folder !== "."; folder = path.posix.dirname(folder)) folders.push(folder);
  return [...folders, ""];
}

/** The items in the folder nearest to a file that contains any of them. */
export function nearest<Item extends { readonly file: string }>(file: string, items: readonly Item[]): readonly Item[] {
  for (const folder of foldersOf(file)) {
    const inside = items.filter((item) => folder === "" || item.file.startsWith(`${folder}/`));
    if (inside.length > 0) return inside;
  }
  return [];
}
