/** The files of a repository by the kinds that they define, or may define. */
import { groupBy } from "../group-by.js";
import { type Kind, allKinds } from "../kinds.js";
import { foldersOf } from "./environments.js";
import type { FileFacts } from "./facts.js";
import { kindsPossibleIn } from "./hidden-kinds.js";

/** A file that may define objects whose names are unknown. */
export interface HiddenNames {
  readonly file: string;
  /** The folder of the chart that the file belongs to: its objects are for that chart. */
  readonly chart: string | undefined;
}

/** The files that may define objects of a kind: only these are read for a question about it. */
export function filesByKind(files: readonly FileFacts[]): ReadonlyMap<Kind, readonly FileFacts[]> {
  const found = new Map<Kind, FileFacts[]>(allKinds.map((kind) => [kind, []]));
  for (const facts of files) for (const kind of kindsPossibleIn(facts.text)) found.get(kind)?.push(facts);
  return found;
}

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
