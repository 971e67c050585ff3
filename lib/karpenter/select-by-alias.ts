/** The change that makes a node class select its AMI by an alias. */
import { amiFamilies } from "./ami.js";
import { type Edits, replacePair, set } from "../yaml/edits/edit.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { removeOthers } from "../yaml/edits/remove.js";

/**
 * Makes a node class select its AMI by an alias instead of a field of one of its terms: the alias must be the only
 * field of the only term, and `amiFamily` must match it. Undefined if the change is not possible.
 */
export function selectByAlias(manifest: Manifest, field: Cursor, alias: string): Edits {
  const term = field.parent;
  // Before v1 there was no alias, and the API server accepts at most 30 terms.
  if (manifest.version !== "v1" || !term || (term.parent?.items().length ?? 0) > 30) return [undefined];
  const amiFamily = manifest.nodeClassSpec.get("amiFamily");
  const family = amiFamilies.get(alias.split("@", 1)[0] ?? "") ?? "";
  const isSame = amiFamily.isAbsent || amiFamily.value === family || amiFamily.value === "Custom";
  return [
    ...replacePair(field, "alias", alias),
    ...removeOthers(field),
    ...removeOthers(term),
    ...(isSame ? [] : [set(amiFamily, family)]),
  ];
}
