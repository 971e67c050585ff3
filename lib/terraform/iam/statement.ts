/** The parts of IAM policies that decide who may do what. */
import type { FilePlace } from "../../model/file-place.js";
import { type List, type Value, isNull, knownText } from "../module/value.js";

export interface Statement {
  /** Whether it allows something rather than denying it; undefined if that is unknown. */
  readonly isAllowed: boolean | undefined;
  /** Their names in lower case, with wildcards; undefined if some are unknown. */
  readonly actions: readonly string[] | undefined;
  /** Undefined if some are unknown. */
  readonly resources: List | undefined;
  /** One of unknown type stands for any others that there may be. */
  readonly principals: readonly Principal[];
  readonly conditions: readonly Condition[];
  /** Undefined inside JSON. */
  readonly place: FilePlace | undefined;
}

export interface Principal {
  /** Undefined if it is unknown. */
  readonly type: string | undefined;
  /** Undefined if they are unknown. */
  readonly values: List | undefined;
}

export interface Condition {
  /** Such as `StringEquals`; undefined if it is unknown. */
  readonly test: string | undefined;
  /** The key, or its source text if it is an expression. */
  readonly variable: Value | string;
  readonly values: List | undefined;
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** Whether it may have more statements, or some whose effect is unknown. */
  readonly isOpen: boolean;
}

export const ANY_PRINCIPAL: Principal = { type: undefined, values: undefined };

/** Whether an effect is `Allow`; undefined if it is an expression. */
export function isAllow(effect: Value): boolean | undefined {
  const known = knownText(effect);
  return known === undefined && !isNull(effect) ? undefined : known === "Allow";
}

/** A document is open if one of its statements may allow or deny. */
export function documentOf(statements: readonly Statement[], mayHaveMore: boolean): PolicyDocument {
  return { statements, isOpen: mayHaveMore || statements.some(({ isAllowed }) => isAllowed === undefined) };
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
