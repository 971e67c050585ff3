/**
 * The names with which sources of an Application refer to values files of each other: a source with `ref: values`, and
 * a file `$values/prod.yaml` of another one (Argo CD's user guide, "Multiple Sources").
 */
import { posix } from "node:path";
import type { Problem } from "../model/problem.js";
import type { Cursor } from "../yaml/cursor.js";

export const refMessages = {
  undefinedRef: "`{{value}}` starts with `${{ref}}`, but no source has `ref: {{ref}}`; add it, or correct the name.",
  duplicateRef: "`ref: {{ref}}` is already used by `{{other}}`, and Argo CD rejects duplicates; rename one.",
  refWithPath:
    "Argo CD also deploys `path` of the source with `ref: {{ref}}`; remove `path` if the source only provides values files.",
};

/** The problems with the names, and with `checkPaths`, the folders of sources that provide values files to others. */
export function* refProblems(
  sources: readonly Cursor[],
  { checkPaths }: { readonly checkPaths: boolean },
): Generator<Problem<keyof typeof refMessages>> {
  for (const { ref, other } of repeatedRefs(sources)) {
    yield { at: ref, beside: [other], messageId: "duplicateRef", data: { ref: ref.text, other: other.path } };
  }
  for (const { file: at, ref } of danglingRefs(sources)) {
    yield { at, messageId: "undefinedRef", data: { value: at.text, ref } };
  }
  for (const { ref, path: at } of checkPaths ? deployedRefs(sources) : []) {
    yield { at, beside: [ref], messageId: "refWithPath", data: { ref: ref.text } };
  }
}

/** By name, the first source that has it as its `ref`. */
export function refsIn(sources: readonly Cursor[]): ReadonlyMap<string, Cursor> {
  const named = new Map<string, Cursor>();
  for (const source of sources) {
    const { text } = source.get("ref");
    if (text !== "" && !named.has(text)) named.set(text, source);
  }
  return named;
}

/** Each `ref` that an earlier source already has, and that source. */
function repeatedRefs(sources: readonly Cursor[]): { ref: Cursor; other: Cursor }[] {
  const named = new Map<string, Cursor>();
  return sources.flatMap((source) => {
    const ref = source.get("ref");
    const other = named.get(ref.text);
    if (ref.isSet && !other) named.set(ref.text, source);
    return ref.isSet && other ? [{ ref, other }] : [];
  });
}

/** Each values file that refers to a missing source; none if a template may decide the names. */
function danglingRefs(sources: readonly Cursor[]): { file: Cursor; ref: string }[] {
  const refs = sources.map((source) => source.get("ref"));
  if (refs.some(({ isUnknown }) => isUnknown)) return [];
  const names = new Set(refs.filter(({ isSet }) => isSet).map(({ text }) => text));
  return filesOf(sources).flatMap((file) => {
    const ref = refIn(file.text);
    return ref === undefined || names.has(ref) ? [] : [{ file, ref }];
  });
}

/**
 * Each source with a folder, which Argo CD deploys too, that contains values files of others. If they are all outside
 * it, the folder is there for its manifests.
 */
function deployedRefs(sources: readonly Cursor[]): { ref: Cursor; path: Cursor }[] {
  const folders = new Map<string, string>();
  for (const [ref, source] of refsIn(sources)) {
    const path = source.get("path");
    if (path.isSet) folders.set(ref, posix.join(`$${ref}`, path.text, "/"));
  }
  const deployed = new Set<string>();
  for (const { text } of filesOf(sources)) {
    const ref = refIn(text) ?? "";
    const folder = folders.get(ref);
    if (folder !== undefined && posix.normalize(text).startsWith(folder)) deployed.add(ref);
  }
  return [...refsIn(sources)].flatMap(([name, source]) =>
    deployed.has(name) ? [{ ref: source.get("ref"), path: source.get("path") }] : [],
  );
}

function filesOf(sources: readonly Cursor[]): Cursor[] {
  return sources.flatMap((source) => source.at("helm.valueFiles").items());
}

/** The source at the start of a values file's path. A name in upper case may be a variable of another tool. */
function refIn(path: string): string | undefined {
  return /^\$(?![A-Z\d_]+\/)([\w-]+)\//u.exec(path)?.[1];
}
