/** The context of a value, for texts that are placeholders in some places only. */
import type { Cursor } from "../../yaml/cursor.js";
import { type PlaceholderContext, findPlaceholder } from "./find.js";

/**
 * Whether a value is a real one: placeholders are reported by no-placeholder-values, and are unknown to everything else.
 */
export function isFilledIn(place: Cursor, isKarpenter = true): boolean {
  const context = typeof place.value === "string" ? contextOf(place, isKarpenter) : undefined;
  return !context || findPlaceholder(place.text, context) === undefined;
}

/**
 * The context of a value; undefined for free text, which may mention placeholders, and for names of environment
 * variables, which look like them.
 */
export function contextOf(place: Cursor, isKarpenter: boolean): PlaceholderContext | undefined {
  const key = keyOf(place);
  return isFreeText(key) || (key === "name" && place.parent?.parent?.key === "env") ? undefined : { key, isKarpenter };
}

/** The key of a value, or of the list that contains it. */
function keyOf(place: Cursor): string {
  let at: Cursor | undefined = place;
  while (typeof at?.key === "number") at = at.parent;
  return at?.key ?? "";
}

/** Scripts, and the earlier manifest that kubectl stores in an annotation. */
function isFreeText(key: string): boolean {
  return key === "userData" || key.startsWith("kubectl.kubernetes.io/");
}
