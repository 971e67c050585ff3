/**
 * Finds the attributes of HCL that are plain strings, with the grammar of codemirror-lang-hcl, which
 * scripts/bundle-hcl.js bundles into one file.
 */
import { createRequire } from "node:module";
import type { SyntaxNode, Tree } from "@lezer/common";
import { heredocsToEnd } from "./heredocs.js";

interface Grammar {
  readonly hclLanguage: { readonly parser: { parse(text: string): Tree } };
}

const require = createRequire(import.meta.url);
let grammar: Grammar | undefined;

/** A block, or an object in one; the file itself is a block without a type. */
export interface Frame {
  /** The type of the nearest block: `resource`, `locals`, …; empty at the top of the file. */
  readonly type: string;
  readonly labels: readonly string[];
  readonly isObject: boolean;
  /** The attributes of the block itself that are plain strings or words. */
  readonly own: ReadonlyMap<string, string>;
  /** The range of the block, or of the complete file if it is the file itself. */
  readonly range: readonly [start: number, end: number];
  /** The top-level block that contains the nearest block. */
  readonly outermost: Frame | undefined;
}

export interface Attribute {
  readonly key: string;
  readonly value: string;
  /** The start of the string. */
  readonly index: number;
  readonly frame: Frame;
}

/** The grammar's time grows with the square of a long line or heredoc; people don't write such files by hand. */
const MAX_LENGTH = 256 * 1024;
const MAX_LINE = 500;

/** The attributes with a string that needs no evaluation, in document order; none for a very large file. */
export function stringAttributes(text: string): Attribute[] {
  return readFrom(text, (reader, tree) => reader.attributesOf(tree)) ?? [];
}

/** The attribute of a block whose value is the text at an index, or a list, call or conditional around it. */
export interface Argument {
  readonly key: string;
  readonly frame: Frame;
}

/** The argument that contains each index; undefined inside an object, which has its own attributes. */
export function argumentsAt(text: string, indexes: readonly number[]): (Argument | undefined)[] {
  return readFrom(text, (reader, tree) => indexes.map((index) => reader.argumentAt(tree, index))) ?? [];
}

function readFrom<Result>(text: string, read: (reader: Reader, tree: Tree) => Result): Result | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const readable = withoutHeredocs(text);
  try {
    grammar ??= require("#hcl") as Grammar;
    return read(new Reader(readable), grammar.hclLanguage.parser.parse(readable));
  } catch {
    // For text that is not HCL at all, the grammar builds trees that can't be walked.
    return undefined;
  }
}

/** Replaces heredocs and long lines, which are not needed, with spaces of the same length. */
function withoutHeredocs(text: string): string {
  const heredocs = heredocsToEnd(text);
  let next = 0;
  let start = 0;
  const lines = text.split("\n").map((line) => {
    const at = start;
    const end = at + line.length;
    start = end + 1;
    const heredoc = heredocs[next];
    if (heredoc && at >= heredoc.start) {
      if (at === heredoc.end) next += 1;
      return " ".repeat(line.length);
    }
    if (line.length > MAX_LINE) return " ".repeat(line.length);
    if (start !== heredoc?.start) return line;
    // The marker becomes a word, whose value is unknown.
    const opening = line.lastIndexOf("<<");
    const marker = line.slice(opening);
    return line.slice(0, opening) + "_".repeat(marker.trimEnd().length).padEnd(marker.length);
  });
  return lines.join("\n");
}

class Reader {
  readonly #text: string;
  readonly #frames = new Map<number, Frame>();

  constructor(text: string) {
    this.#text = text;
  }

  attributesOf(tree: Tree): Attribute[] {
    const found: Attribute[] = [];
    tree.iterate({
      enter: ({ name, node }) => {
        if (name !== "Attribute" && name !== "ObjectElem") return;
        const expression = node.lastChild;
        const value = expression ? this.#plainString(expression) : undefined;
        if (!expression || value === undefined) return;
        found.push({ key: this.#keyOf(node), value, index: expression.from, frame: this.#frameOf(node) });
      },
    });
    return found;
  }

  argumentAt(tree: Tree, index: number): Argument | undefined {
    let node: SyntaxNode | null = tree.resolveInner(index, 1);
    while (node && node.name !== "Attribute" && node.name !== "Object") node = node.parent;
    return node?.name === "Attribute" ? { key: this.#keyOf(node), frame: this.#frameOf(node) } : undefined;
  }

  #slice({ from, to }: SyntaxNode): string {
    return this.#text.slice(from, to);
  }

  #keyOf(node: SyntaxNode): string {
    const key = node.firstChild ? this.#slice(node.firstChild).trim() : "";
    return /^"[^"\\$%]*"$/u.test(key) ? key.slice(1, -1) : key;
  }

  /** The text of an expression that is only a string, without escapes and interpolation. */
  #plainString(expression: SyntaxNode): string | undefined {
    return /^"([^"\\$%\n]*)"$/u.exec(this.#slice(expression))?.[1];
  }

  /** The nearest block, or an object in it. */
  #frameOf(node: SyntaxNode): Frame {
    let isObject = false;
    let above = node.parent;
    for (; above && above.name !== "Block"; above = above.parent) {
      isObject ||= above.name === "Object" || above.name === "Tuple";
    }
    const frame = this.#blockFrame(above);
    return isObject ? { ...frame, isObject } : frame;
  }

  #blockFrame(block: SyntaxNode | null): Frame {
    const id = block?.from ?? -1;
    const known = this.#frames.get(id);
    if (known) return known;
    const type = block?.getChild("BlockType");
    const attributes = block?.getChild("Body")?.getChildren("Attribute") ?? [];
    const own = attributes.flatMap((attribute): [string, string][] => {
      const value = attribute.lastChild ? this.#slice(attribute.lastChild) : "";
      return /^(?:"[^"\\$%\n]*"|[\w.-]+)$/u.test(value) ? [[this.#keyOf(attribute), value.replaceAll('"', "")]] : [];
    });
    let outer = block?.parent ?? null;
    while (outer && outer.name !== "Block") outer = outer.parent;
    const around = outer ? this.#blockFrame(outer) : undefined;
    const frame: Frame = {
      type: type ? this.#slice(type) : "",
      labels: block?.getChildren("BlockLabel").map((label) => this.#slice(label).replaceAll('"', "")) ?? [],
      isObject: false,
      own: new Map(own),
      range: block ? [block.from, block.to] : [0, this.#text.length],
      outermost: around?.outermost ?? around,
    };
    this.#frames.set(id, frame);
    return frame;
  }
}
