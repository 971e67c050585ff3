import type { FilePlace } from "../../model/file-place.js";
import { type Block, valueOf } from "../hcl/syntax.js";
import { innerBlocks } from "../json/parse.js";
import { type Scope, evaluate } from "./evaluate.js";
import { UNKNOWN, type Value } from "./value.js";

/** A block with its arguments, evaluated once. */
export class Arguments {
  readonly block: Block;
  readonly scope: Scope;
  readonly #known = new Map<string, Value>();

  constructor(block: Block, scope: Scope) {
    this.block = block;
    this.scope = scope;
  }

  /** The value of an argument; null if it is not set. */
  get(key: string): Value {
    let value = this.#known.get(key);
    if (!value) {
      // A reference to itself, through others.
      this.#known.set(key, UNKNOWN);
      value = evaluate(valueOf(this.block, key), this.scope);
      this.#known.set(key, value);
    }
    return value;
  }

  has(key: string): boolean {
    return valueOf(this.block, key) !== undefined;
  }

  /** The blocks of a type inside. */
  blocks(type: string): Arguments[] {
    const own = this.block.blocks.filter((one) => one.type === type);
    return [...own, ...(this.#asArgument(type)?.blocks ?? [])].map((one) => new Arguments(one, this.scope));
  }

  /** Whether there may be more blocks of a type. */
  hasDynamic(type: string): boolean {
    const isDynamic = this.block.blocks.some((one) => one.type === "dynamic" && one.labels[0] === type);
    return isDynamic || this.#asArgument(type)?.isComplete === false;
  }

  /** Blocks as JSON has them. */
  #asArgument(type: string): ReturnType<typeof innerBlocks> | undefined {
    const value = this.scope.file.isJson ? valueOf(this.block, type) : undefined;
    return value && innerBlocks(value, type);
  }

  /** The place of an argument, or of the block. */
  placeOf(key?: string): FilePlace {
    const argument = key === undefined ? undefined : this.block.attributes.findLast((one) => one.key === key);
    return this.scope.file.placeAt((argument?.keyRange ?? this.block.range)[0]);
  }

  /** Whether an address is somewhere in the block. */
  mentions(address: string): boolean {
    return this.scope.file.text.slice(...this.block.range).includes(`${address}.`);
  }

  /** The text of an argument as it is written. */
  sourceOf(key: string): string {
    const value = valueOf(this.block, key);
    return value ? this.scope.file.text.slice(...value.range) : "";
  }
}
