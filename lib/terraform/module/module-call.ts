import path from "node:path";
import type { Block } from "../hcl/syntax.js";
import { Arguments } from "./arguments.js";
import type { Scope } from "./evaluate.js";
import { knownText } from "./value.js";

/** A `module` block. */
export class ModuleCall extends Arguments {
  readonly name: string;

  constructor(block: Block, scope: Scope) {
    super(block, scope);
    [this.name = ""] = block.labels;
  }

  get source(): string {
    return knownText(this.get("source")) ?? "";
  }

  /** The folder of a module in this repository. */
  get folder(): string | undefined {
    const { source } = this;
    if (!/^\.\.?(?:\/|$)/u.test(source)) return undefined;
    const folder = path.posix.join(this.scope.module.folder, source).replace(/\/$/u, "");
    return folder === "." ? "" : folder;
  }
}
