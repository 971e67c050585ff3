/**
 * The values of templates as expressions of Terraform, which have the same meaning. Source: AWS CloudFormation User
 * Guide, "Intrinsic function reference".
 */
import type { Attribute, Expression } from "../terraform/hcl/syntax.js";
import type { TaggedEntry, TaggedValue } from "../yaml/tagged.js";
import type { Range } from "../yaml/text-map.js";

/** Gives the expression for an attribute of a resource, or for the resource itself. */
export type Refer = (id: string, attribute: string | undefined, range: Range) => Expression;

export function expressionOf(value: TaggedValue, refer: Refer): Expression {
  const { range } = value;
  const called = functionIn(value);
  if (called) return resultOf(called.name, called.argument, range, refer);
  switch (value.type) {
    case "scalar":
      return value.text === null ? { type: "literal", value: null, range } : textOf([value.text], range);
    case "list":
      return { type: "tuple", items: value.items.map((item) => expressionOf(item, refer)), range };
    case "mapping":
      return { type: "object", elements: value.entries.map((entry) => elementOf(entry, refer)), range };
    case "unknown":
      return unknown(range);
  }
}

function elementOf({ key, keyRange, value }: TaggedEntry, refer: Refer): Attribute {
  return { key, keyRange, value: expressionOf(value, refer) };
}

/** The short form `!Sub …` or the long form `Fn::Sub: …`. */
function functionIn(value: TaggedValue): { name: string; argument: TaggedValue } | undefined {
  if (value.tag?.startsWith("!") === true) {
    return { name: value.tag.slice(1), argument: { ...value, tag: undefined } };
  }
  const [only, ...others] = value.type === "mapping" ? value.entries : [];
  if (only?.key === undefined || others.length > 0) return undefined;
  if (only.key === "Ref" || only.key === "Condition") return { name: only.key, argument: only.value };
  return only.key.startsWith("Fn::") ? { name: only.key.slice("Fn::".length), argument: only.value } : undefined;
}

function resultOf(name: string, argument: TaggedValue, range: Range, refer: Refer): Expression {
  switch (name) {
    case "Ref":
      return referenceTo(textIn(argument), range, refer);
    case "GetAtt":
      return attributeIn(argument, range, refer);
    case "Sub":
      return substituted(argument, range, refer);
    case "Join":
      return joined(argument, range, refer);
    default:
      return unknown(range);
  }
}

function referenceTo(id: string | undefined, range: Range, refer: Refer): Expression {
  if (id === "AWS::NoValue") return { type: "literal", value: null, range };
  return id === undefined ? unknown(range) : refer(id, undefined, range);
}

/** `Id.Attribute`, or a list of both. */
function attributeIn(argument: TaggedValue, range: Range, refer: Refer): Expression {
  const [id, attribute] =
    argument.type === "list" ? argument.items.map((item) => textIn(item)) : partsOfName(textIn(argument) ?? "");
  return id === undefined || attribute === undefined ? unknown(range) : refer(id, attribute, range);
}

function partsOfName(name: string): [string, string | undefined] {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** A text, or a list of a text and the values of names in it. */
function substituted(argument: TaggedValue, range: Range, refer: Refer): Expression {
  const [template, values] = argument.type === "list" ? argument.items : [argument];
  const text = template && textIn(template);
  if (text === undefined) return unknown(range);
  const own = new Map(values?.type === "mapping" ? values.entries.map((entry) => [entry.key, entry.value]) : []);
  const parts = text.split(/\$\{([^{}]*)\}/u).map((part, index) => {
    if (index % 2 === 0) return part;
    // A text that only looks like a name.
    if (part.startsWith("!")) return `\${${part.slice(1)}}`;
    const given = own.get(part);
    const [id, attribute] = partsOfName(part);
    return given ? expressionOf(given, refer) : refer(id, attribute, range);
  });
  return textOf(parts, range);
}

/** A separator, and a list of texts. */
function joined(argument: TaggedValue, range: Range, refer: Refer): Expression {
  const [separator, list] = argument.type === "list" ? argument.items : [];
  const between = separator?.type === "scalar" ? (separator.text ?? "") : undefined;
  if (between === undefined || list?.type !== "list" || functionIn(list)) return unknown(range);
  const parts = list.items.flatMap((item, index) => [...(index > 0 ? [between] : []), expressionOf(item, refer)]);
  return textOf(parts, range);
}

function textIn(value: TaggedValue): string | undefined {
  return value.type === "scalar" && value.tag === undefined ? (value.text ?? undefined) : undefined;
}

function textOf(parts: readonly (Expression | string)[], range: Range): Expression {
  return {
    type: "template",
    parts: parts.filter((part) => part !== ""),
    hasDirectives: false,
    lines: undefined,
    range,
  };
}

export function unknown(range: Range): Expression {
  return { type: "other", inside: [], range };
}
