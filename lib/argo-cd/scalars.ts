import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import { type EmbeddingScalar, applicationOf } from "./application.js";

/** Every known scalar that people write in a manifest, including those in YAML inside its scalars. */
export function scalarsOf(manifest: Manifest): Iterable<Cursor> {
  return scalarsBelow(manifest.root, applicationOf(manifest).embedding, manifest.writtenByControllers);
}

/**
 * Every known scalar below a place, in the order of the file. Values that an alias or a merge key adds are omitted:
 * they are visited where they are written. A scalar that contains YAML is replaced by the scalars in it.
 */
export function* scalarsBelow(
  root: Cursor,
  embedding: readonly EmbeddingScalar[] = [],
  omitted: readonly Cursor[] = [],
): Generator<Cursor> {
  const byPlace = new Map(embedding.map((one) => [one.scalar.range[0], one]));
  // Not recursive, because the depth of a manifest has no limit.
  const stack = [root];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (!place.isOwn || isAmong(omitted, place)) continue;
    const inner = byPlace.size > 0 && place.text !== "" ? byPlace.get(place.range[0]) : undefined;
    if (inner?.scalar.isSame(place)) {
      if (inner.yaml) stack.push(inner.yaml.content);
    } else if (place.value !== undefined) {
      yield place;
    }
    const below = place.isList ? place.items() : place.entries();
    for (let index = below.length - 1; index >= 0; index -= 1) {
      const next = below[index];
      if (next) stack.push(next);
    }
  }
}

function isAmong(places: readonly Cursor[], place: Cursor): boolean {
  return places.some((one) => one.isSame(place));
}
