/**
 * Changes to manifests that keep everything else: comments, indentation, quotes, flow style, line breaks. If that is
 * not possible, the change is undefined, and the problem is reported without it. A value that aliases refer to is not
 * changed, because it would change in their places too.
 */
import type { AST } from "yaml-eslint-parser";
import { columnOf, isFirstOnLine, lineEnd, lineStart } from "../lines.js";
import type { Cursor } from "../cursor.js";
import type { Range, TextMap } from "../text-map.js";
import { type EditValue, isRenderable, renderKey, renderValue } from "./render.js";

/** A replacement of a range in the file. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** Edits that belong together; if one is undefined, none can be made. */
export type Edits = readonly (Edit | undefined)[];

export type Collection = AST.YAMLMapping | AST.YAMLSequence;

/** Replaces a scalar. Quotes and anchors are kept, an alias is not. */
export function replace(at: Cursor, value: EditValue): Edit | undefined {
  const { written } = at;
  if (!at.isWrittenHere || !written || at.isShared || !isRenderable(value)) return undefined;
  const old = written.type === "YAMLWithMeta" ? written.value : written;
  const text = renderValue(value, old, isInFlow(written));
  // The tag is removed, because it would change the new value.
  const anchor = written.type === "YAMLWithMeta" ? written.anchor : null;
  return edit(at.textMap, written.range, anchor ? `&${anchor.name} ${text}` : text);
}

/** Sets the value of a key: replaces the existing value, or adds the key to its mapping. */
export function set(at: Cursor, value: EditValue): Edit | undefined {
  if (at.isUnknown || at.isShared || !isRenderable(value)) return undefined;
  if (at.written) return replace(at, value);
  if (at.pair) return fillIn(at, at.pair, value);
  return at.parent && typeof at.key === "string" ? insert(at.parent, at.key, value) : undefined;
}

/** Renames a key, unless its mapping already has the new key. */
export function rename(at: Cursor, key: string): Edit | undefined {
  const { pair, textMap } = at;
  if (!at.parent || at.parent.isShared || !isRenderable(key)) return undefined;
  if (pair?.key?.type !== "YAMLScalar" || !at.isWrittenHere || !at.parent.get(key).isAbsent) return undefined;
  return edit(textMap, pair.key.range, renderKey(key, pair.key));
}

/** Renames a key and replaces its value, which can be a mapping or a list. */
export function replacePair(at: Cursor, key: string, value: EditValue): Edits {
  const { pair, written, textMap } = at;
  if (!written || written.type === "YAMLWithMeta" || !at.isWrittenHere) return [undefined];
  if (at.isShared || !isRenderable(value)) return [undefined];
  if (pair?.key?.type !== "YAMLScalar") return [undefined];
  const collection = collectionAt(at);
  // The change would also remove a comment, or an anchor that is used elsewhere.
  if (collection && /[#&]/u.test(textMap.text.slice(...pair.range))) return [undefined];
  // Replacing only the value would put the new one on a separate line.
  if (collection?.style === "block") {
    return [edit(textMap, pair.range, `${renderKey(key, pair.key)}: ${renderValue(value, null, false)}`)];
  }
  return [
    edit(textMap, pair.key.range, renderKey(key, pair.key)),
    edit(textMap, written.range, renderValue(value, written, isInFlow(written))),
  ];
}

function fillIn({ textMap }: Cursor, pair: AST.YAMLPair, value: EditValue): Edit | undefined {
  const end = pair.range[1];
  if (textMap.text[end - 1] !== ":") return undefined;
  return edit(textMap, [end, end], ` ${renderValue(value, null, isInFlow(pair))}`);
}

function insert(parent: Cursor, key: string, value: EditValue): Edit | undefined {
  const mapping = collectionAt(parent);
  if (mapping?.type !== "YAMLMapping" || !parent.isOwn) return undefined;
  const { textMap } = parent;
  const last = mapping.pairs.at(-1);
  if (!last) return insertIntoEmpty(textMap, mapping, `${key}: ${renderValue(value, null, true)}`);
  const entry = `${renderKey(key, last.key)}: ${renderValue(value, null, mapping.style === "flow")}`;
  if (mapping.style === "flow") return insertIntoFlow(textMap, mapping, last, entry);
  const indent = columnOf(textMap.text, mapping.range[0]);
  // In a template, the new key must not follow a pair inside a condition.
  const near = parent.pair?.key?.range[0] ?? mapping.range[0];
  const mayFollow = (pair: AST.YAMLPair) => textMap.mayChange([pair.range[1], pair.range[1]], near);
  const neighbour = mapping.pairs.findLast((pair) => endsOnItsLine(textMap, pair) && mayFollow(pair));
  if (!neighbour) return edit(textMap, [mapping.range[0], mapping.range[0]], `${entry}\n${" ".repeat(indent)}`, near);
  const end = lineEnd(textMap.text, neighbour.range[1]);
  return edit(textMap, [end, end], `\n${" ".repeat(indent)}${entry}`, near);
}

function insertIntoEmpty(textMap: TextMap, { range: [start, end] }: AST.YAMLMapping, entry: string): Edit | undefined {
  // A comment in the mapping is kept.
  return textMap.text.slice(start, end).includes("#")
    ? edit(textMap, [end - 1, end - 1], `${entry} `)
    : edit(textMap, [start, end], `{ ${entry} }`);
}

function insertIntoFlow(
  textMap: TextMap,
  mapping: AST.YAMLFlowMapping,
  last: AST.YAMLPair,
  entry: string,
): Edit | undefined {
  const [start, end] = last.range;
  const separator =
    isFirstOnLine(textMap.text, start) && start !== mapping.range[0]
      ? `,\n${" ".repeat(columnOf(textMap.text, start))}`
      : ", ";
  return edit(textMap, [end, end], separator + entry);
}

/** Whether a new line can follow: the pair is a scalar on one line. */
function endsOnItsLine({ text }: TextMap, { value, range: [start, end] }: AST.YAMLPair): boolean {
  const isShort = value?.type === "YAMLScalar" || value?.type === "YAMLAlias";
  return isShort && lineStart(text, start) === lineStart(text, end);
}

/** The mapping or list that is written at a place. */
export function collectionAt({ written }: Cursor): Collection | undefined {
  const bare = written?.type === "YAMLWithMeta" ? written.value : written;
  return bare?.type === "YAMLMapping" || bare?.type === "YAMLSequence" ? bare : undefined;
}

function isInFlow(node: AST.YAMLNode): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if ((parent.type === "YAMLMapping" || parent.type === "YAMLSequence") && parent.style === "flow") return true;
  }
  return false;
}

/** Edits that are made at once; none if one of them can't be made or two overlap. */
export function together(edits: Edits): Edits {
  const ranges = edits.map((one) => one?.range ?? [NaN, NaN]);
  ranges.sort(([start, end], [otherStart, otherEnd]) => start - otherStart || end - otherEnd);
  return ranges.every(([start], index) => start >= (ranges[index - 1]?.[1] ?? 0)) ? edits : [undefined];
}

/** A change of a text, as an edit of its file; `near` is in the mapping or list that the change is for. */
export function edit(textMap: TextMap, range: Range, text: string, near: number = range[0]): Edit | undefined {
  const encoded = textMap.mayChange(range, near) ? textMap.encode(text) : undefined;
  return encoded === undefined ? undefined : { range: textMap.toFile(range), text: encoded };
}
