/** What the expressions of Terraform mean, as far as files show it; the rest is unknown. */
import type { ModuleCall } from "./module-call.js";
import type { Resource } from "./resource.js";

/** A string, a number or a boolean; unknown parts are undefined. */
export interface Text {
  readonly type: "text";
  readonly parts: readonly Part[];
  /** The number or boolean that it is; undefined for a string. */
  readonly literal?: boolean | number;
}

export interface List {
  readonly type: "list";
  readonly items: readonly Value[];
  /** Whether it may have more items. */
  readonly isOpen: boolean;
}

interface ObjectOfValues {
  readonly type: "object";
  /** By key; a key that is an expression has its source text. */
  readonly entries: ReadonlyMap<string, Value>;
  /** Whether it may have more entries. */
  readonly isOpen: boolean;
}

/** An attribute of a resource that only AWS or another provider knows, such as an ARN. */
interface AttributeOf {
  readonly type: "attribute";
  readonly of: Resource;
  readonly name: string;
}

/** An output of a module that isn't in this repository. */
interface OutputOf {
  readonly type: "output";
  readonly of: ModuleCall;
  readonly name: string;
}

export interface Null {
  readonly type: "null";
}

export interface Unknown {
  readonly type: "unknown";
}

/** A value that stands for one text. */
type Symbolic = AttributeOf | OutputOf;

export type Part = Symbolic | string | undefined;

export type Value = List | Null | ObjectOfValues | Symbolic | Text | Unknown;

export const UNKNOWN: Unknown = { type: "unknown" };

export const NULL: Null = { type: "null" };

/** Texts and lists that grow by references to each other. */
const MAX_LENGTH = 50_000;
const MAX_ITEMS = 2000;

export function textOfParts(parts: readonly Part[]): Text | Unknown {
  const merged: Part[] = [];
  let length = 0;
  for (const part of parts) {
    const last = merged.at(-1);
    length += typeof part === "string" ? part.length : 1;
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return length > MAX_LENGTH ? UNKNOWN : { type: "text", parts: merged };
}

export function text(value: string): Text {
  return { type: "text", parts: [value] };
}

export function listOf(items: readonly Value[], isOpen: boolean): List | Unknown {
  return items.length > MAX_ITEMS ? UNKNOWN : { type: "list", items, isOpen };
}

/** The parts of a value in a longer text. */
export function partsOf(value: Value): readonly Part[] {
  if (value.type === "text") return value.parts;
  return value.type === "attribute" || value.type === "output" ? [value] : [undefined];
}

/** The text of a value, if all of it is known. */
export function knownText(value: Value): string | undefined {
  if (value.type !== "text") return undefined;
  const [only, ...others] = value.parts;
  if (value.parts.length === 0) return "";
  return typeof only === "string" && others.length === 0 ? only : undefined;
}

/** The last part of a text, if it is known: such as the name in an ARN. */
export function knownEnd(value: Value): string | undefined {
  const last = value.type === "text" ? value.parts.at(-1) : undefined;
  return typeof last === "string" ? last : undefined;
}

/** Whether an argument is certainly not set. */
export function isNull({ type }: Value): boolean {
  return type === "null";
}

/** The items of a list, or a single value, as IAM and Terraform's sets allow; undefined for an unknown list. */
export function itemsOf(value: Value): List | undefined {
  if (value.type === "list") return value;
  if (value.type === "null") return { type: "list", items: [], isOpen: false };
  return value.type === "unknown" || value.type === "object"
    ? undefined
    : { type: "list", items: [value], isOpen: false };
}

/** The value at a key of an object; unknown if it may be anything. */
export function entryOf(value: Value, key: string): Value {
  if (value.type !== "object") return value.type === "null" ? NULL : UNKNOWN;
  return value.entries.get(key) ?? (value.isOpen ? UNKNOWN : NULL);
}
