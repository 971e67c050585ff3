/** The files of a repository that contain values for Karpenter's chart, because Applications name them. */
import type { ChartInstall } from "../model/chart-install.js";
import { type FileFacts, type Resource, valuesFileFacts } from "./facts.js";
import { readValues } from "./values-files.js";

/** A file with values for Karpenter's chart. */
export interface ValuesFile {
  readonly text: string;
  /** The chart's version; undefined if it is unknown, or charts of different versions use the file. */
  readonly version: string | undefined;
  readonly install: ChartInstall;
  readonly facts: FileFacts;
}

interface Access {
  /** Whether an address is that of the repository. */
  readonly isOwn: (repository: string) => boolean;
  /** The text of a file in the repository. */
  readonly read: (file: string) => string | undefined;
}

/** The values files that resources name, by path. */
export function valuesFilesOf(
  applications: readonly Resource[],
  { isOwn, read }: Access,
): ReadonlyMap<string, ValuesFile> {
  const found = new Map<string, ValuesFile>();
  for (const [file, versions] of versionsOf(applications, isOwn)) {
    const text = read(file);
    const [version, ...others] = versions;
    const common = others.length === 0 ? version : undefined;
    const install = text === undefined ? undefined : readValues(text, common);
    if (text === undefined || !install) continue;
    found.set(file, { text, version: common, install, facts: valuesFileFacts(file, text, install) });
  }
  return found;
}

/** The versions of the charts that use each values file. */
function versionsOf(
  applications: readonly Resource[],
  isOwn: Access["isOwn"],
): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const found = new Map<string, Set<string | undefined>>();
  for (const { version, files } of applications.flatMap(({ application }) => application?.values ?? [])) {
    for (const one of files) {
      if (!one || !isOwn(one.repository)) continue;
      const versions = found.get(one.file) ?? new Set();
      found.set(one.file, versions.add(version));
    }
  }
  return found;
}
