/** Policies written as JSON: by `jsonencode`, in a heredoc with expressions, or as text. */
import { valueOfData } from "../module/data-text.js";
import { type Value, entryOf, isNull, itemsOf, knownText } from "../module/value.js";
import {
  ANY_PRINCIPAL,
  type Condition,
  type PolicyDocument,
  type Principal,
  type Statement,
  documentOf,
  isAllow,
} from "./statement.js";

/** A value that is a policy; undefined if it can't be read. */
export function jsonPolicyOf(value: Value): PolicyDocument | undefined {
  const object = value.type === "text" ? valueOfData(value.parts, parsedJson) : value;
  if (object.type !== "object") return undefined;
  const all = itemsOfObjects(entryOf(object, "Statement"));
  if (!all) return undefined;
  const statements = all.items.flatMap((one) => (one.type === "object" ? [statementOf(one)] : []));
  return documentOf(statements, all.isOpen || statements.length < all.items.length);
}

function itemsOfObjects(value: Value): ReturnType<typeof itemsOf> {
  return value.type === "object" ? { type: "list", items: [value], isOpen: false } : itemsOf(value);
}

function statementOf(object: Value): Statement {
  const actions = entryOf(object, "Action");
  return {
    isAllowed: isAllow(entryOf(object, "Effect")),
    // Without actions, all but some are allowed.
    actions: actions.type === "null" ? undefined : actionsOf(itemsOf(actions)),
    resources: entryOf(object, "Resource").type === "null" ? undefined : itemsOf(entryOf(object, "Resource")),
    principals: isNull(entryOf(object, "NotPrincipal")) ? principalsOf(entryOf(object, "Principal")) : [ANY_PRINCIPAL],
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
  if (value.type !== "object") return isNull(value) ? [] : [{ type: undefined, values: itemsOf(value) }];
  const known = [...value.entries].map(([type, values]) => ({ type, values: itemsOf(values) }));
  return value.isOpen ? [...known, ANY_PRINCIPAL] : known;
}

function conditionsOf(value: Value): Condition[] {
  if (value.type !== "object") return [];
  return [...value.entries].flatMap(([test, variables]) =>
    variables.type === "object"
      ? [...variables.entries].map(([variable, values]) => ({ test, variable, values: itemsOf(values) }))
      : [],
  );
}

export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
