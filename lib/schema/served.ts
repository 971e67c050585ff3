import type { Cursor } from "../manifest/cursor.js";
import type { Manifest } from "../manifest/manifest.js";
import { violationsOf } from "./violations.js";

/** The fields of a manifest that a release doesn't know yet, each with the release that brought it, as a number. */
export function fieldsNotServed(manifest: Manifest, release: number): { at: Cursor; since: number }[] {
  return (violationsOf(manifest, release, true) ?? []).flatMap(({ keyword, path, params }) => {
    const since = Number(params["since"]);
    if (keyword !== "x-field" || !(since > release)) return [];
    const at = manifest.root.along(path);
    return at.isAbsent && !at.pair ? [] : [{ at, since }];
  });
}
