/** Moves of values to other keys, as in `edit.ts`: other content is kept, including comments. */
import type { Cursor } from "../cursor.js";
import { type Edits, edit, rename, set } from "./edit.js";
import { remove } from "./remove.js";

/** Moves a scalar to a key of another mapping, or renames it in its own. A mapping that would be empty is removed. */
export function moveScalar(at: Cursor, parent: Cursor, key: string): Edits {
  const { value, parent: before } = at;
  if (before?.isSame(parent)) return [rename(at, key)];
  if (value === undefined || !parent.isMapping || !parent.get(key).isAbsent) return [undefined];
  // Text with several lines would need a different indent.
  if (String(value).includes("\n")) return [undefined];
  const isLast = before?.key !== undefined && before.allEntries().length === 1;
  if (isLast && before.parent?.isSame(parent)) return unwrap(at, before, key);
  return [remove(isLast ? before : at), set(parent.get(key), value)];
}

/** Replaces a mapping with its only key. */
function unwrap(at: Cursor, mapping: Cursor, name: string): Edits {
  const { textMap, pair } = at;
  const outer = mapping.pair?.range;
  // With an anchor or an alias, part of the mapping is elsewhere.
  const isPlain = mapping.written?.type === "YAMLMapping" && mapping.isOwn && at.isOwn;
  if (!pair?.key || !outer || !isPlain) return [undefined];
  const [start, end] = pair.range;
  const before = textMap.text.slice(outer[0], start);
  const behind = textMap.text.slice(end, outer[1]);
  if (`${before}${behind}`.includes("#") || textMap.text.slice(start, end).includes("\n")) return [undefined];
  return [
    edit(textMap, [outer[0], start], ""),
    ...(at.key === name ? [] : [edit(textMap, pair.key.range, name)]),
    ...(behind === "" ? [] : [edit(textMap, [end, outer[1]], "")]),
  ];
}
