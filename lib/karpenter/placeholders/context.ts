/** The context of a value, for texts that are placeholders in some places only. */
import type { Cursor } from "../../yaml/cursor.js";
import type { Manifest } from "../../model/manifest.js";
import { type Placeholder, type PlaceholderContext, findPlaceholder } from "./find.js";

/** The placeholder in one of Karpenter's own fields, which is reported by no-placeholder-values. */
export function placeholderIn(field: Cursor): Placeholder | undefined {
  return findPlaceholder(field.text, { key: keyOf(field), isKarpenter: true });
}

/** Returns the context of each place in a manifest; undefined for free text, which may mention placeholders. */
export function contextsIn(manifest: Manifest): (place: Cursor) => PlaceholderContext | undefined {
  const isOwn = manifest.isValues || manifest.descriptor.project !== "Argo CD";
  // The values for Karpenter's chart are Karpenter's own fields, too.
  const helm = manifest.helmSources.filter(({ isKarpenter }) => isKarpenter).map(({ at }) => at.get("helm"));
  return (place) => {
    const key = keyOf(place);
    if (isFreeText(key)) return undefined;
    return { key, isKarpenter: isOwn || helm.some((one) => one.spans(place)) };
  };
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
