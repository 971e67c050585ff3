/** Changes inside and around the text of a scalar. */
import type { Cursor } from "../cursor.js";
import type { Range } from "../text-map.js";
import { type Edit, edit } from "./edit.js";

/** Replaces a range of the text of a scalar. */
export function replaceWithin(at: Cursor, range: Range, text: string): Edit | undefined {
  const { content } = at;
  if (!content?.isLocated || !at.isWrittenHere || at.isShared) return undefined;
  return edit(content, range, text);
}

/** Makes a folded block a literal one, which keeps its lines. */
export function keepLines(at: Cursor): Edit | undefined {
  const { written } = at;
  const scalar = written?.type === "YAMLWithMeta" ? written.value : written;
  if (scalar?.type !== "YAMLScalar" || scalar.style !== "folded" || !at.isWrittenHere || at.isShared) return undefined;
  const [start] = scalar.range;
  return edit(at.textMap, [start, start + 1], "|");
}
