/** What the expressions in a Terraform file mean, also those in heredocs. */
import type { Block, Expression, Template } from "../../terraform/hcl/syntax.js";
import { evaluate } from "../../terraform/module/evaluate.js";
import type { Module } from "../../terraform/module/module.js";
import type { SourceFile } from "../../terraform/module/source-file.js";
import type { Value } from "../../terraform/module/value.js";

/** The value at an index of a file: that of an argument, or of the one expression that a value in a heredoc consists of. */
export function valueIn(modules: readonly Module[], path: string, index: number): Value | undefined {
  const found = modules.flatMap((module) =>
    module.files.filter((file) => file.path === path).map((file) => ({ module, file, each: undefined })),
  );
  const [scope, ...more] = found;
  if (!scope || more.length > 0) return undefined;
  const { templates, others } = expressionsIn(scope.file.root);
  const expression = others.find(({ range }) => range[0] === index) ?? expressionAt(templates, scope.file, index);
  return expression && evaluate(expression, scope);
}

/** The expression in `${…}` at an index, if nothing else is on the rest of its line. */
function expressionAt(templates: readonly Template[], { text }: SourceFile, index: number): Expression | undefined {
  const found = templates
    .filter(({ lines }) => lines && lines[0] <= index && index < lines[1])
    .flatMap(({ parts }) => parts)
    .find((part) => typeof part !== "string" && part.range[0] > index);
  if (found === undefined || typeof found === "string") return undefined;
  const after = text.slice(found.range[1], found.range[1] + 100).split("\n", 1)[0] ?? "";
  const isAlone = /^["']?\$\{~? *$/u.test(text.slice(index, found.range[0])) && /^ *~?\}["']? *\r?$/u.test(after);
  return isAlone ? found : undefined;
}

interface Expressions {
  readonly templates: readonly Template[];
  readonly others: readonly Expression[];
}

const known = new WeakMap<Block, Expressions>();

function expressionsIn(root: Block): Expressions {
  const expressions = known.get(root) ?? readExpressions(root);
  known.set(root, expressions);
  return expressions;
}

function readExpressions(root: Block): Expressions {
  const templates: Template[] = [];
  const others: Expression[] = [];
  const blocks = [root];
  // Lists that grow while they are iterated over.
  for (const { attributes, blocks: inner } of blocks) {
    blocks.push(...inner);
    const values = attributes.map(({ value }) => value);
    for (const value of values) {
      if (value.type === "template") templates.push(value);
      else others.push(value);
      values.push(...partsOf(value));
    }
  }
  return { templates, others };
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
