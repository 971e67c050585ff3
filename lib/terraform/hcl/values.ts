/** Reads the values of HCL. Everything else becomes an `Other`. */
import type { Scanner } from "./scanner.js";
import { type Attribute, type Call, type Expression, type Literal, type Reference, textOf } from "./syntax.js";
import { heredoc, quoted } from "./templates.js";

const NAME = /[\p{L}_][\p{L}\p{N}_-]*(?:::[\p{L}_][\p{L}\p{N}_-]*)*/uy;
const ATTRIBUTE = /\.(?:[\p{L}_][\p{L}\p{N}_-]*|\d+|\*)/uy;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iuy;
const INDEX = /\[\s*(?:\d+|"[^"\\$%\n]*"|\*)\s*\]/uy;

/** No one nests values this deeply by hand. */
export const MAX_DEPTH = 100;

const FOR = /^for\s/u;

const CLOSING: ReadonlySet<string> = new Set([")", "]", "}", ",", "~", ""]);
const WORDS = new Map<string, boolean | null>([
  ["false", false],
  ["null", null],
  ["true", true],
]);

export class ValueReader {
  protected readonly scanner: Scanner;
  protected depth = 0;
  readonly #inTemplate = () => this.expression(true);

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  /** A value; `inBrackets` tells whether line breaks have no meaning. */
  expression(inBrackets: boolean): Expression {
    const { scanner } = this;
    scanner.skipBlank(inBrackets);
    const start = scanner.at;
    const value = this.depth < MAX_DEPTH ? this.#deeper(() => this.#primary()) : undefined;
    const end = scanner.at;
    scanner.skipBlank(inBrackets);
    const isComplete = value && (CLOSING.has(scanner.next) || (scanner.next === "\n" && !inBrackets));
    if (isComplete) return value;
    scanner.at = end;
    return this.other(start, inBrackets, value);
  }

  #deeper<Value>(read: () => Value): Value {
    this.depth += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  #primary(): Expression | undefined {
    const { scanner } = this;
    switch (scanner.next) {
      case '"':
        return quoted(scanner, this.#inTemplate);
      case "{":
        return this.#object();
      case "[":
        return this.#tuple();
      case "(":
        return this.#parentheses();
      case "<":
        return heredoc(scanner, this.#inTemplate);
      default:
        return this.#number() ?? this.#named();
    }
  }

  #number(): Literal | undefined {
    const start = this.scanner.at;
    const number = this.scanner.take(NUMBER);
    return number === undefined
      ? undefined
      : { type: "literal", value: Number(number), range: [start, this.scanner.at] };
  }

  /** A word, a call or a reference. */
  #named(): Call | Literal | Reference | undefined {
    const { scanner } = this;
    const start = scanner.at;
    const name = scanner.take(NAME);
    if (name === undefined || name === "for") return undefined;
    const word = WORDS.get(name);
    if (word !== undefined) return { type: "literal", value: word, range: [start, scanner.at] };
    if (scanner.takes("(")) {
      const args = this.#list(")");
      return { type: "call", name, args, range: [start, scanner.at] };
    }
    const path: (number | string)[] = [name];
    for (let step = this.#step(); step !== undefined; step = this.#step()) path.push(step);
    return { type: "reference", path, range: [start, scanner.at] };
  }

  #step(): number | string | undefined {
    const { scanner } = this;
    const attribute = scanner.take(ATTRIBUTE)?.slice(1);
    const index = attribute ?? scanner.take(INDEX)?.slice(1, -1).trim().replaceAll('"', "");
    return index !== undefined && /^\d+$/u.test(index) ? Number(index) : index;
  }

  /** Values up to a closing bracket. */
  #list(closing: string): Expression[] {
    const { scanner } = this;
    const items: Expression[] = [];
    while (scanner.hasMore() && !scanner.takes(closing)) {
      const start = scanner.at;
      items.push(this.expression(true));
      scanner.skipBlank(true);
      // After `…`, and after a bracket that closes something else.
      if (!scanner.takes(",") && scanner.next !== closing && scanner.at === start) scanner.skipToken();
    }
    return items;
  }

  #tuple(): Expression {
    const { scanner } = this;
    const start = scanner.at;
    scanner.at += 1;
    const items = this.#list("]");
    const range = [start, scanner.at] as const;
    return startsWithFor(scanner.text, items)
      ? { type: "other", inside: items.flatMap(insideOf), range }
      : { type: "tuple", items, range };
  }

  #parentheses(): Expression | undefined {
    const { scanner } = this;
    const start = scanner.at;
    scanner.at += 1;
    const [value, ...others] = this.#list(")");
    if (!value || others.length > 0) return undefined;
    return { ...value, range: value.type === "template" ? value.range : [start, scanner.at] };
  }

  #object(): Expression {
    const { scanner } = this;
    const start = scanner.at;
    scanner.at += 1;
    scanner.skipBlank(true);
    if (FOR.test(scanner.text.slice(scanner.at, scanner.at + 4))) {
      const inside = this.#skipTo("}");
      scanner.takes("}");
      return { type: "other", inside, range: [start, scanner.at] };
    }
    const elements: Attribute[] = [];
    while (scanner.hasMore() && !scanner.takes("}")) {
      const before = scanner.at;
      const element = this.#element();
      if (element) elements.push(element);
      scanner.takes(",");
      if (scanner.at === before) scanner.skipToken();
    }
    return { type: "object", elements, range: [start, scanner.at] };
  }

  #element(): Attribute | undefined {
    const { scanner } = this;
    const start = scanner.at;
    const key = this.#deeper(() => this.#primary());
    const keyRange = [start, scanner.at] as const;
    scanner.skipBlank(false);
    if (!scanner.takes("=") && !scanner.takes(":")) {
      this.other(start, false);
      return undefined;
    }
    return { key: nameOf(key, scanner.text.slice(...keyRange)), keyRange, value: this.expression(false) };
  }

  /** Steps over the rest of a value that is not read. */
  other(start: number, inBrackets: boolean, first?: Expression): Expression {
    const { scanner } = this;
    const inside = first ? insideOf(first) : [];
    for (;;) {
      scanner.skipBlank(inBrackets);
      if (CLOSING.has(scanner.next) || (scanner.next === "\n" && !inBrackets)) break;
      inside.push(...this.#skipOne());
    }
    return { type: "other", inside, range: [start, scanner.at] };
  }

  #skipTo(closing: string): Expression[] {
    const { scanner } = this;
    const inside: Expression[] = [];
    while (scanner.hasMore() && scanner.next !== closing) {
      inside.push(...this.#skipOne());
    }
    return inside;
  }

  /** Steps over one token, or over a complete collection, call, reference or heredoc. */
  #skipOne(): readonly Expression[] {
    const { scanner } = this;
    const isValue = /[\p{L}_{[(<]/u.test(scanner.next) && this.depth < MAX_DEPTH;
    const before = scanner.at;
    const value = isValue ? this.#deeper(() => this.#primary()) : undefined;
    if (scanner.at === before) scanner.skipToken();
    return value ? insideOf(value) : [];
  }
}

function insideOf(value: Expression): Expression[] {
  if (value.type === "other") return [...value.inside];
  const isHeredoc = value.type === "template" && value.lines !== undefined;
  return isHeredoc || ["call", "object", "tuple"].includes(value.type) ? [value] : [];
}

/** `[for x in …]` is read as one item that is not a value. */
function startsWithFor(text: string, [first]: readonly Expression[]): boolean {
  return first?.type === "other" && FOR.test(text.slice(first.range[0], first.range[0] + 4));
}

/** The key of an element; one in parentheses is an expression. */
function nameOf(key: Expression | undefined, written: string): string | undefined {
  if (written.startsWith("(") || !key) return undefined;
  if (key.type === "reference") return key.path.length === 1 ? String(key.path[0]) : undefined;
  return key.type === "literal" ? String(key.value) : textOf(key);
}
