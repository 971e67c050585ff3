/** What Terraform makes for the cluster of a linted file. */
import type { FilePlace } from "../../model/file-place.js";
import type { FileChart, Resource } from "../facts.js";
import type { WorkspaceIndex } from "../workspace-index.js";
import type { TerraformIdentity } from "./terraform-identity.js";

interface Input {
  readonly index: WorkspaceIndex;
  readonly file: string;
  /** The items in the environment of the file, or without one, in the nearest folder that has any. */
  readonly near: <Item extends FilePlace>(items: readonly Item[]) => readonly Item[];
}

export class IdentityAround {
  readonly #input: Input;

  constructor(input: Input) {
    this.#input = input;
  }

  /** The linted file. */
  get file(): string {
    return this.#input.file;
  }

  get terraform(): TerraformIdentity {
    return this.#input.index.terraform;
  }

  /** The items in the environment of the file, or without one, in the nearest folder that has any. */
  near<Item extends FilePlace>(items: readonly Item[]): readonly Item[] {
    return this.#input.near(items);
  }

  /** All installs of Karpenter's controller. */
  get charts(): readonly FileChart[] {
    return this.#input.index.charts.filter(({ name }) => name === "karpenter");
  }

  /** The node classes of the cluster. */
  get classes(): readonly Resource[] {
    return this.near(this.#input.index.resources("EC2NodeClass").filter(({ isPatch }) => !isPatch));
  }
}
