/** The files that may define objects whose names can't be read. */
import { groupBy } from "../group-by.js";
import type { Kind } from "../kinds.js";
import { foldersOf } from "./environments.js";
import type { FileFacts } from "./facts.js";

/** A file that may define objects whose names are unknown. */
export interface HiddenNames {
  readonly file: string;
  /** The folder of the chart that the file belongs to: its objects are for that chart. */
  readonly chart: string | undefined;
}

/** By kind. @param charts the folders with a chart */
export function hiddenNamesIn(
  files: readonly FileFacts[],
  charts: readonly string[],
): ReadonlyMap<Kind, readonly HiddenNames[]> {
  const folders = new Set(charts);
  const all = files.flatMap(({ file, hidden }) => {
    const chart = hidden.length > 0 ? foldersOf(file).find((folder) => folders.has(folder)) : undefined;
    return hidden.map((kind) => ({ kind, file, chart }));
  });
  return groupBy(all, ({ kind }) => kind);
}
