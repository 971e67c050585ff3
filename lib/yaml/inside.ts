/** Whether places are inside the values of others, in logarithmic time for each. */
import { lastAtMost } from "../binary-search.js";
import type { Place } from "./place.js";
import type { Range } from "./text-map.js";

/** A function that tells whether a place is inside one of some values. */
export function insideOf(values: readonly Place[]): (place: Place) => boolean {
  const stretches = merged(values.flatMap(({ stretch }) => (stretch ? [stretch] : [])));
  return ({ range: [start, end] }) => {
    const [from, to] = stretches[lastAtMost(stretches, start, ([first]) => first)] ?? [0, -1];
    return from <= start && end <= to;
  };
}

/** Ranges in the order of the file, of which none is inside another. */
function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  let last = -1;
  for (const range of ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (range[1] <= last) continue;
    found.push(range);
    last = range[1];
  }
  return found;
}
