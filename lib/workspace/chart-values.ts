/** The files of a repository that contain values for Karpenter's chart, because what installs it names them. */
import type { ChartInstall } from "../model/chart-install.js";
import { type FileFacts, valuesFileFacts } from "./facts.js";
import { type RepositoryFile, type ValuesFacts, readValues } from "./values-files.js";

/** A file with values for Karpenter's chart. */
export interface ValuesFile {
  readonly text: string;
  /** The chart's version; undefined if it is unknown, or charts of different versions use the file. */
  readonly version: string | undefined;
  readonly install: ChartInstall;
  readonly facts: FileFacts;
  /** Whether later files, or values in an Application, may replace a setting, given its name. */
  readonly mayBeReplaced: (name: string) => boolean;
}

interface Access {
  /** Whether an address is that of the repository; a missing address is. */
  readonly isOwn: (repository: string | undefined) => boolean;
  /** The text of a file in the repository. */
  readonly read: (file: string) => string | undefined;
}

/** The values files that installs name, by path. */
export function valuesFilesOf(
  installs: readonly ValuesFacts[],
  { isOwn, read }: Access,
): ReadonlyMap<string, ValuesFile> {
  const found = new Map<string, ValuesFile>();
  const isSet = (one: RepositoryFile | undefined, name: string) => {
    const later = one && isOwn(one.repository) ? found.get(one.file) : undefined;
    return later?.install.values.tree.along(name.split(".")).isAbsent !== true;
  };
  for (const [file, uses] of usesOf(installs, isOwn)) {
    const text = read(file);
    const [version, ...others] = new Set(uses.map((use) => use.version));
    const mayBeReplaced = (name: string) =>
      uses.some(
        ({ replaces, files, index }) =>
          replaces.has(name) || files.some((one, position) => position > index && isSet(one, name)),
      );
    const common = others.length === 0 ? version : undefined;
    const install = text === undefined ? undefined : readValues(file, text, common);
    if (text === undefined || !install) continue;
    found.set(file, { text, version: common, install, facts: valuesFileFacts(file, text, [install]), mayBeReplaced });
  }
  return found;
}

/** A use of a values file. */
interface Use {
  readonly version: string | undefined;
  readonly replaces: ReadonlySet<string>;
  /** All files of the source, in which later ones take precedence, and the index of this one. */
  readonly files: readonly (RepositoryFile | undefined)[];
  readonly index: number;
}

function usesOf(installs: readonly ValuesFacts[], isOwn: Access["isOwn"]): ReadonlyMap<string, readonly Use[]> {
  const found = new Map<string, Use[]>();
  for (const { version, files, replaces } of installs) {
    for (const [index, one] of files.entries()) {
      if (!one || !isOwn(one.repository)) continue;
      const uses = found.get(one.file) ?? [];
      found.set(one.file, uses);
      uses.push({ version, replaces, files, index });
    }
  }
  return found;
}
