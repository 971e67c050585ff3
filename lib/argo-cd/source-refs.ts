/**
 * The names with which sources of an Application refer to values files of each other: a source with `ref: values`, and
 * a file `$values/prod.yaml` of another one (Argo CD's user guide, "Multiple Sources").
 */
import type { Cursor } from "../yaml/cursor.js";

/** Each `ref` that an earlier source already has, and that source. */
export function repeatedRefs(sources: readonly Cursor[]): { ref: Cursor; other: Cursor }[] {
  const named = new Map<string, Cursor>();
  return sources.flatMap((source) => {
    const ref = source.get("ref");
    const other = named.get(ref.text);
    if (ref.isSet && !other) named.set(ref.text, source);
    return ref.isSet && other ? [{ ref, other }] : [];
  });
}

/** Each values file that refers to a missing source; none if a template may decide the names. */
export function danglingRefs(sources: readonly Cursor[]): { file: Cursor; ref: string }[] {
  const refs = sources.map((source) => source.get("ref"));
  if (refs.some(({ isUnknown }) => isUnknown)) return [];
  const names = new Set(refs.filter(({ isSet }) => isSet).map(({ text }) => text));
  const files = sources.flatMap((source) => source.at("helm.valueFiles").items());
  return files.flatMap((file) => {
    const ref = refIn(file.text);
    return ref === undefined || names.has(ref) ? [] : [{ file, ref }];
  });
}

/** The source at the start of a values file's path. A name in upper case may be a variable of another tool. */
function refIn(path: string): string | undefined {
  return /^\$(?![A-Z\d_]+\/)([\w-]+)\//u.exec(path)?.[1];
}
