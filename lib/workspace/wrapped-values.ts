/** The values files of charts that wrap Karpenter's: in the folder of the chart, or named by an Application of it. */
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
  /** Whether another file of the chart has a value, which may replace the one here. */
  readonly isElsewhere: (keys: readonly string[]) => boolean;
  /** Its statements about the cluster; none if it is one of several files of a chart, which may be for several clusters. */
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
    const trees = new Map([...all].flatMap((file) => readTree(file, read) ?? []));
    for (const [file, { root, text }] of trees) {
      const isElsewhere = (keys: readonly string[]) =>
        [...trees].some(([other, tree]) => other !== file && !tree.root.along(keys).isAbsent);
      const installs = trees.size === 1 ? wrappedInstallsWith(root, { charts, isElsewhere }) : [];
      found.set(file, { text, charts, isElsewhere, facts: valuesFileFacts(file, text, installs) });
    }
  }
  return found;
}

function readTree(file: string, read: Access["read"]): [string, { root: Cursor; text: string }][] | undefined {
  const text = read(file);
  const [root] = text === undefined ? [] : rootsIn(text);
  return text !== undefined && root ? [[file, { root, text }]] : undefined;
}

function rootsIn(text: string): readonly Cursor[] {
  try {
    return rootsOf(parseText(text));
  } catch {
    return [];
  }
}

/** The installs of the dependencies whose values a file contains. */
export function wrappedInstallsWith(
  root: Cursor,
  { charts, isElsewhere }: Pick<WrappedValues, "charts" | "isElsewhere">,
): ChartInstall[] {
  return charts.map(({ chart, key, version, isReadElsewhere }) => {
    const install = installWithValues(root, version);
    const mayBeReplaced = (name: string) => {
      const keys = [key, ...name.split(".")];
      // An empty default is for those who install the chart to set.
      return isElsewhere(keys) || root.along(keys).value === "";
    };
    return { ...install, chart, values: install.values.below(key, isReadElsewhere), mayBeReplaced };
  });
}
