import type { Cursor } from "../yaml/cursor.js";

/** More than any manifest has; aliases can make a small file endless. */
const MAX_PLACES = 10_000;
const MAX_DEPTH = 60;

interface PlaceWithPath {
  readonly at: Cursor;
  /** The keys from the part, joined by dots; `[]` stands for an item of a list. */
  readonly path: string;
  readonly depth: number;
}

/** Some parts and all places in them, in the order of the parts. */
export function placesIn(parts: readonly Cursor[]): PlaceWithPath[] {
  const places: PlaceWithPath[] = [];
  const pending: PlaceWithPath[] = parts.map((at) => ({ at, path: "", depth: 0 })).reverse();
  while (places.length < MAX_PLACES) {
    const next = pending.pop();
    if (!next) break;
    places.push(next);
    const { at, path, depth } = next;
    if (depth >= MAX_DEPTH) continue;
    const prefix = path === "" ? "" : `${path}.`;
    const below = at.isList ? at.items() : at.allEntries();
    const step = (one: Cursor) => prefix + (at.isList ? "[]" : String(one.key));
    pending.push(...below.map((one) => ({ at: one, path: step(one), depth: depth + 1 })).reverse());
  }
  return places;
}
