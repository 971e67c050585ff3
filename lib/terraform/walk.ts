/** Visits the values of a Terraform file. */
import type { Attribute, Block, Expression } from "./hcl/syntax.js";

export interface Surroundings {
  /** The blocks around it, the outermost first. */
  readonly blocks: readonly Block[];
  /** The argument of the innermost block that contains it. */
  readonly argument: string;
  /** Whether it is inside an object or a list. */
  readonly isInCollection: boolean;
  /** Whether the argument certainly has it: no condition or loop decides. */
  readonly isCertain: boolean;
}

/** @returns whether to visit the parts of the value too */
type Visit = (value: Expression, around: Surroundings, attribute: Attribute | undefined) => boolean;

/** Visits all values, those of arguments first, then their parts; `enter` tells whether to visit a block. */
export function visitValues(root: Block, visit: Visit, enter: (block: Block) => boolean = () => true): void {
  visitBlock(root, [], visit, enter);
}

function visitBlock(block: Block, above: readonly Block[], visit: Visit, enter: (block: Block) => boolean): void {
  const blocks = block.type === "" ? [] : [...above, block];
  for (const attribute of block.attributes) {
    const around = { blocks, argument: attribute.key ?? "", isInCollection: false, isCertain: true };
    visitValue(attribute.value, around, visit, attribute);
  }
  for (const inner of block.blocks) if (enter(inner)) visitBlock(inner, blocks, visit, enter);
}

function visitValue(value: Expression, around: Surroundings, visit: Visit, attribute?: Attribute): void {
  if (!visit(value, around, attribute)) return;
  switch (value.type) {
    case "object": {
      const inside = { ...around, isInCollection: true };
      for (const element of value.elements) visitValue(element.value, inside, visit, element);
      return;
    }
    case "tuple": {
      const inside = { ...around, isInCollection: true };
      for (const item of value.items) visitValue(item, inside, visit);
      return;
    }
    case "call":
      for (const argument of value.args) visitValue(argument, around, visit);
      return;
    case "template":
      for (const part of value.parts)
        if (typeof part !== "string") visitValue(part, { ...around, isCertain: false }, visit);
      return;
    case "other":
      for (const part of value.inside) visitValue(part, { ...around, isCertain: false }, visit);
      return;
    case "literal":
    case "reference":
  }
}
