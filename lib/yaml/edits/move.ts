/** Moves of keys within a manifest, as in `edit.ts`: values keep their comments and their style. */
import type { AST } from "yaml-eslint-parser";
import { columnOf, isFirstOnLine, lineEnd, lineStart } from "../lines.js";
import type { Cursor } from "../cursor.js";
import type { TextMap } from "../text-map.js";
import { type Edits, collectionAt, edit, together } from "./edit.js";
import { remove } from "./remove.js";
import { renderKey } from "./render.js";

/** Moves keys with their values to the end of another mapping, which is added if it is absent. */
export function move(keys: readonly Cursor[], into: Cursor): Edits {
  const steps: string[] = [];
  let home = into;
  for (; home.isAbsent && home.parent && typeof home.key === "string"; home = home.parent) {
    // A key without a value would then be there twice.
    if (home.pair) return [undefined];
    steps.unshift(home.key);
  }
  if (keys.some(({ key = "" }) => into.get(key).pair)) return [undefined];
  const mapping = collectionAt(home);
  if (mapping?.type !== "YAMLMapping" || !home.isOwn || keys.some(({ textMap }) => textMap !== home.textMap))
    return [undefined];
  // Nothing would remain that the new lines can follow.
  if (mapping.pairs.every((pair) => keys.some((key) => key.pair === pair))) return [undefined];
  const added = mapping.style === "flow" ? addToFlow(home, mapping, steps, keys) : addLines(home, mapping, steps, keys);
  return together([...keys.map(remove), added]);
}

function addLines(home: Cursor, mapping: AST.YAMLMapping, steps: readonly string[], keys: readonly Cursor[]) {
  const { textMap } = home;
  const { text } = textMap;
  const last = mapping.pairs.at(-1);
  if (!last) return undefined;
  const indent = columnOf(text, mapping.range[0]);
  const moved = keys.map((key) => linesOf(key, indent + 2 * steps.length));
  // Blank lines after `|+` belong to the text.
  const written = text.slice(...last.range);
  if (moved.includes(undefined) || /[|>]\d?\+/u.test(written)) return undefined;
  const around = steps.map((step, depth) => `${" ".repeat(indent + 2 * depth)}${renderKey(step, null)}:`);
  // Some ranges extend beyond their last line.
  const end = lineEnd(text, last.range[0] + written.trimEnd().length);
  const near = home.pair?.key?.range[0] ?? mapping.range[0];
  return edit(textMap, [end, end], [...around, ...moved].map((line) => `\n${line ?? ""}`).join(""), near);
}

/** The lines of a key and its value, with the comment after them, in another column. */
function linesOf({ pair, textMap: { text } }: Cursor, column: number): string | undefined {
  if (!pair) return undefined;
  const [start, end] = pair.range;
  const indent = " ".repeat(column);
  if (pair.parent.style === "flow") {
    const written = text.slice(start, end);
    return written.includes("\n") ? undefined : indent + written;
  }
  const old = columnOf(text, start);
  const until = lineEnd(text, start + text.slice(start, end).trimEnd().length);
  const [first = "", ...rest] = text.slice(start, until).split(/\r?\n/u);
  if (rest.some((line) => line.trim() !== "" && line.slice(0, old).trim() !== "")) return undefined;
  return [indent + first, ...rest.map((line) => (line.trim() === "" ? "" : indent + line.slice(old)))].join("\n");
}

function addToFlow(home: Cursor, mapping: AST.YAMLMapping, steps: readonly string[], keys: readonly Cursor[]) {
  const { textMap } = home;
  const moved = keys.map((key) => inlineText(textMap, key));
  const last = mapping.pairs.at(-1);
  if (moved.includes(undefined) || !last) return undefined;
  const inner = steps.reduceRight((text, step) => `${renderKey(step, null)}: { ${text} }`, moved.join(", "));
  const start = last.range[0];
  const isOnOwnLine = isFirstOnLine(textMap.text, start) && start !== mapping.range[0];
  const separator = isOnOwnLine ? `,\n${textMap.text.slice(lineStart(textMap.text, start), start)}` : ", ";
  return edit(textMap, [last.range[1], last.range[1]], separator + inner);
}

/** A key and its value on one line, if flow style can contain it as it is. */
function inlineText({ text }: TextMap, { pair }: Cursor): string | undefined {
  if (!pair) return undefined;
  const written = text.slice(...pair.range).trimEnd();
  const { value } = pair;
  const isPlainInBlock = pair.parent.style !== "flow" && value?.type === "YAMLScalar" && value.style === "plain";
  // In flow style, these characters would end a plain scalar.
  if (written.includes("\n") || (isPlainInBlock && /[,[\]{}]/u.test(written))) return undefined;
  return written;
}
