/** What the expressions in the heredocs of Terraform mean. */
import type { Block, Expression, Template } from "../../terraform/hcl/syntax.js";
import { evaluate } from "../../terraform/module/evaluate.js";
import type { Module } from "../../terraform/module/module.js";
import type { SourceFile } from "../../terraform/module/source-file.js";
import type { Value } from "../../terraform/module/value.js";

/** The value of the one expression that a value in a heredoc consists of, given its index in the file. */
export function valueIn(modules: readonly Module[], path: string, index: number): Value | undefined {
  const found = modules.flatMap((module) =>
    module.files.filter((file) => file.path === path).map((file) => ({ module, file, each: undefined })),
  );
  const [scope, ...others] = found;
  if (!scope || others.length > 0) return undefined;
  const expression = expressionAt(scope.file, index);
  return expression && evaluate(expression, scope);
}

/** The expression in `${…}` at an index, if nothing else is on the rest of its line. */
function expressionAt({ root, text }: SourceFile, index: number): Expression | undefined {
  const found = templatesOf(root)
    .filter(({ lines }) => lines && lines[0] <= index && index < lines[1])
    .flatMap(({ parts }) => parts)
    .find((part) => typeof part !== "string" && part.range[0] > index);
  if (found === undefined || typeof found === "string") return undefined;
  const after = text.slice(found.range[1], found.range[1] + 100).split("\n", 1)[0] ?? "";
  const isAlone = /^["']?\$\{~? *$/u.test(text.slice(index, found.range[0])) && /^ *~?\}["']? *\r?$/u.test(after);
  return isAlone ? found : undefined;
}

function templatesOf(block: Block): Template[] {
  const found: Template[] = [];
  const blocks = [block];
  // A list that grows while it is iterated over.
  for (const { attributes, blocks: inner } of blocks) {
    blocks.push(...inner);
    const values = attributes.map(({ value }) => value);
    for (const value of values) {
      if (value.type === "template") found.push(value);
      values.push(...partsOf(value));
    }
  }
  return found;
}

function partsOf(value: Expression): readonly Expression[] {
  switch (value.type) {
    case "object":
      return value.elements.map((element) => element.value);
    case "tuple":
      return value.items;
    case "call":
      return value.args;
    case "other":
      return value.inside;
    default:
      return [];
  }
}
