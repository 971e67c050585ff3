/**
 * The names that sources of one Application have for others to take value files from: a source with
 * `ref: values`, and a file `$values/prod.yaml` of another (Argo CD's user guide, "Multiple Sources").
 */
import type { Cursor } from "./cursor.js";

/** Each `ref` that an earlier source has too, and that source. */
export function repeatedRefs(sources: readonly Cursor[]): { ref: Cursor; other: Cursor }[] {
  const named = new Map<string, Cursor>();
  return sources.flatMap((source) => {
    const ref = source.get("ref");
    const other = named.get(ref.text);
    if (ref.isSet && !other) named.set(ref.text, source);
    return ref.isSet && other ? [{ ref, other }] : [];
  });
}

/** Each value file that names a source which isn't there; none where a template may decide on the names. */
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

/** The source that the path of a value file begins with. All in upper case, it may be a variable of another tool. */
function refIn(path: string): string | undefined {
  return /^\$(?![A-Z\d_]+\/)([\w-]+)\//u.exec(path)?.[1];
}
