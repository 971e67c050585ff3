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

function fieldOf(violation: Violation, { root }: Manifest, release: number): NotServed | undefined {
  const at = root.along(violation.path);
  // A mapping that accepts any field in a later release.
  if (violation.keyword === "x-fields") {
    const { since, params } = violation;
    return since === undefined ? undefined : { what: "field", at: at.get(params.field), since };
  }
  if (violation.keyword !== "x-field" || violation.params.since <= release) return undefined;
  return at.isAbsent && !at.pair ? undefined : { what: "field", at, since: violation.params.since };
}

function valueOf({ keyword, path, params, since }: Violation, { root }: Manifest): NotServed | undefined {
  if (since === undefined) return undefined;
  const at = root.along(path);
  if (keyword === "x-part" && params.isKey) return { what: "label", at: at.get(params.at ?? ""), since };
  return at.value === undefined ? undefined : { what: "value", at, since };
}
