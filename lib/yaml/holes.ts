/** The places at which a template may add keys or items. */
import { columnOf } from "./lines.js";

export interface Hole {
  readonly index: number;
  /** No line that is added starts before this column; 0 if that is unknown. */
  readonly column: number;
}

/** A text in which actions are replaced by filler and blanks. */
export interface MaskedText {
  /** As long as the original text, line by line. */
  readonly text: string;
  /** In the order of the text. */
  readonly holes: readonly Hole[];
}

/** Comments do not count: a template may write before or after them. */
const GAP = /\s*(?:#.*\s*)*/uy;

/**
 * Whether a template may add something to the mapping, list or other value at a range, including the blank lines and
 * comments around it. `firstEntry` is the start of a key or dash of a mapping or list: lines that start further right
 * belong to one of its values. It is undefined if the value can be anything.
 */
export function hasHole(
  { text, holes }: MaskedText,
  [start, end]: readonly [number, number],
  firstEntry?: number,
): boolean {
  if (holes.length === 0) return false;
  const column = firstEntry === undefined ? Infinity : columnOf(text, firstEntry);
  GAP.lastIndex = end;
  const next = GAP.exec(text) ? GAP.lastIndex : text.length;
  const last = next === text.length ? Infinity : next - 1;
  const first = startOfGap(text, start);
  for (let index = indexFrom(holes, first); (holes[index]?.index ?? Infinity) <= last; index += 1) {
    const hole = holes[index];
    if (!hole) break;
    if (hole.column <= column) return true;
  }
  return false;
}

/** The start of the blank lines and comments before an index. */
function startOfGap(text: string, index: number): number {
  let first = index;
  for (let line = text.lastIndexOf("\n", first - 1); first > 0; line = text.lastIndexOf("\n", first - 1)) {
    if (!/^\s*(?:#.*)?$/u.test(text.slice(line + 1, first))) break;
    first = Math.max(line, 0);
  }
  return first;
}

/** The index in the list of the first hole at or after an index of the text. */
function indexFrom(holes: readonly Hole[], index: number): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((holes[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
