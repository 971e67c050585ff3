import type { Block } from "../hcl/syntax.js";
import { Arguments } from "./arguments.js";
import { type Each, type Scope, along } from "./evaluate.js";
import { type Value, knownText } from "./value.js";

/** Attributes that are the same as an argument. */
const SAME_AS = new Map([
  ["aws_iam_instance_profile.id", "name"],
  ["aws_iam_role.id", "name"],
]);

/** A resource or data source; one for each element of `for_each`, if these are known. */
export class Resource extends Arguments {
  readonly type: string;
  readonly name: string;
  readonly isData: boolean;

  constructor(block: Block, scope: Scope) {
    super(block, scope);
    [this.type = "", this.name = ""] = block.labels;
    this.isData = block.type === "data";
  }

  get each(): Each | undefined {
    return this.scope.each;
  }

  get address(): string {
    return `${this.isData ? "data." : ""}${this.type}.${this.name}`;
  }

  /** An attribute: the argument that sets it, or one that the provider computes. */
  attribute([first = "", ...rest]: readonly (number | string)[]): Value {
    const name = SAME_AS.get(`${this.type}.${String(first)}`) ?? String(first);
    const argument = this.has(name) ? this.get(name) : undefined;
    const isKnown =
      argument?.type === "list" || argument?.type === "object" || (argument && knownText(argument) !== undefined);
    return argument && isKnown ? along(argument, rest) : { type: "attribute", of: this, name };
  }
}
