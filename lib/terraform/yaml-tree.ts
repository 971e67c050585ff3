/** Objects and blocks of HCL as manifests and values. Expressions are unknown. */
import { groupBy } from "../group-by.js";
import type { YamlText } from "../yaml/document.js";
import { type OtherEntry, type OtherValue, textWithTree } from "../yaml/other-syntax.js";
import type { Range } from "../yaml/text-map.js";
import { maskExpressions } from "./expressions.js";
import { HclText } from "./hcl-text.js";
import { parseHcl, parseValue } from "./hcl/parse.js";
import { type Attribute, type Block, type Comment, type Expression, type Template, textOf } from "./hcl/syntax.js";
import { commonIndent, withoutIndent } from "./hcl/templates.js";
import { type Resolve, Substitutes } from "./locals.js";
import { asGoTemplate } from "./template.js";

/** The functions that write their argument as YAML. */
const ENCODERS: ReadonlySet<string> = new Set(["jsonencode", "yamlencode"]);

/** A text that is only a value. */
export function readObject(text: string, resolve?: Resolve): YamlText {
  const { value, comments } = parseValue(text);
  return textOfValue(text, value, { comments, resolve });
}

/** A text that is only a block. */
export function readBlock(text: string, resolve?: Resolve): YamlText {
  const { root, comments } = parseHcl(text);
  return textOfBlock(text, root.blocks[0] ?? root, { comments, resolve });
}

interface Options {
  readonly comments?: readonly Comment[];
  /** Whether literals can't be edited as they are. */
  readonly isFixed?: boolean;
  readonly resolve?: Resolve | undefined;
}

export function textOfValue(text: string, value: Expression, options: Options): YamlText {
  const reader = new ValueReader(text, options);
  return reader.textWith(reader.value(value), options.comments ?? []);
}

/** A block as a mapping of its arguments and of its blocks, which are lists by type. */
export function textOfBlock(text: string, block: Block, options: Options): YamlText {
  const reader = new ValueReader(text, options);
  return reader.textWith(reader.block(block), options.comments ?? []);
}

class ValueReader {
  readonly #text: string;
  readonly #literals = new Map<number, number>();
  /** The lines of heredocs. */
  readonly #heredocs: { readonly lines: Range; readonly masked: string }[] = [];
  readonly #substitutes = new Substitutes();
  readonly #resolve: Resolve | undefined;
  #isFixed: boolean;

  constructor(text: string, { isFixed = false, resolve }: Options) {
    this.#text = text;
    this.#isFixed = isFixed;
    this.#resolve = resolve;
  }

  textWith(value: OtherValue, comments: readonly Comment[]): YamlText {
    const textMap = new HclText(this.#text, this.#masked(), this.#literals);
    return textWithTree(
      textMap,
      value,
      comments.map(({ text, range }) => ({ text: text.replaceAll(/^(?:#|\/\/|\/\*)|\*\/$/gu, ""), range })),
    );
  }

  block({ attributes, blocks, range }: Block): OtherValue {
    const types = groupBy(blocks, typeOf);
    const entries = attributes.map((attribute) => this.#entry(attribute));
    for (const [key, alike] of types) entries.push(this.#blocksEntry(key, alike));
    return { type: "mapping", entries, range };
  }

  value(value: Expression): OtherValue {
    const { range } = value;
    const known = this.#resolve?.(value);
    const substitute = known && this.#substitutes.at(range, known);
    if (substitute) return substitute;
    switch (value.type) {
      case "object":
        return { type: "mapping", entries: value.elements.map((element) => this.#entry(element)), range };
      case "tuple":
        return { type: "list", items: value.items.map((item) => this.value(item)), range };
      case "template":
        return this.#template(value);
      case "literal":
        this.#addLiteral(range);
        return { type: "scalar", style: "plain", value: value.value, range };
      default:
        return { type: "unknown", range };
    }
  }

  #addLiteral(range: Range): void {
    if (!this.#isFixed) this.#literals.set(...range);
  }

  #template(template: Template): OtherValue {
    const { range, lines, content } = template;
    if (!lines) {
      const text = textOf(template);
      if (text !== undefined) this.#addLiteral(range);
      const value = text ?? maskExpressions(content ?? this.#text.slice(range[0] + 1, range[1] - 1));
      return { type: "scalar", style: "double-quoted", value, range };
    }
    const masked = asGoTemplate(this.#text.slice(...lines));
    if (masked === undefined) return { type: "unknown", range };
    this.#heredocs.push({ lines, masked });
    const indent = this.#text.startsWith("<<-", range[0]) ? commonIndent(masked) : 0;
    return { type: "scalar", style: "literal", value: withoutIndent(masked, indent), range };
  }

  #entry({ key, keyRange, value }: Attribute): OtherEntry {
    return { key, keyRange, value: key === "values" ? this.#values(value) : this.value(value) };
  }

  /** The values of a chart are texts; an object that is encoded as one is read as such. */
  #values(value: Expression): OtherValue {
    const { range } = value;
    if (value.type === "tuple") return { type: "list", items: value.items.flatMap((item) => this.#texts(item)), range };
    const texts = this.#texts(value);
    return texts.length > 1 ? { type: "list", items: texts, range } : this.value(value);
  }

  /** The texts that a value may consist of; if it is not exactly one of them, the last one is unknown. */
  #texts(value: Expression): OtherValue[] {
    if (value.type === "call" && ENCODERS.has(value.name)) return value.args.slice(0, 1).map((one) => this.value(one));
    if (value.type === "template") return this.#textsOfTemplate(value);
    const file = fileOf(value);
    if (file !== undefined) return [{ type: "scalar", style: "plain", value: fileText(file), range: value.range }];
    const parts = partsOf(value).flatMap((part) => this.#texts(part));
    return [...parts.filter(({ type }) => type !== "unknown"), { type: "unknown", range: value.range }];
  }

  /** In JSON, all expressions are in strings, with its escapes. */
  #textsOfTemplate(template: Template): OtherValue[] {
    const [only, ...others] = template.parts;
    if (typeof only !== "object" || others.length > 0) return [this.value(template)];
    const before = this.#isFixed;
    this.#isFixed ||= template.content !== undefined;
    const texts = this.#texts(only);
    this.#isFixed = before;
    return texts;
  }

  #blocksEntry(key: string, blocks: readonly Block[]): OtherEntry {
    const start = blocks[0]?.range[0] ?? 0;
    // `dynamic "set"` adds an unknown number of blocks.
    const items = blocks.map((block): OtherValue =>
      block.type === "dynamic" ? { type: "unknown", range: block.range } : this.block(block),
    );
    const range = [start, blocks.at(-1)?.range[1] ?? start] as const;
    return { key, keyRange: [start, start + key.length], value: { type: "list", items, range } };
  }

  /** The text with the same masks in heredocs as in their values. */
  #masked(): string {
    let masked = "";
    let from = 0;
    for (const heredoc of this.#heredocs.toSorted((one, other) => one.lines[0] - other.lines[0])) {
      masked += this.#text.slice(from, heredoc.lines[0]) + heredoc.masked;
      [, from] = heredoc.lines;
    }
    return masked + this.#text.slice(from);
  }
}

/** The path that `file` or `templatefile` reads, relative to the folder of the module; undefined for anything else. */
function fileOf(value: Expression): string | undefined {
  const [path] = value.type === "call" && /^(?:template)?file$/u.test(value.name) ? value.args : [];
  if (path?.type !== "template" || path.hasDirectives) return undefined;
  const [first, rest, ...others] = path.parts;
  const isInModule = typeof first !== "string" && first?.type === "reference" && first.path.join(".") === "path.module";
  if (isInModule && typeof rest === "string" && others.length === 0) return rest.replace(/^\/+/u, "");
  return textOf(path);
}

/** The content of a file as a text that is unknown, and names the file. */
function fileText(file: string): string {
  return `\${file ${file}}`;
}

/** The file of such a text; undefined for all others. */
export function fileIn(text: string): string | undefined {
  return /^\$\{file (.*)\}$/u.exec(text)?.[1];
}

/** The values among which an expression chooses, or which it combines; not those in objects. */
function partsOf(value: Expression): readonly Expression[] {
  if (value.type === "call") return value.args;
  if (value.type === "tuple") return value.items;
  return value.type === "other" ? value.inside : [];
}

/** The type of the blocks that a block adds. */
function typeOf({ type, labels }: Block): string {
  return type === "dynamic" ? (labels[0] ?? type) : type;
}
