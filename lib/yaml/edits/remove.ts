/** Removals from manifests that change nothing else, as in `edit.ts`: other content is kept, including comments. */
import { type AST, traverseNodes } from "yaml-eslint-parser";
import { type Collection, type Edit, type Edits, collectionAt, edit } from "./edit.js";
import { columnOf, isFirstOnLine, lineEnd, lineStart } from "../lines.js";
import type { Cursor } from "../cursor.js";
import type { Range, TextMap } from "../text-map.js";

type Entry = AST.YAMLContent | AST.YAMLPair | AST.YAMLWithMeta;
/** The entry before or after another; null for an empty item, undefined if there is none. */
type Neighbour = Entry | null | undefined;

/** Removes all other keys of a key's mapping, or all other items of an item's list. */
export function removeOthers(at: Cursor): Edits {
  const place = entryAt(at);
  if (!place) return [undefined];
  const { collection, entry, entries, index } = place;
  const others = entries.filter((other) => other !== entry);
  if (others.some((other) => other === null || holdsAnchor(other))) return [undefined];
  const { textMap } = at;
  const before = entries.slice(0, index);
  const after = entries.slice(index + 1);
  const [start, end] = entryRange(textMap, collection, entry);
  const first = before[0] ? entryRange(textMap, collection, before[0])[0] : start;
  const lines = (removed: readonly Neighbour[]): Edits =>
    removed.map((other) => other && removeLines(textMap, collection, other, undefined)).map((one) => one ?? undefined);
  const isBlock = collection.style === "block";
  return [
    // After the `-` of an item, several keys are removed as one range; on separate lines, comments can be kept.
    ...(isBlock && isFirstOnLine(textMap.text, first) ? lines(before) : cut(textMap, [first, start])),
    ...(isBlock ? lines(after) : cut(textMap, [end, after.at(-1)?.range[1] ?? end])),
  ];
}

/** Removes a key with its value and the comment after it, or an item of a list. */
export function remove(at: Cursor): Edit | undefined {
  const place = entryAt(at);
  if (!place || holdsAnchor(place.entry)) return undefined;
  const { collection, entry, entries, index } = place;
  if (entries.length === 1) return removeOnly(at.textMap, collection, entry);
  return collection.style === "flow"
    ? removeFromFlow(at.textMap, entry, entries[index - 1], entries[index + 1])
    : removeLines(at.textMap, collection, entry, entries[index + 1]);
}

/** The entry of a key or an item, and all entries of its mapping or list. */
function entryAt(at: Cursor) {
  const entry = at.pair ?? at.written;
  const collection = at.parent && collectionAt(at.parent);
  if (!entry || !collection || !at.isOwn || at.parent.isShared) return undefined;
  const entries: readonly (Entry | null)[] = collection.type === "YAMLMapping" ? collection.pairs : collection.entries;
  const index = entries.indexOf(entry);
  return index < 0 ? undefined : { collection, entry, entries, index };
}

/** Removing the only entry leaves an empty collection: without one, its key would be null. */
function removeOnly(textMap: TextMap, collection: Collection, entry: Entry): Edit | undefined {
  const empty = collection.type === "YAMLMapping" ? "{}" : "[]";
  if (collection.style === "flow") return edit(textMap, collection.range, empty);
  const [start, end] = entryRange(textMap, collection, entry);
  const { parent } = collection;
  // Dashes can be in the column of their key; brackets must be indented further.
  const isLevel =
    parent.type === "YAMLPair" && columnOf(textMap.text, parent.range[0]) >= columnOf(textMap.text, start);
  return edit(textMap, [start, end], isLevel ? `  ${empty}` : empty);
}

function removeFromFlow(textMap: TextMap, entry: Entry, before: Neighbour, after: Neighbour): Edit | undefined {
  const [start, end] = entry.range;
  const isFree = (from: number, to: number) => !textMap.text.slice(from, to).includes("#");
  if (after && isFree(end, after.range[0])) return edit(textMap, [start, after.range[0]], "");
  return before && isFree(before.range[1], start) ? edit(textMap, [before.range[1], end], "") : undefined;
}

/** Removes a range of entries, unless it may contain a comment. */
function cut(textMap: TextMap, range: Range): Edits {
  if (range[0] === range[1]) return [];
  return [textMap.text.slice(...range).includes("#") ? undefined : edit(textMap, range, "")];
}

function removeLines(textMap: TextMap, collection: Collection, entry: Entry, after: Neighbour): Edit | undefined {
  const { text } = textMap;
  const [start, end] = entryRange(textMap, collection, entry);
  if (!isFirstOnLine(text, start)) {
    // The entry shares its line with a `-`, as the next entry then does, unless a comment is in between.
    const next = after && entryRange(textMap, collection, after)[0];
    return typeof next === "number" && text.slice(end, next).trim() === ""
      ? edit(textMap, [start, next], "")
      : undefined;
  }
  const from = lineStart(text, start);
  // Includes the line break before the entry: after the last line of a values block, there may be none.
  if (from > 0) return edit(textMap, [lineEnd(text, from - 1), lineEnd(text, end)], "");
  const next = after && entryRange(textMap, collection, after)[0];
  return typeof next === "number" ? edit(textMap, [from, lineStart(text, next)], "") : undefined;
}

/** The range of an entry; for an item of a block list, including its `-`. */
function entryRange({ text }: TextMap, collection: Collection, { range: [start, end] }: Entry): Range {
  if (collection.type === "YAMLMapping" || collection.style === "flow") return [start, end];
  const first = collection.range[0];
  const column = columnOf(text, first);
  // All dashes of a list are in one column, and each except the first is at the start of its line.
  for (let line = lineStart(text, start); line > first; line = lineStart(text, line - 1)) {
    if (text[line + column] === "-" && isFirstOnLine(text, line + column)) return [line + column, end];
  }
  return [first, end];
}

/** Without the anchor, aliases elsewhere would refer to nothing. */
function holdsAnchor(node: Entry): boolean {
  let found = false;
  traverseNodes(node, {
    enterNode(inner) {
      found ||= inner.type === "YAMLAnchor";
    },
    leaveNode() {
      // Nothing to do on the way up.
    },
  });
  return found;
}
