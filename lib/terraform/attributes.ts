/** Finds the attributes of HCL that are plain strings. */
import { type Block, textOf } from "./hcl/syntax.js";
import { parseTerraform } from "./parse.js";
import { visitValues } from "./walk.js";

/** A block, or an object in one; the file itself is a block without a type. */
export interface Frame {
  /** The type of the nearest block: `resource`, `locals`, …; empty at the top of the file. */
  readonly type: string;
  readonly labels: readonly string[];
  readonly isObject: boolean;
  /** The attributes of the block itself that are plain strings or words. */
  readonly own: ReadonlyMap<string, string>;
  /** The top-level block that contains the nearest block. */
  readonly outermost: Block | undefined;
}

export interface Attribute {
  readonly key: string;
  readonly value: string;
  /** The start of the string. */
  readonly index: number;
  readonly frame: Frame;
}

/** The attributes with a string that needs no evaluation, in the order of their blocks. */
export function stringAttributes(text: string): Attribute[] {
  const found: Attribute[] = [];
  const owns = new Map<Block, ReadonlyMap<string, string>>();
  const { root } = parseTerraform(text);
  visitValues(root, (value, { blocks, isInCollection: isObject }, attribute) => {
    const content =
      attribute?.key === undefined || value.type !== "template" || value.lines ? undefined : plainText(textOf(value));
    if (attribute?.key === undefined || content === undefined) return true;
    const block = blocks.at(-1) ?? root;
    const own = owns.get(block) ?? ownOf(block, text);
    owns.set(block, own);
    const outermost = blocks.length > 1 ? blocks[0] : undefined;
    const frame = { type: block.type, labels: block.labels, isObject, own, outermost };
    found.push({ key: attribute.key, value: content, index: value.range[0], frame });
    return true;
  });
  return found;
}

/** Names have none of these characters. */
function plainText(text: string | undefined): string | undefined {
  return text !== undefined && /^[^"\\$%\n]*$/u.test(text) ? text : undefined;
}

function ownOf({ attributes }: Block, text: string): ReadonlyMap<string, string> {
  return new Map(
    attributes.flatMap(({ key = "", value }): [string, string][] => {
      const isWord = value.type === "reference" || value.type === "literal";
      const word = isWord ? text.slice(...value.range) : textOf(value);
      return word === undefined ? [] : [[key, word]];
    }),
  );
}
