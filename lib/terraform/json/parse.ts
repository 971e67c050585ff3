/**
 * Reads Terraform's JSON syntax as the syntax tree of HCL: https://developer.hashicorp.com/terraform/language/syntax/json.
 * Blocks inside of others, except `dynamic`, are arguments: only the schema of a provider tells them apart.
 */
import type { Attribute, Block, Expression, HclFile, ObjectValue } from "../hcl/syntax.js";
import { readJson } from "./reader.js";

/** The types of blocks, and how many labels they have. */
const BLOCKS = new Map([
  ["check", 1],
  ["data", 2],
  ["ephemeral", 2],
  ["import", 0],
  ["locals", 0],
  ["module", 1],
  ["moved", 0],
  ["output", 1],
  ["provider", 1],
  ["removed", 0],
  ["resource", 2],
  ["terraform", 0],
  ["variable", 1],
]);

/** Whether a file has the syntax of JSON: HCL starts with a word or a comment. */
export function isJson(text: string): boolean {
  return /^\s*[{[]/u.test(text);
}

export function parseJson(text: string): HclFile {
  const objects = objectsOf(readJson(text));
  const elements = objects.flatMap((object) => elementsOf(object));
  const root: Block = {
    type: "",
    labels: [],
    attributes: elements.filter(({ key = "" }) => !BLOCKS.has(key)),
    blocks: elements.flatMap(({ key = "", value }) => blocksOf(value, key, [])),
    range: [0, text.length],
  };
  return { root, comments: [] };
}

/** The blocks of a type, below objects with their labels as keys. */
function blocksOf(value: Expression, type: string, labels: readonly string[]): Block[] {
  const count = BLOCKS.get(type);
  if (count === undefined) return [];
  return objectsOf(value).flatMap((object) =>
    labels.length === count
      ? [blockOf(object, type, labels)]
      : elementsOf(object).flatMap(({ key = "", value: inner }) => blocksOf(inner, type, [...labels, key])),
  );
}

/** A block whose content is an object. */
export function blockOf(object: ObjectValue, type: string, labels: readonly string[]): Block {
  const elements = elementsOf(object);
  const dynamic = elements.filter(({ key }) => key === "dynamic").flatMap(({ value }) => objectsOf(value));
  const blocks = dynamic.flatMap(elementsOf).flatMap(({ key = "", value }) => {
    return objectsOf(value).map((inner) => blockOf(inner, "dynamic", [key]));
  });
  // Of blocks that are partly dynamic, the others are unknown too.
  const types = new Set(["dynamic", ...blocks.flatMap((block) => block.labels)]);
  const attributes = elements.filter(({ key = "" }) => !types.has(key));
  return { type, labels, attributes, blocks, range: object.range };
}

/** The blocks inside of another that are arguments here, and whether nothing else is among them. */
export function innerBlocks(
  value: Expression,
  type: string,
): { readonly blocks: Block[]; readonly isComplete: boolean } {
  const objects = objectsOf(value);
  const isComplete = value.type === "tuple" ? objects.length === value.items.length : value.type === "object";
  return { blocks: objects.map((object) => blockOf(object, type, [])), isComplete };
}

/** The objects that one stands for, or a list of them. */
function objectsOf(value: Expression | undefined): ObjectValue[] {
  if (value?.type === "tuple") return value.items.flatMap((item) => (item.type === "object" ? [item] : []));
  return value?.type === "object" ? [value] : [];
}

/** The elements of an object; `//` is a comment. */
function elementsOf({ elements }: ObjectValue): Attribute[] {
  return elements.filter(({ key }) => key !== "//");
}
