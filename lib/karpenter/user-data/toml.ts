/** TOML as Karpenter reads it, with positions: the only file that uses the parser. */
import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { Range } from "../../yaml/text-map.js";
import { type Shape, below, nameOf } from "./shapes.js";

/** Parsed TOML, or why it is invalid and where; undefined if the parser can't tell. */
export type Toml = { readonly error: string; readonly index: number } | { readonly program: AST.TOMLProgram };

export function readToml(text: string): Toml | undefined {
  try {
    return { program: parseTOML(text) };
  } catch (error) {
    return error instanceof ParseError ? { error: error.message, index: error.index } : undefined;
  }
}

/** A key that a shape does not have, a value of another type, or a value that is as it should be. */
export interface TomlEntry {
  readonly what: "fits" | "unknownKey" | "wrongType";
  /** The keys from the root, up to the one that the entry is about. */
  readonly path: readonly string[];
  readonly keyRange: Range;
  readonly range: Range;
  /** The type that a value must have, as the object of a sentence. */
  readonly expected: string;
  /** The type of a wrong value; a table has none. */
  readonly kind: string | undefined;
}

/** Compares all entries with a shape. */
export function* entriesOf(program: AST.TOMLProgram, root: Shape): Generator<TomlEntry> {
  const [top] = program.body;
  for (const node of top.body) {
    if (node.type === "TOMLKeyValue") yield* entryOf(node, root, []);
    else yield* tableEntries(node, root);
  }
}

function* tableEntries(node: AST.TOMLTable, root: Shape): Generator<TomlEntry> {
  const { path, shape, entry } = descend(node.key, root, []);
  if (entry) yield entry;
  if (shape === undefined) return;
  const isList = typeof shape === "object" && "list" in shape;
  if (typeof shape === "string" || isList !== (node.kind === "array")) {
    const kind = node.kind === "array" ? "array" : undefined;
    yield { what: "wrongType", path, keyRange: node.key.range, range: node.key.range, expected: nameOf(shape), kind };
    return;
  }
  for (const pair of node.body) yield* entryOf(pair, shape, path);
}

function* entryOf(pair: AST.TOMLKeyValue, around: Shape, parents: readonly string[]): Generator<TomlEntry> {
  const { path, shape, entry } = descend(pair.key, around, parents);
  if (entry) yield entry;
  if (shape === undefined) return;
  const { value } = pair;
  const place = { path, keyRange: pair.key.range, range: value.range, expected: nameOf(shape) };
  if (!hasShape(value, shape)) yield { ...place, what: "wrongType", kind: kindOf(value) };
  else if (value.type === "TOMLInlineTable") for (const inner of value.body) yield* entryOf(inner, shape, path);
  else yield { ...place, what: "fits", kind: kindOf(value) };
}

interface Descent {
  readonly path: readonly string[];
  readonly shape?: Shape;
  /** What is wrong with a key. */
  readonly entry?: TomlEntry;
}

/** Follows a dotted key. */
function descend(key: AST.TOMLKey, from: Shape, parents: readonly string[]): Descent {
  const path = [...parents];
  let shape = from;
  for (const part of key.keys) {
    const next = below(shape, part.type === "TOMLBare" ? part.name : part.value);
    const place = { keyRange: part.range, range: part.range, expected: nameOf(shape), kind: undefined };
    if (next === "none") return { path, entry: { ...place, what: "wrongType", path } };
    path.push(part.type === "TOMLBare" ? part.name : part.value);
    if (next === "unknown") return { path, entry: { ...place, what: "unknownKey", path } };
    if (next === undefined) return { path };
    shape = next;
  }
  return { path, shape };
}

function kindOf(value: AST.TOMLContentNode): string | undefined {
  if (value.type === "TOMLInlineTable") return undefined;
  return value.type === "TOMLArray" ? "array" : value.kind;
}

function hasShape(value: AST.TOMLContentNode, shape: Shape): boolean {
  if (typeof shape === "string") return value.type === "TOMLValue" && value.kind === shape;
  if (!("list" in shape)) return value.type === "TOMLInlineTable";
  return value.type === "TOMLArray" && value.elements.every((element) => hasShape(element, shape.list));
}
