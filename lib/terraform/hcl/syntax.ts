/** The syntax tree of HCL, as far as values can be read without evaluating anything. */
import type { Range } from "../../yaml/text-map.js";

export interface Literal {
  readonly type: "literal";
  readonly value: boolean | number | null;
  readonly range: Range;
}

/** A string in quotes or a heredoc: text, and the expressions in it. */
export interface Template {
  readonly type: "template";
  /** Text without escapes, and the expressions in `${…}`. */
  readonly parts: readonly (Expression | string)[];
  /** Whether it has directives, such as `%{ if … }`, which are part of the text here. */
  readonly hasDirectives: boolean;
  /** In JSON: the text with its expressions, without escapes. */
  readonly content?: string;
  /** The lines of a heredoc, without those of its markers; undefined for a string in quotes. */
  readonly lines: Range | undefined;
  readonly range: Range;
}

export interface ObjectValue {
  readonly type: "object";
  readonly elements: readonly Attribute[];
  readonly range: Range;
}

interface Tuple {
  readonly type: "tuple";
  readonly items: readonly Expression[];
  readonly range: Range;
}

export interface Call {
  readonly type: "call";
  readonly name: string;
  readonly args: readonly Expression[];
  readonly range: Range;
}

/** A reference such as `aws_iam_role.nodes.name` or `var.names[0]`. */
export interface Reference {
  readonly type: "reference";
  /** Its names and indexes; `*` for a splat. */
  readonly path: readonly (number | string)[];
  readonly range: Range;
}

/** An operation, a condition, a `for`, or invalid HCL. */
interface Other {
  readonly type: "other";
  /** The collections, calls and heredocs in it that are complete values. */
  readonly inside: readonly Expression[];
  readonly range: Range;
}

export type Expression = Call | Literal | ObjectValue | Other | Reference | Template | Tuple;

/** An argument of a block, or an element of an object. */
export interface Attribute {
  /** Undefined if the key of an object is an expression. */
  readonly key: string | undefined;
  readonly keyRange: Range;
  readonly value: Expression;
}

/** A block, or the file itself, which has no type. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  readonly range: Range;
}

/** A comment, with its marker. */
export interface Comment {
  readonly text: string;
  readonly range: Range;
}

export interface HclFile {
  readonly root: Block;
  readonly comments: readonly Comment[];
}

/** The text of a string without expressions; undefined for all others. */
export function textOf(value: Expression | undefined): string | undefined {
  if (value?.type !== "template" || value.hasDirectives) return undefined;
  if (value.parts.length === 0) return "";
  const [only, ...others] = value.parts;
  return typeof only === "string" && others.length === 0 ? only : undefined;
}

/** The value of the argument of a block or the element of an object; the last one if there are several. */
export function valueOf({ attributes }: Pick<Block, "attributes">, key: string): Expression | undefined {
  return attributes.findLast((attribute) => attribute.key === key)?.value;
}
