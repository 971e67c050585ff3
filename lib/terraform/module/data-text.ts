/** JSON or YAML in a text with expressions. */
import { NULL, type Part, UNKNOWN, type Value, listOf, text, textOfParts } from "./value.js";

/** Characters of Unicode's private use area, which stand for expressions. */
const MARK = /\uE000(\d+)\uE001/u;

/** The value of a text with expressions in its strings; unknown if it can't be read. */
export function valueOfData(parts: readonly Part[], read: (data: string) => unknown): Value {
  const marked = parts.map((part, index) => (typeof part === "string" ? part : `\uE000${String(index)}\uE001`));
  return valueOf(read(marked.join("")), parts, 0);
}

/** Deeper than any policy. */
const MAX_DEPTH = 20;

function valueOf(data: unknown, parts: readonly Part[], depth: number): Value {
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (data === null) return NULL;
  if (typeof data === "string") return valueOfText(withParts(data, parts));
  if (typeof data === "number" || typeof data === "boolean") return text(String(data));
  if (typeof data !== "object") return UNKNOWN;
  const deeper = (one: unknown) => valueOf(one, parts, depth + 1);
  if (Array.isArray(data)) return listOf(data.map(deeper), false);
  const entries = new Map(Object.entries(data).map(([key, value]) => [key, deeper(value)]));
  return { type: "object", entries, isOpen: false };
}

/** A text that is a single expression is its value. */
function valueOfText(parts: readonly Part[]): Value {
  const [only, ...others] = parts;
  return typeof only === "object" && others.length === 0 ? only : textOfParts(parts);
}

function withParts(marked: string, parts: readonly Part[]): readonly Part[] {
  return marked
    .split(MARK)
    .map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))
    .filter((part) => part !== "");
}
