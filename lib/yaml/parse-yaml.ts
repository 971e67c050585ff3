/** The parser, for texts that may be hostile. */
import { Parser } from "yaml";
import { type AST, parseYAML } from "yaml-eslint-parser";
import { sizesOf } from "./alias-growth.js";
import { readEverydayYaml } from "./everyday/read-everyday.js";
import { LineIndex } from "./lines.js";

/** More than any mapping in a manifest. The parser compares each key with all others, so more would take minutes. */
const MAX_KEYS = 1000;

/** More than any file has. The parser needs kilobytes for each of them, even if it is empty. */
const MAX_DOCUMENTS = 10_000;

/** Aliases may repeat this many values in a document, or this many times the number of values written in it. */
const MAX_VALUES = 20_000;
const MAX_GROWTH = 10;

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
class TooMuch extends Error {
  readonly lineNumber: number;
  readonly column: number;

  constructor(what: string, text: string, offset: number) {
    super(what);
    const { line, column } = LineIndex.of(text).at(offset);
    this.lineNumber = line;
    this.column = column - 1;
  }
}

/** A text of which no part is read. */
export class TooManyDocuments extends TooMuch {}

export interface YamlOptions {
  /** The version of YAML if the text does not declare one; 1.2 by default. */
  readonly defaultYAMLVersion?: unknown;
}

/** Throws an error if the text is not valid YAML, or exceeds a limit. */
export function parseYaml(text: string, options: YamlOptions = {}): AST.YAMLProgram {
  checkDocuments(text);
  const isDefault = options.defaultYAMLVersion === undefined;
  return (isDefault ? readEverydayYaml(text) : undefined) ?? parseAnyYaml(text, options);
}

/** The same, always with the parser, whose tokens the rules about YAML's style need. */
export function parseAnyYaml(text: string, options: YamlOptions = {}): AST.YAMLProgram {
  checkDocuments(text);
  const mapping = mayHaveTooManyKeys(text) ? longMapping(text) : undefined;
  if (mapping !== undefined)
    throw new TooMuch(`A mapping has ${moreThan(MAX_KEYS)} keys, which are too many to lint; split it`, text, mapping);
  const ast = parseYAML(text, options);
  const repetitive = text.includes("*") ? ast.body.find((one) => repeatsTooMuch(one)) : undefined;
  if (repetitive)
    throw new TooMuch(
      `Aliases repeat ${moreThan(MAX_VALUES)} values, which are too many to lint; use fewer aliases`,
      text,
      repetitive.content?.range[0] ?? 0,
    );
  return ast;
}

function checkDocuments(text: string): void {
  const document = afterLastDocument(text);
  if (document === undefined) return;
  const message = `The file has ${moreThan(MAX_DOCUMENTS)} documents, which are too many to lint; split it`;
  throw new TooManyDocuments(message, text, document);
}

function moreThan(limit: number): string {
  return `more than ${limit.toLocaleString("en-US")}`;
}

/** The offset of the first document beyond the limit. */
function afterLastDocument(text: string): number | undefined {
  let count = 1;
  for (let index = text.indexOf("\n---"); index >= 0; index = text.indexOf("\n---", index + 1)) {
    count += 1;
    if (count > MAX_DOCUMENTS) return index + 1;
  }
  return undefined;
}

function repeatsTooMuch(document: AST.YAMLDocument): boolean {
  const sizes = sizesOf(document);
  return sizes !== undefined && sizes.repeated > Math.max(MAX_VALUES, MAX_GROWTH * sizes.written);
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
