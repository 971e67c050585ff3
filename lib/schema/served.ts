import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import type { Violation } from "./violation.js";
import { violationsOf } from "./violations.js";

/** A field, label or value that a release does not support yet. */
export interface NotServed {
  readonly what: "field" | "label" | "value";
  readonly at: Cursor;
  /** The release that added it, as a number. */
  readonly since: number;
}

/** The fields, values and labels of a manifest that a release does not support yet. */
export function notServed(manifest: Manifest, release: number): NotServed[] {
  return (violationsOf(manifest, release, { isFragment: true }) ?? []).flatMap(
    (violation) => fieldOf(violation, manifest, release) ?? valueOf(violation, manifest) ?? [],
  );
}

function fieldOf(
  { keyword, path, params, since: laterSince }: Violation,
  { root }: Manifest,
  release: number,
): NotServed | undefined {
  const at = root.along(path);
  // A mapping that accepts any field in a later release.
  if (keyword === "x-fields")
    return laterSince === undefined
      ? undefined
      : { what: "field", at: at.get(String(params["field"])), since: laterSince };
  const since = Number(params["since"]);
  if (keyword !== "x-field" || !(since > release)) return undefined;
  return at.isAbsent && !at.pair ? undefined : { what: "field", at, since };
}

function valueOf({ path, params, since }: Violation, { root }: Manifest): NotServed | undefined {
  if (since === undefined) return undefined;
  if (params["isKey"] === true) return { what: "label", at: root.along(path).get(String(params["at"])), since };
  const at = root.along(path);
  return at.value === undefined ? undefined : { what: "value", at, since };
}
