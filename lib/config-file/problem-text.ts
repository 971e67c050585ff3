/** The sentences about errors in a configuration file. */
import { didYouMean } from "../did-you-mean.js";
import { guess } from "../guess.js";
import { alternatives } from "../prose.js";
import { visibleValue } from "../visible.js";
import { withoutPrefix } from "./rule-names.js";
import type { ConfigProblem } from "./validate.js";

export function problemText({ keyword, params, schema, path, value }: ConfigProblem): string {
  const place = path.length === 0 ? "The file" : quoted(path.join("."));
  switch (keyword) {
    case "additionalProperties":
      return unknownKey(path.at(-1) ?? "", path.slice(0, -1), Object.keys(schema.properties ?? {}));
    case "enum":
      return `${place} must be ${choice(schema.enum ?? [])}, not ${shown(value)}${meant(value, schema.enum)}`;
    case "pattern":
      return patternText(place, path, value, schema.examples);
    case "release":
      return `${place}: ${String(value)} ${String(params["reason"])}.`;
    case "type":
      return `${place} must be ${typeNames(params["type"])}, not ${shown(value)}.`;
    case "required":
      return `${place} is missing the required key ${quoted(String(params["missingProperty"]))}; add it.`;
    case "minItems":
    case "minLength":
      return `${place} must not be empty.`;
    case "uniqueItems":
      return `${place} must not contain duplicates.`;
    case "minimum":
      return `${place} must be at least ${String(params["limit"])}, not ${shown(value)}.`;
    case "maximum":
      return `${place} must be at most ${String(params["limit"])}, not ${shown(value)}.`;
    default:
      return `${place} is not valid: ${shown(value)}.`;
  }
}

function unknownKey(key: string, around: readonly string[], keys: readonly string[]): string {
  const bare = withoutPrefix(key);
  const name = keys.includes(bare) ? bare : guess(key, keys);
  const where = around.length === 0 ? "" : ` in ${quoted(around.join("."))}`;
  const available = keys.length > 20 ? "see karpenter-lint --list-rules." : `available: ${keys.join(", ")}.`;
  return `Unknown key ${quoted(key)}${where}${didYouMean(name, available)}`;
}

function patternText(
  place: string,
  path: readonly string[],
  value: unknown,
  examples: readonly unknown[] = [],
): string {
  const rule = path[0] === "rules" ? path[1] : undefined;
  if (examples.length === 0) {
    const remedy = rule === undefined ? "." : `; see karpenter-lint --explain ${rule}.`;
    return `${place} is not valid: ${shown(value)}${remedy}`;
  }
  // The levels of a rule are all that there are; other examples are examples.
  const like = rule !== undefined && path.length === 2 ? "" : "like ";
  return `${place} must be ${like}${choice(examples)}, not ${shown(value)}${meant(value, examples)}`;
}

function meant(value: unknown, names: readonly unknown[] = []): string {
  return didYouMean(typeof value === "string" ? guess(value, names.map(String)) : undefined);
}

const TYPES: Readonly<Record<string, string | readonly string[]>> = {
  array: "a list",
  boolean: ["true", "false"],
  integer: "an integer",
  null: "empty",
  number: "a number",
  object: "a mapping",
  string: "a string",
};

function typeNames(types: unknown): string {
  return alternatives([types].flat().flatMap((type) => TYPES[String(type)] ?? String(type)));
}

function choice(values: readonly unknown[]): string {
  return alternatives(values.map((value) => JSON.stringify(value)));
}

function shown(value: unknown): string {
  try {
    return visibleValue(JSON.stringify(value));
  } catch {
    // A mapping that contains itself.
    return "this value";
  }
}

function quoted(text: string): string {
  return `"${visibleValue(text)}"`;
}
