/** AMI aliases, and how a class comes to use one. */
import { type Edits, collectionAt, edit, replacePair, set } from "./edit.js";
import type { Cursor } from "./manifest/cursor.js";
import type { Manifest } from "./manifest/manifest.js";
import { removeOthers } from "./remove.js";

export interface Alias {
  /** In lower case, as the API server wants it: `al2023`. */
  readonly family: string;
  readonly version: string;
}

/** The families of aliases, and the `amiFamily` that each is of. */
const AMI_FAMILIES: Readonly<Record<string, string>> = {
  al2: "AL2",
  al2023: "AL2023",
  bottlerocket: "Bottlerocket",
  windows2019: "Windows2019",
  windows2022: "Windows2022",
  windows2025: "Windows2025",
};

/** Reads `family@version`; undefined for what the API server refuses or a template decides. */
export function aliasOf(alias: Cursor): Alias | undefined {
  if (typeof alias.value !== "string") return undefined;
  const at = alias.value.indexOf("@");
  const family = alias.value.slice(0, Math.max(at, 0));
  const version = alias.value.slice(at + 1);
  return Object.hasOwn(AMI_FAMILIES, family) && version !== "" ? { family, version } : undefined;
}

/**
 * The family whose image the nodes boot, as an `amiFamily`: that of the alias, or else what `amiFamily`
 * says; undefined where neither is known.
 */
export function imageFamilyOf(spec: Cursor): string | undefined {
  const terms = spec.get("amiSelectorTerms");
  if (terms.isUnknown) return undefined;
  for (const term of terms.items()) {
    const alias = term.get("alias");
    if (!alias.isAbsent) return AMI_FAMILIES[aliasOf(alias)?.family ?? ""];
  }
  const amiFamily = spec.get("amiFamily");
  return amiFamily.isPresent ? amiFamily.text : undefined;
}

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
  const family = AMI_FAMILIES[alias.split("@", 1)[0] ?? ""] ?? "";
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

/** Whether nodes boot an image that AWS makes for the family, and not one of the user's own. */
export function usesFamilyImage(spec: Cursor): boolean {
  const terms = spec.get("amiSelectorTerms");
  const isFree = terms.isAbsent && spec.get("amiSelector").isAbsent;
  return isFree || terms.items().some((term) => aliasOf(term.get("alias")) !== undefined);
}
