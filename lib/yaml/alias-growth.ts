/** Aliases that repeat aliases: a few lines can represent billions of values. */
import type { AST } from "yaml-eslint-parser";

type Node = AST.YAMLContent | AST.YAMLWithMeta | null | undefined;

/** The number of values in a document, as they are written and with those that its aliases repeat. */
export interface Sizes {
  readonly written: number;
  readonly repeated: number;
}

export function sizesOf({ content, anchors }: AST.YAMLDocument): Sizes | undefined {
  // Most documents have no anchors.
  if (Object.keys(anchors).length === 0) return undefined;
  const count = new Count();
  const repeated = count.sizeOf(content);
  return { written: count.written, repeated };
}

class Count {
  written = 0;
  /** The sizes of the values with anchors; a value that contains itself is added after its alias. */
  readonly #anchored = new Map<string, number>();

  sizeOf(node: Node): number {
    this.written += 1;
    switch (node?.type) {
      case "YAMLMapping":
        return node.pairs.reduce((sum, { key, value }) => sum + this.sizeOf(key) + this.sizeOf(value), 1);
      case "YAMLSequence":
        return node.entries.reduce((sum, entry) => sum + this.sizeOf(entry), 1);
      case "YAMLWithMeta": {
        const size = this.sizeOf(node.value);
        if (node.anchor) this.#anchored.set(node.anchor.name, size);
        return size;
      }
      case "YAMLAlias":
        return this.#anchored.get(node.name) ?? 1;
      default:
        return 1;
    }
  }
}
