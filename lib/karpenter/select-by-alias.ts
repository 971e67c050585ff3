/** The change that has a class select its image by an alias. */
import { amiFamilies } from "./ami.js";
import { type Edits, collectionAt, edit, replacePair, set } from "../edits/edit.js";
import type { Cursor } from "../manifest/cursor.js";
import type { Manifest } from "../manifest/manifest.js";
import { removeOthers } from "../edits/remove.js";

/**
 * Makes an alias the way in which a class selects its image, in place of a field of one of its terms: the
 * alias has to be the only field of the only term, and `amiFamily` has to be its own. Undefined where that
 * can't be written.
 */
export function selectByAlias(manifest: Manifest, field: Cursor, alias: string): Edits {
  const term = field.parent;
  // Before v1 there was no alias, and the API server takes no more than 30 terms.
  if (manifest.version !== "v1" || !term || (term.parent?.items().length ?? 0) > 30) return [undefined];
  const amiFamily = manifest.launchSettings.get("amiFamily");
  const family = amiFamilies.get(alias.split("@", 1)[0] ?? "") ?? "";
  const isSame = amiFamily.isAbsent || amiFamily.value === family || amiFamily.value === "Custom";
  return [
    ...putAlias(field, alias),
    ...removeOthers(field),
    ...removeOthers(term),
    ...(isSame ? [] : [set(amiFamily, family)]),
  ];
}

function putAlias(field: Cursor, alias: string): Edits {
  const { pair, source } = field;
  const collection = collectionAt(field);
  if (!pair || !collection) return replacePair(field, "alias", alias);
  // A comment in it would go with it, as would an anchor that is used elsewhere.
  if (/[#&]/u.test(source.text.slice(...pair.range))) return [undefined];
  // In place of its value alone, the alias would stand on a line of its own.
  return collection.style === "block" && field.isOwn
    ? [edit(source, pair.range, `alias: ${alias}`)]
    : replacePair(field, "alias", alias);
}
