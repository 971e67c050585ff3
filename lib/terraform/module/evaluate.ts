/** Finds what an expression means. Only references, collections and a few functions are resolved. */
import type { Attribute, Call, Expression, ObjectValue, Reference, Template } from "../hcl/syntax.js";
import { resultOf } from "./functions.js";
import type { Module } from "./module.js";
import type { SourceFile } from "./source-file.js";
import { NULL, UNKNOWN, type Part, type Value, entryOf, listOf, partsOf, text, textOfParts } from "./value.js";

/** Where an expression is: its module and file, and the element of `for_each`, if that is known. */
export interface Scope {
  readonly module: Module;
  readonly file: SourceFile;
  readonly each: Each | undefined;
}

export interface Each {
  readonly key: string;
  readonly value: Value;
}

/** Longer chains of references than people write; they may also be circular. */
const MAX_DEPTH = 60;

let depth = 0;

export function evaluate(expression: Expression | undefined, scope: Scope): Value {
  if (!expression) return NULL;
  if (depth >= MAX_DEPTH) return UNKNOWN;
  depth += 1;
  try {
    return valueOf(expression, scope);
  } finally {
    depth -= 1;
  }
}

function valueOf(expression: Expression, scope: Scope): Value {
  switch (expression.type) {
    case "literal":
      if (expression.value === null) return NULL;
      return { ...text(String(expression.value)), literal: expression.value };
    case "template":
      return ofTemplate(expression, scope);
    case "tuple":
      return listOf(
        expression.items.map((item) => evaluate(item, scope)),
        false,
      );
    case "object":
      return ofObject(expression, scope);
    case "call":
      return ofCall(expression, scope);
    case "reference":
      return ofReference(expression, scope);
    case "other":
      return UNKNOWN;
  }
}

function ofTemplate({ parts, hasDirectives }: Template, scope: Scope): Value {
  if (hasDirectives) return UNKNOWN;
  const [only, ...others] = parts;
  // The value itself, whatever its type.
  if (only !== undefined && typeof only !== "string" && others.length === 0) return evaluate(only, scope);
  return textOfParts(
    parts.flatMap((part): readonly Part[] => (typeof part === "string" ? [part] : partsOf(evaluate(part, scope)))),
  );
}

function ofObject({ elements }: ObjectValue, scope: Scope): Value {
  const entries = new Map(elements.map((element) => [keyOf(element, scope), evaluate(element.value, scope)]));
  return { type: "object", entries, isOpen: elements.some(({ key }) => key === undefined) };
}

function keyOf({ key, keyRange }: Attribute, { file }: Scope): string {
  if (key !== undefined) return key;
  const written = file.text.slice(...keyRange);
  // Strings of HCL are inside those of JSON.
  return file.isJson ? written.replaceAll(String.raw`\"`, '"') : written;
}

function ofCall({ name, args }: Call, scope: Scope): Value {
  return resultOf(
    name,
    args.map((argument) => evaluate(argument, scope)),
  );
}

function ofReference({ path }: Reference, scope: Scope): Value {
  const [first, ...rest] = path;
  const { module, each } = scope;
  switch (first) {
    case "local":
      return along(module.local(String(rest[0])), rest.slice(1));
    case "var":
      return along(module.variable(String(rest[0])), rest.slice(1));
    case "each":
      if (!each) return UNKNOWN;
      return rest[0] === "key" ? text(each.key) : along(each.value, rest.slice(1));
    case "module":
      return along(module.output(String(rest[0]), withoutIndex(rest.slice(1))), withoutIndex(rest.slice(1)).slice(1));
    case "data":
      return ofResource(module, `data.${rest.slice(0, 2).join(".")}`, rest.slice(2));
    default:
      return ofResource(module, `${String(first)}.${String(rest[0])}`, rest.slice(1));
  }
}

type Path = readonly (number | string)[];

/** A path behind a resource or module with `count`: one instance stands for all. */
function withoutIndex(path: Path): Path {
  return typeof path[0] === "number" ? path.slice(1) : path;
}

function ofResource(module: Module, address: string, path: Path): Value {
  const [resource, ...others] = module.instances(address);
  if (!resource) return UNKNOWN;
  const [key] = path;
  if (resource.each) {
    const one = [resource, ...others].find(({ each }) => each?.key === key);
    return one ? one.attribute(path.slice(1)) : UNKNOWN;
  }
  return resource.attribute(withoutIndex(path));
}

/** The value at a path in a value. */
export function along(value: Value, path: Path): Value {
  let at = value;
  for (const step of path) {
    if (typeof step === "number") at = at.type === "list" ? (at.items[step] ?? UNKNOWN) : UNKNOWN;
    else at = at.type === "object" ? entryOf(at, step) : UNKNOWN;
  }
  return at;
}
