/** The parser, for texts that may be hostile. */
import { Parser } from "yaml";
import { type AST, parseYAML } from "yaml-eslint-parser";
import { LineIndex } from "./lines.js";

/** More than any mapping in a manifest. The parser compares each key with all others, so more would take minutes. */
const MAX_KEYS = 4000;

/** A part of the parser's concrete syntax tree. */
interface Token {
  readonly type: string;
  readonly offset?: number;
  readonly items?: readonly Item[];
  readonly value?: unknown;
}

interface Item {
  readonly key?: unknown;
  readonly value?: unknown;
}

/** Has the properties of the parser's own errors. */
class TooManyKeys extends Error {
  readonly lineNumber: number;
  readonly column: number;

  constructor(text: string, offset: number) {
    super(`A mapping has more than ${MAX_KEYS.toLocaleString("en-US")} keys, which are too many to lint; split it`);
    const { line, column } = LineIndex.of(text).at(offset);
    this.lineNumber = line;
    this.column = column - 1;
  }
}

/** Throws an error if the text is not valid YAML, or if a mapping has too many keys. */
export function parseYaml(text: string, options: Parameters<typeof parseYAML>[1] = {}): AST.YAMLProgram {
  const offset = mayHaveTooManyKeys(text) ? longMapping(text) : undefined;
  if (offset !== undefined) throw new TooManyKeys(text, offset);
  return parseYAML(text, options);
}

/** Each key has a character that separates it from its value or from the next key. */
function mayHaveTooManyKeys(text: string): boolean {
  if (text.length <= 2 * MAX_KEYS) return false;
  let count = 0;
  for (let index = 0; index < text.length && count <= MAX_KEYS; index += 1) {
    if (text[index] === ":" || text[index] === "," || text[index] === "?") count += 1;
  }
  return count > MAX_KEYS;
}

/** The offset of a mapping with too many keys, whose tokens the parser creates without comparing them. */
function longMapping(text: string): number | undefined {
  const stack: unknown[] = [...new Parser().parse(text)];
  for (let token = stack.pop() as Token | undefined; token; token = stack.pop() as Token | undefined) {
    const { items } = token;
    if (items && items.length > MAX_KEYS && isMapping(token)) return token.offset ?? 0;
    for (const item of items ?? []) for (const part of [item.key, item.value]) if (part) stack.push(part);
    if (token.type === "document" && token.value) stack.push(token.value);
  }
  return undefined;
}

function isMapping({ type, items = [] }: Token): boolean {
  return type === "block-map" || (type === "flow-collection" && items.some(({ key }) => key !== undefined));
}
