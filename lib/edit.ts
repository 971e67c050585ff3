/**
 * Changes to manifests that keep all that they don't mean to change: comments, indentation, quotes, flow
 * style, line ends. A change that can't be made so is undefined, and a report then comes without it.
 */
import { type AST, traverseNodes } from "yaml-eslint-parser";
import { columnOf, isFirstOnLine, lineEnd, lineStart } from "./lines.js";
import type { Cursor } from "./manifest/cursor.js";
import type { Range, Source } from "./manifest/source.js";
import { type EditValue, renderKey, renderValue } from "./render.js";

/** A replacement of a range of the file. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

type Collection = AST.YAMLMapping | AST.YAMLSequence;
type Entry = AST.YAMLContent | AST.YAMLPair | AST.YAMLWithMeta;

/** Replaces a scalar. Quotes stay, an anchor stays, an alias goes. */
export function replace(at: Cursor, value: EditValue): Edit | undefined {
  const { written } = at;
  if (!at.isWrittenHere || !written) return undefined;
  const old = written.type === "YAMLWithMeta" ? written.value : written;
  const text = renderValue(value, old, isInFlow(written));
  // A tag goes: it would change what the new value is.
  const anchor = written.type === "YAMLWithMeta" ? written.anchor : null;
  return edit(at.source, written.range, anchor ? `&${anchor.name} ${text}` : text);
}

/** Gives a key its value: replaces the one that there is, or adds the key to its mapping. */
export function set(at: Cursor, value: EditValue): Edit | undefined {
  if (at.isUnknown) return undefined;
  if (at.written) return replace(at, value);
  if (at.pair) return fillIn(at, at.pair, value);
  return at.parent && typeof at.key === "string" ? insert(at.parent, at.key, value) : undefined;
}

/** Renames a key and gives it a value, in its place. */
export function replacePair(at: Cursor, key: string, value: EditValue): Edit | undefined {
  const { pair, written, source } = at;
  if (!written || written.type === "YAMLWithMeta" || !at.isWrittenHere || pair?.key?.type !== "YAMLScalar")
    return undefined;
  const inFlow = isInFlow(written);
  const between = source.text.slice(pair.key.range[1], written.range[0]);
  const text = renderKey(key, pair.key) + between + renderValue(value, written, inFlow);
  return edit(source, [pair.key.range[0], written.range[1]], text);
}

/** Removes a key with its value and the comment behind it, or an item of a list. */
export function remove(at: Cursor): Edit | undefined {
  const { parent, source } = at;
  const entry = at.pair ?? at.written;
  const collection = parent && collectionAt(parent);
  if (!entry || !collection || !at.isOwn || holdsAnchor(entry)) return undefined;
  const entries: readonly (Entry | null)[] = collection.type === "YAMLMapping" ? collection.pairs : collection.entries;
  const index = entries.indexOf(entry);
  if (index < 0) return undefined;
  if (entries.length === 1) return removeOnly(source, collection, entry);
  return collection.style === "flow"
    ? removeFromFlow(source, entry, entries[index - 1], entries[index + 1])
    : removeLines(source, collection, entry, entries[index + 1]);
}

function fillIn({ source }: Cursor, pair: AST.YAMLPair, value: EditValue): Edit | undefined {
  const end = pair.range[1];
  if (source.text[end - 1] !== ":") return undefined;
  return edit(source, [end, end], ` ${renderValue(value, null, isInFlow(pair))}`);
}

function insert(parent: Cursor, key: string, value: EditValue): Edit | undefined {
  const mapping = collectionAt(parent);
  if (mapping?.type !== "YAMLMapping" || !parent.isOwn) return undefined;
  const { source } = parent;
  const last = mapping.pairs.at(-1);
  if (!last) return edit(source, mapping.range, `{ ${key}: ${renderValue(value, null, true)} }`);
  const entry = `${renderKey(key, last.key)}: ${renderValue(value, null, mapping.style === "flow")}`;
  if (mapping.style === "flow") return insertIntoFlow(source, mapping, last, entry);
  const indent = columnOf(source.text, mapping.range[0]);
  const neighbour = mapping.pairs.findLast((pair) => endsOnItsLine(source, pair));
  if (!neighbour) return edit(source, [mapping.range[0], mapping.range[0]], `${entry}\n${" ".repeat(indent)}`);
  const end = lineEnd(source.text, neighbour.range[1]);
  return edit(source, [end, end], `\n${" ".repeat(indent)}${entry}`);
}

function insertIntoFlow(
  source: Source,
  mapping: AST.YAMLFlowMapping,
  last: AST.YAMLPair,
  entry: string,
): Edit | undefined {
  const [start, end] = last.range;
  const separator =
    isFirstOnLine(source.text, start) && start !== mapping.range[0]
      ? `,\n${" ".repeat(columnOf(source.text, start))}`
      : ", ";
  return edit(source, [end, end], separator + entry);
}

/** Whether a new line may follow: the pair is a scalar on one line. */
function endsOnItsLine({ text }: Source, { value, range: [start, end] }: AST.YAMLPair): boolean {
  const isShort = value?.type === "YAMLScalar" || value?.type === "YAMLAlias";
  return isShort && lineStart(text, start) === lineStart(text, end);
}

/** The last entry leaves an empty collection behind: without any, its key would be null. */
function removeOnly(source: Source, collection: Collection, entry: Entry): Edit | undefined {
  const empty = collection.type === "YAMLMapping" ? "{}" : "[]";
  return edit(source, collection.style === "flow" ? collection.range : entryRange(source, collection, entry), empty);
}

function removeFromFlow(
  source: Source,
  entry: Entry,
  before: Entry | null | undefined,
  after: Entry | null | undefined,
): Edit | undefined {
  const [start, end] = entry.range;
  if (after && !source.text.slice(end, after.range[0]).includes("#")) return edit(source, [start, after.range[0]], "");
  if (before && !source.text.slice(before.range[1], start).includes("#"))
    return edit(source, [before.range[1], end], "");
  return undefined;
}

function removeLines(
  source: Source,
  collection: Collection,
  entry: Entry,
  after: Entry | null | undefined,
): Edit | undefined {
  const { text } = source;
  const [start, end] = entryRange(source, collection, entry);
  if (!isFirstOnLine(text, start)) {
    // It shares its line with a `-`, and so does then the next entry, unless a comment is in between.
    const next = after && entryRange(source, collection, after)[0];
    return typeof next === "number" && text.slice(end, next).trim() === ""
      ? edit(source, [start, next], "")
      : undefined;
  }
  const from = lineStart(text, start);
  // With the line break before it: behind the last line of a values block there is none to take.
  if (from > 0) return edit(source, [lineEnd(text, from - 1), lineEnd(text, end)], "");
  const next = after && entryRange(source, collection, after)[0];
  return typeof next === "number" ? edit(source, [from, lineStart(text, next)], "") : undefined;
}

/** The range of an entry, for an item of a block list with its `-`. */
function entryRange({ text }: Source, collection: Collection, { range: [start, end] }: Entry): Range {
  if (collection.type === "YAMLMapping" || collection.style === "flow") return [start, end];
  const first = collection.range[0];
  const column = columnOf(text, first);
  // All dashes of a list stand in one column, each but the first at the start of its line.
  for (let line = lineStart(text, start); line > first; line = lineStart(text, line - 1)) {
    if (text[line + column] === "-" && isFirstOnLine(text, line + column)) return [line + column, end];
  }
  return [first, end];
}

function collectionAt({ written }: Cursor): Collection | undefined {
  const bare = written?.type === "YAMLWithMeta" ? written.value : written;
  return bare?.type === "YAMLMapping" || bare?.type === "YAMLSequence" ? bare : undefined;
}

function isInFlow(node: AST.YAMLNode): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if ((parent.type === "YAMLMapping" || parent.type === "YAMLSequence") && parent.style === "flow") return true;
  }
  return false;
}

/** Aliases elsewhere would point to nothing. */
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

function edit(source: Source, range: Range, text: string): Edit | undefined {
  const encoded = source.encode(text);
  return encoded === undefined ? undefined : { range: source.toFile(range), text: encoded };
}
