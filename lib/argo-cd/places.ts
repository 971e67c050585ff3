import type { Cursor } from "../yaml/cursor.js";

/** More than any manifest has; aliases can make a small file endless. */
const MAX_PLACES = 10_000;

interface PlaceWithPath {
  readonly at: Cursor;
  /** The keys from the root, joined by dots; `[]` stands for an item of a list. */
  readonly path: string;
}

/** A place and all places in it, in the order of the file. */
export function placesIn(root: Cursor): PlaceWithPath[] {
  const places: PlaceWithPath[] = [];
  const pending: PlaceWithPath[] = [{ at: root, path: "" }];
  while (places.length < MAX_PLACES) {
    const next = pending.pop();
    if (!next) break;
    places.push(next);
    const { at, path } = next;
    const prefix = path === "" ? "" : `${path}.`;
    const below = at.isList
      ? at.items().map((item) => ({ at: item, path: `${prefix}[]` }))
      : at.allEntries().map((entry) => ({ at: entry, path: prefix + String(entry.key) }));
    pending.push(...below.reverse());
  }
  return places;
}
