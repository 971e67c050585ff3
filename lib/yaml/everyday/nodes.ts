/**
 * The nodes of everyday YAML, as yaml-eslint-parser makes them. Lines and columns are calculated on demand, because
 * they are hardly used. Fields are declared and then set, because defining them first would take twice as long.
 */
import { type AST, parseYAML } from "yaml-eslint-parser";
import { LineIndex } from "../lines.js";
import { plainValue } from "./plain-value.js";

export type Content = AST.YAMLContent | AST.YAMLWithMeta;
export type Parent = AST.YAMLDocument | AST.YAMLPair | AST.YAMLSequence | AST.YAMLWithMeta;

abstract class Node<P extends AST.YAMLNode> {
  declare readonly range: AST.Range;
  declare readonly parent: P;

  constructor(start: number, end: number, parent: P) {
    this.range = [start, end];
    this.parent = parent;
  }

  get loc(): AST.SourceLocation {
    let root: AST.YAMLNode | null = this.parent;
    while (root !== null && !(root instanceof Program)) root = root.parent;
    return locationOf(this.range, root?.lines ?? LineIndex.of(""));
  }
}

/** Lines start at 1, columns at 0. */
function locationOf([start, end]: AST.Range, lines: LineIndex): AST.SourceLocation {
  const [from, to] = [lines.at(start), lines.at(end)];
  return { start: { line: from.line, column: from.column - 1 }, end: { line: to.line, column: to.column - 1 } };
}

/** The root. Its position is its own property, so copies have it. */
export class Program implements AST.YAMLProgram {
  readonly type = "Program";
  readonly sourceType = "module";
  readonly parent = null;
  readonly body: AST.YAMLDocument[] = [];
  readonly comments: AST.Comment[] = [];
  readonly range: AST.Range;
  readonly loc: AST.SourceLocation;
  readonly #text: string;
  readonly #lines: LineIndex;
  #tokens: AST.Token[] | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#lines = LineIndex.of(text);
    this.range = [0, text.length];
    this.loc = locationOf(this.range, this.#lines);
  }

  addComment(range: AST.Range): void {
    const value = this.#text.slice(range[0] + 1, range[1]);
    this.comments.push({ type: "Block", value, range, loc: locationOf(range, this.#lines) });
  }

  get lines(): LineIndex {
    return this.#lines;
  }

  /** Read on demand: only rules about the style of YAML use them. */
  get tokens(): AST.Token[] {
    this.#tokens ??= parseYAML(this.#text).tokens;
    return this.#tokens;
  }
}

export class Document extends Node<AST.YAMLProgram> implements AST.YAMLDocument {
  declare readonly type: "YAMLDocument";
  declare readonly directives: [];
  declare readonly anchors: Record<string, never>;
  declare readonly version: "1.2";
  declare content: Content | null;

  constructor(start: number, parent: AST.YAMLProgram) {
    super(start, start, parent);
    this.type = "YAMLDocument";
    this.directives = [];
    this.anchors = {};
    this.version = "1.2";
    this.content = null;
  }
}

export class Mapping extends Node<Parent> {
  declare readonly type: "YAMLMapping";
  declare readonly style: "block" | "flow";
  declare readonly pairs: AST.YAMLPair[];

  constructor(start: number, style: "block" | "flow", parent: Parent) {
    super(start, start, parent);
    this.type = "YAMLMapping";
    this.style = style;
    this.pairs = [];
  }
}

export class Pair extends Node<AST.YAMLMapping> implements AST.YAMLPair {
  declare readonly type: "YAMLPair";
  declare key: Content | null;
  declare value: Content | null;

  constructor(start: number, parent: AST.YAMLMapping) {
    super(start, start, parent);
    this.type = "YAMLPair";
    this.key = null;
    this.value = null;
  }
}

export class BlockSequence extends Node<Parent> implements AST.YAMLBlockSequence {
  declare readonly type: "YAMLSequence";
  declare readonly style: "block";
  declare readonly entries: (Content | null)[];

  constructor(start: number, parent: Parent) {
    super(start, start, parent);
    this.type = "YAMLSequence";
    this.style = "block";
    this.entries = [];
  }
}

export class FlowSequence extends Node<Parent> implements AST.YAMLFlowSequence {
  declare readonly type: "YAMLSequence";
  declare readonly style: "flow";
  declare readonly entries: Content[];

  constructor(start: number, parent: Parent) {
    super(start, start, parent);
    this.type = "YAMLSequence";
    this.style = "flow";
    this.entries = [];
  }
}

export class PlainScalar extends Node<Parent> implements AST.YAMLPlainScalar {
  declare readonly type: "YAMLScalar";
  declare readonly style: "plain";
  declare readonly strValue: string;
  declare readonly value: string | number | boolean | null;
  declare readonly raw: string;

  constructor(start: number, raw: string, parent: Parent) {
    super(start, start + raw.length, parent);
    this.type = "YAMLScalar";
    this.style = "plain";
    this.strValue = raw;
    this.value = plainValue(raw);
    this.raw = raw;
  }
}

export class QuotedScalar extends Node<Parent> {
  declare readonly type: "YAMLScalar";
  declare readonly style: "double-quoted" | "single-quoted";
  declare readonly strValue: string;
  declare readonly value: string;
  declare readonly raw: string;

  constructor(start: number, raw: string, text: string, parent: Parent) {
    super(start, start + raw.length, parent);
    this.type = "YAMLScalar";
    this.style = raw.startsWith('"') ? "double-quoted" : "single-quoted";
    this.strValue = text;
    this.value = text;
    this.raw = raw;
  }
}

export class LiteralScalar extends Node<Parent> implements AST.YAMLBlockLiteralScalar {
  declare readonly type: "YAMLScalar";
  declare readonly style: "literal";
  declare readonly chomping: "clip" | "strip";
  declare readonly indent: null;
  declare readonly value: string;

  constructor([start, end]: AST.Range, chomping: "clip" | "strip", value: string, parent: Parent) {
    super(start, end, parent);
    this.type = "YAMLScalar";
    this.style = "literal";
    this.chomping = chomping;
    this.indent = null;
    this.value = value;
  }
}

/** Whether a syntax tree has tokens only on demand. */
export function isEveryday(ast: object): boolean {
  return ast instanceof Program;
}
