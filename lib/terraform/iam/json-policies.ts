/** Policies written as JSON: by `jsonencode`, in a heredoc with expressions, or as text. */
import {
  type Value,
  UNKNOWN,
  NULL,
  entryOf,
  itemsOf,
  knownText,
  listOf,
  text,
  textOfParts,
  type Part,
} from "../module/value.js";
import type { Condition, PolicyDocument, Principal, Statement } from "./statement.js";

/** A value that is a policy; undefined if it can't be read. */
export function jsonPolicyOf(value: Value): PolicyDocument | undefined {
  const object = value.type === "text" ? parsed(value.parts) : value;
  if (object?.type !== "object") return undefined;
  const all = itemsOfObjects(entryOf(object, "Statement"));
  if (!all) return undefined;
  const statements = all.items.flatMap((one) => (one.type === "object" ? [statementOf(one)] : []));
  return { statements, isOpen: all.isOpen || statements.length < all.items.length };
}

function itemsOfObjects(value: Value): ReturnType<typeof itemsOf> {
  return value.type === "object" ? { type: "list", items: [value], isOpen: false } : itemsOf(value);
}

function statementOf(object: Value): Statement {
  const actions = entryOf(object, "Action");
  return {
    isAllowed: knownText(entryOf(object, "Effect")) === "Allow",
    // Without actions, all but some are allowed.
    actions: actions.type === "null" ? undefined : actionsOf(itemsOf(actions)),
    resources: entryOf(object, "Resource").type === "null" ? undefined : itemsOf(entryOf(object, "Resource")),
    principals: principalsOf(entryOf(object, "Principal")),
    conditions: conditionsOf(entryOf(object, "Condition")),
    place: undefined,
  };
}

/** The names of actions; undefined if one is unknown. */
export function actionsOf(list: ReturnType<typeof itemsOf>): string[] | undefined {
  const names = list?.items.map((item) => knownText(item)?.toLowerCase());
  if (!names || list?.isOpen !== false) return undefined;
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? known : undefined;
}

function principalsOf(value: Value): Principal[] {
  if (value.type !== "object") return value.type === "null" ? [] : [{ type: "*", values: itemsOf(value) }];
  return [...value.entries].map(([type, values]) => ({ type, values: itemsOf(values) }));
}

function conditionsOf(value: Value): Condition[] {
  if (value.type !== "object") return [];
  return [...value.entries].flatMap(([test, variables]) =>
    variables.type === "object"
      ? [...variables.entries].map(([variable, values]) => ({ test, variable, values: itemsOf(values) }))
      : [],
  );
}

/** Characters of Unicode's private use area, which stand for expressions. */
const MARK = /\uE000(\d+)\uE001/u;

/** The value of a JSON text with expressions in its strings. */
function parsed(parts: readonly Part[]): Value | undefined {
  const json = parts.map((part, index) => (typeof part === "string" ? part : `\uE000${String(index)}\uE001`)).join("");
  try {
    return valueOf(JSON.parse(json), parts, 0);
  } catch {
    return undefined;
  }
}

/** Deeper than any policy. */
const MAX_DEPTH = 20;

function valueOf(json: unknown, parts: readonly Part[], depth: number): Value {
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (json === null) return NULL;
  if (typeof json === "string") return valueOfText(withParts(json, parts));
  if (typeof json === "number" || typeof json === "boolean") return text(String(json));
  if (typeof json !== "object") return UNKNOWN;
  const deeper = (one: unknown) => valueOf(one, parts, depth + 1);
  if (Array.isArray(json)) return listOf(json.map(deeper), false);
  const entries = new Map(Object.entries(json).map(([key, value]) => [key, deeper(value)]));
  return { type: "object", entries, isOpen: false };
}

/** A text that is a single expression is its value. */
function valueOfText(parts: readonly Part[]): Value {
  const [only, ...others] = parts;
  return typeof only === "object" && others.length === 0 ? only : textOfParts(parts);
}

function withParts(marked: string, parts: readonly Part[]): readonly Part[] {
  return marked
    .split(MARK)
    .map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))
    .filter((part) => part !== "");
}
