/** The values files of charts that wrap Karpenter's: in the folder of the chart, or named by what installs it. */
import path from "node:path";
import type { WrappedChart } from "../installers/around.js";
import { type ChartInstall, installWithValues } from "../model/chart-install.js";
import type { Cursor } from "../yaml/cursor.js";
import { parseText, rootsOf } from "../yaml/document.js";
import { type FileFacts, valuesFileFacts } from "./facts.js";
import type { FolderValues } from "./applications.js";
import { type RepositoryTexts, type Wrappers, isValuesName } from "./wrappers.js";

/** A file with values for charts that have Karpenter's as a dependency. */
export interface WrappedValues {
  readonly text: string;
  readonly charts: readonly WrappedChart[];
  /** What it says about the cluster; nothing if it is one of several files of a chart, which may be for several. */
  readonly facts: FileFacts;
}

interface Access extends RepositoryTexts {
  /** Whether an address is that of the repository. */
  readonly isOwn: (repository: string | undefined) => boolean;
}

/** @param named the values files that Applications name for folders of the repository */
export function wrappedValuesOf(
  wrappers: Wrappers,
  named: readonly FolderValues[],
  { read, below, isOwn }: Access,
): ReadonlyMap<string, WrappedValues> {
  const found = new Map<string, WrappedValues>();
  for (const [folder, charts] of wrappers) {
    const own = below(folder).filter((file) => path.posix.dirname(file) === folder && isValuesName(file));
    const others = named.filter((one) => one.folder === folder).flatMap(({ files }) => files);
    const all = new Set([...own, ...others.flatMap((one) => (one && isOwn(one.repository) ? one.file : []))]);
    for (const file of all) {
      const text = read(file);
      const roots = text === undefined ? [] : rootsIn(text);
      const [root] = roots;
      if (text === undefined || !root) continue;
      const installs = all.size === 1 ? wrappedInstallsWith(root, charts) : [];
      found.set(file, { text, charts, facts: valuesFileFacts(file, text, installs) });
    }
  }
  return found;
}

function rootsIn(text: string): readonly Cursor[] {
  try {
    return rootsOf(parseText(text));
  } catch {
    return [];
  }
}

/** The installs of the dependencies whose values a file contains. */
export function wrappedInstallsWith(root: Cursor, charts: readonly WrappedChart[]): ChartInstall[] {
  return charts.map(({ chart, key, version, isReadElsewhere }) => {
    const install = installWithValues(root, version);
    return { ...install, chart, values: install.values.below(key, isReadElsewhere), mayBeReplaced: () => true };
  });
}
