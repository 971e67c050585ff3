/** Reads JSON as values of Terraform, in which strings are templates. Invalid JSON, which Terraform rejects, is undefined. */
import type { Range } from "../../yaml/text-map.js";
import type { Attribute, Expression } from "../hcl/syntax.js";
import { MAX_DEPTH } from "../hcl/values.js";
import { stringAt } from "./strings.js";

const SPACES = /[ \t\r\n\uFEFF]*/uy;
const PLAIN = /[^"\\]*/uy;
const WORD = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;

/** The only value of a text. */
export function readJson(text: string): Expression | undefined {
  const reader = new JsonReader(text);
  const value = reader.value(0);
  return value && reader.isAtEnd ? value : undefined;
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    this.#take(SPACES);
    return this.#at === this.#text.length;
  }

  value(depth: number): Expression | undefined {
    this.#take(SPACES);
    if (depth > MAX_DEPTH) return undefined;
    if (this.#takes("{")) return this.#object(depth);
    if (this.#takes("[")) return this.#tuple(depth);
    if (this.#text[this.#at] === '"') {
      const range = this.#string();
      return range && stringAt(this.#text, range);
    }
    const range = this.#take(WORD);
    return range && { type: "literal", value: parse(this.#text.slice(...range)) as boolean | number | null, range };
  }

  /** A valid string. */
  #string(): Range | undefined {
    const start = this.#at;
    if (!this.#takes('"')) return undefined;
    this.#take(PLAIN);
    while (this.#takes("\\")) {
      this.#at += 1;
      this.#take(PLAIN);
    }
    if (!this.#takes('"')) return undefined;
    const range = [start, this.#at] as const;
    return parse(this.#text.slice(...range)) === undefined ? undefined : range;
  }

  #object(depth: number): Expression | undefined {
    const start = this.#at - 1;
    const elements = this.#list("}", () => this.#element(depth));
    return elements && { type: "object", elements, range: [start, this.#at] };
  }

  #tuple(depth: number): Expression | undefined {
    const start = this.#at - 1;
    const items = this.#list("]", () => this.value(depth + 1));
    return items && { type: "tuple", items, range: [start, this.#at] };
  }

  #element(depth: number): Attribute | undefined {
    const keyRange = this.#string();
    this.#take(SPACES);
    if (!keyRange || !this.#takes(":")) return undefined;
    const value = this.value(depth + 1);
    const key = parse(this.#text.slice(...keyRange)) as string;
    // Keys are templates as well.
    return value && { key: /[$%]\{/u.test(key) ? undefined : key, keyRange, value };
  }

  /** The parts up to a closing bracket; undefined if one is invalid. */
  #list<Part>(closing: string, read: () => Part | undefined): Part[] | undefined {
    const parts: Part[] = [];
    this.#take(SPACES);
    if (this.#takes(closing)) return parts;
    do {
      this.#take(SPACES);
      const part = read();
      if (part === undefined) return undefined;
      parts.push(part);
      this.#take(SPACES);
    } while (this.#takes(","));
    return this.#takes(closing) ? parts : undefined;
  }

  #take(sticky: RegExp): Range | undefined {
    sticky.lastIndex = this.#at;
    const length = sticky.exec(this.#text)?.[0].length;
    if (length === undefined) return undefined;
    const range = [this.#at, this.#at + length] as const;
    [, this.#at] = range;
    return range;
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
