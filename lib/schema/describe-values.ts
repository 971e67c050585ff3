/** Describes values of a wrong type or form, or outside their bounds. */
import type { Cursor } from "../yaml/cursor.js";
import { replace } from "../yaml/edits/edit.js";
import { alternatives, codeAlternatives } from "../prose.js";
import { guess } from "../guess.js";
import { isZeroDuration, renamedValues } from "./changes.js";
import { type Bound, limitOf } from "./limits.js";
import { type SchemaProblem, type Subject, changes, newerValue, onOf } from "./subject.js";
import type { Violation } from "./violation.js";

const NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "`true` or `false`",
  integer: "an integer",
  number: "a number",
  object: "a mapping",
  string: "a string",
};

export function describeType({ params }: Violation<"type">, { at, path }: Subject): SchemaProblem {
  const types = [params.type].flat();
  const data = {
    path,
    value: at.text,
    actual: typeName(at),
    expected: namesOf(types),
  };
  if (at.value !== undefined && types.includes("string"))
    return { at, messageId: "unquotedString", data, ...changes(at, { keyword: "type" }) };
  if (typeof at.value === "string" && types.includes("integer") && /^(?:0|[1-9]\d{0,8})$/u.test(at.value))
    return { at, messageId: "quotedNumber", data, fix: replace(at, Number(at.value)) };
  return { at, on: onOf(at), messageId: "invalidType", data };
}

/** Types in words. */
export function namesOf(types: readonly string[]): string {
  return alternatives(types.map((one) => NAMES[one] ?? one));
}

function typeName(at: Cursor): string {
  if (at.isList) return "a list";
  if (at.isMapping) return "a mapping";
  return `the ${typeof at.value} \`${at.text}\``;
}

export function describeValue(
  { keyword, params, since }: Violation<"const" | "enum">,
  { at, path, against }: Subject,
): SchemaProblem {
  if (since !== undefined) return newerValue(at, "value", since, against);
  const words = (keyword === "const" ? [params.allowedValue] : params.allowedValues).map(String);
  const data = { path, value: at.text, allowed: codeAlternatives(words) };
  const renamed = renamedValues.get(at.text);
  if (renamed !== undefined)
    return { at, messageId: "renamedValue", data: { ...data, meant: renamed }, ...changes(at, { keyword: "enum" }) };
  const meant = guess(at.text, words);
  if (meant === undefined) return { at, messageId: "invalidValue", data, ...changes(at, { keyword: "enum" }) };
  return { at, messageId: "misspelledValue", data: { ...data, meant }, ...changes(at, { keyword: "enum", meant }) };
}

export function describeForm({ keyword, params }: Violation<"x-pattern">, { at, path }: Subject): SchemaProblem {
  const change = changes(at, { keyword });
  if (isZeroDuration(at)) return { at, messageId: "zeroDuration", data: { path }, ...change };
  return { at, messageId: "invalidForm", data: { path, value: at.text, form: params.form }, ...change };
}

export function describeBound(violation: Violation<Bound>, { at, path }: Subject): SchemaProblem {
  const { propertyName } = violation;
  return {
    at: propertyName === undefined ? at : at.get(propertyName),
    on: onOf(at),
    messageId: "outOfBounds",
    data: { path, limit: limitOf(violation, at) },
  };
}
