/** Where Argo CD looks for values files: reposerver/repository/repository.go and util/io/path/resolved.go. */
import path from "node:path";
import { findPlaceholder } from "../karpenter/placeholders/find.js";
import type { Cursor } from "../yaml/cursor.js";
import { isTemplated } from "../yaml/template.js";

/** A values file that a source names. */
export interface ValueFile {
  readonly entry: Cursor;
  /** The name in `$name/…`. */
  readonly ref: string | undefined;
  /** The source with the repository or chart that contains the file. */
  readonly source: Cursor;
  /** From the root of the repository or chart: `.` is the root itself, `..` leads out of it. */
  readonly path: string;
  readonly isGlob: boolean;
}

/** The source of each `ref` in an Application, the first of several with one name. */
export type Refs = ReadonlyMap<string, Cursor>;

/** The file that an item of `valueFiles` names; undefined if that is unknown, or Argo CD downloads it. */
export function valueFileOf(entry: Cursor, source: Cursor, refs: Refs): ValueFile | undefined {
  const [, ref, rest = ""] = /^\$([\w-]+)(?:\/(.*))?$/su.exec(entry.text) ?? [];
  if (ref !== undefined) {
    const target = refs.get(ref) ?? (isExpanded(ref, source) ? source : undefined);
    return target && isKnown(rest) ? fileIn(target, rest, { entry, ref }) : undefined;
  }
  if (typeof entry.value !== "string" || !isKnown(entry.value) || /^[a-z][a-z\d+.-]*:\/\//iu.test(entry.value))
    return undefined;
  const isFromRoot = entry.value.startsWith("/");
  const folder = isChart(source) || isFromRoot ? "" : folderOf(source.get("path"));
  return folder === undefined ? undefined : fileIn(source, path.posix.join(folder, entry.value), { entry, ref });
}

/** All of them that a source names. */
export function valueFilesOf(source: Cursor, refs: Refs): ValueFile[] {
  const entries = source.at("helm.valueFiles").items();
  return entries.flatMap((entry) => valueFileOf(entry, source, refs) ?? []);
}

/** Whether Argo CD omits the files that do not exist, or a template decides that. */
export function mayOmitFiles(source: Cursor): boolean {
  const setting = source.at("helm.ignoreMissingValueFiles");
  return !setting.isAbsent && setting.value !== false;
}

/**
 * Only the items of `sources` can have references: in a single source, they are variables without a value. A name in
 * upper case is one of Argo CD's variables, or of another tool.
 */
function isExpanded(ref: string, source: Cursor): boolean {
  return typeof source.key !== "number" && !/^[A-Z\d_]+$/u.test(ref);
}

function isKnown(text: string): boolean {
  const context = { key: "valueFiles", isKarpenter: false };
  return text === "" || (!isTemplated(text) && findPlaceholder(text, context) === undefined);
}

/** Whether a source is a published chart, or a template decides that. */
export function isChart(source: Cursor): boolean {
  const chart = source.get("chart");
  return chart.isSet || chart.isUnknown;
}

/** A folder as text, empty if it is missing; undefined if it is unknown. */
function folderOf(folder: Cursor): string | undefined {
  if (folder.isUnset) return "";
  return typeof folder.value === "string" && isKnown(folder.value) ? folder.value : undefined;
}

function fileIn(source: Cursor, text: string, rest: Pick<ValueFile, "entry" | "ref">): ValueFile {
  const normal = path.posix.normalize(text).replace(/^\/+/u, "").replace(/\/$/u, "");
  return { ...rest, source, path: normal === "" ? "." : normal, isGlob: /[*?[{]/u.test(text) };
}
