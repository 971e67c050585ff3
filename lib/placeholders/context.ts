/** What the place of a value says of it, where its text alone doesn't tell whether it is a placeholder. */
import { kinds } from "../kinds.js";
import type { Cursor } from "../manifest/cursor.js";
import type { Manifest } from "../manifest/manifest.js";
import { type Placeholder, type PlaceholderContext, findPlaceholder } from "./find.js";

/** The placeholder in one of Karpenter's own fields, which is no-placeholder-values' to report. */
export function placeholderIn(field: Cursor): Placeholder | undefined {
  return findPlaceholder(field.text, { key: keyOf(field), isKarpenter: true });
}

/** Tells the context of each place in a manifest; undefined for free text, which may talk about placeholders. */
export function contextsIn(manifest: Manifest): (place: Cursor) => PlaceholderContext | undefined {
  const isOwn = manifest.isValues || kinds[manifest.kind].group !== "argoproj.io";
  // What Karpenter's chart gets is Karpenter's, too.
  const helm = manifest.helmSources.filter(({ isKarpenter }) => isKarpenter).map(({ at }) => at.get("helm"));
  return (place) => {
    const key = keyOf(place);
    if (isFreeText(key)) return undefined;
    return { key, isKarpenter: isOwn || helm.some((one) => one.spans(place)) };
  };
}

/** The key that a value stands under, or that its list does. */
function keyOf(place: Cursor): string {
  let at: Cursor | undefined = place;
  while (typeof at?.key === "number") at = at.parent;
  return at?.key ?? "";
}

/** Scripts, and what kubectl keeps of an earlier manifest. */
function isFreeText(key: string): boolean {
  return key === "userData" || key.startsWith("kubectl.kubernetes.io/");
}
