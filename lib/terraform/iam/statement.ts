/** The parts of IAM policies that decide who may do what. */
import type { FilePlace } from "../../model/file-place.js";
import type { List, Value } from "../module/value.js";

export interface Statement {
  readonly isAllowed: boolean;
  /** Their names in lower case, with wildcards; undefined if some are unknown. */
  readonly actions: readonly string[] | undefined;
  /** Undefined if some are unknown. */
  readonly resources: List | undefined;
  readonly principals: readonly Principal[];
  readonly conditions: readonly Condition[];
  /** Undefined inside JSON. */
  readonly place: FilePlace | undefined;
}

export interface Principal {
  readonly type: string;
  readonly values: List | undefined;
}

export interface Condition {
  /** Such as `StringEquals`. */
  readonly test: string;
  /** The key, or its source text if it is an expression. */
  readonly variable: Value | string;
  readonly values: List | undefined;
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** Whether it may have more statements. */
  readonly isOpen: boolean;
}

/** Whether a pattern of an action, in lower case, includes an action. */
export function allows(pattern: string, action: string): boolean {
  const wanted = action.toLowerCase();
  const pieces = pattern.split("*");
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return matches(pattern, wanted);
  if (!matches(first, wanted.slice(0, first.length)) || wanted.length < first.length + last.length) return false;
  let at = first.length;
  const end = wanted.length - last.length;
  for (const piece of rest) {
    const found = piece.includes("?") ? at : wanted.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return matches(last, wanted.slice(end));
}

/** `?` stands for any character. */
function matches(pattern: string, text: string): boolean {
  if (pattern.length !== text.length) return false;
  for (let at = 0; at < pattern.length; at += 1) {
    if (pattern.charAt(at) !== "?" && pattern.charAt(at) !== text.charAt(at)) return false;
  }
  return true;
}
