/** Compares the reader of everyday YAML with the parser. */
import { parseYAML } from "yaml-eslint-parser";

/** @typedef {import("yaml-eslint-parser").AST.YAMLProgram} Program */
/** @typedef {(text: string) => Program | undefined} Read */

/**
 * "equal", or "handed over" if the reader leaves a text to the parser; anything else describes the first difference.
 * @param {Read} read
 * @param {string} text
 */
export function compare(read, text) {
  const own = read(text);
  if (!own) return "handed over";
  const parsed = parse(text);
  if (typeof parsed === "string") return `read, but the parser reports: ${parsed}`;
  const [one, other] = [visible(own), visible(parsed)];
  if (one === other) return "equal";
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(at - 100, 0), at + 50)} instead of ${other.slice(Math.max(at - 100, 0), at + 50)}`;
}

/** @param {string} text */
function parse(text) {
  try {
    return parseYAML(text);
  } catch (error) {
    return String(error);
  }
}

/**
 * All that a syntax tree has except for its tokens, which the reader takes from the parser. A parent is only compared
 * with the node in which its child was found.
 * @param {Program} ast
 */
function visible(ast) {
  return JSON.stringify(copy(ast, null));
}

const keys = new Set([
  ...["type", "range", "loc", "sourceType", "body", "comments", "directives", "anchors", "version", "content"],
  ...["style", "pairs", "key", "value", "entries", "strValue", "raw", "chomping", "indent", "start", "end"],
  ...["line", "column", "parent", "tokens"],
]);

/**
 * @param {unknown} value
 * @param {unknown} parent
 * @returns {unknown}
 */
function copy(value, parent) {
  // JSON has no other numbers than finite ones, and no negative zero.
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, parent));
  const node = /** @type {Record<string, unknown>} */ (value);
  const known = [...keys].filter((key) => key in node && key !== "parent" && key !== "tokens");
  const unknown = Object.keys(node).filter((key) => !keys.has(key));
  return {
    ...Object.fromEntries(known.map((key) => [key, copy(node[key], value)])),
    unknown,
    isChild: !("parent" in node) || node["parent"] === parent,
  };
}
