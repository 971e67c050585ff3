import type { FilePlace } from "../../model/file-place.js";
import { LineIndex } from "../../yaml/lines.js";
import type { Block } from "../hcl/syntax.js";
import { parseTerraform } from "../parse.js";

/** A Terraform file of a module, or one that is read like it. */
export class SourceFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly root: Block;
  /** Whether it has Terraform's JSON syntax. */
  readonly isJson: boolean;
  #lines: LineIndex | undefined;

  /** @param root what the file declares, if it is not Terraform */
  constructor(path: string, text: string, root: Block = parseTerraform(text).root) {
    this.path = path;
    this.text = text;
    this.root = root;
    this.isJson = /\.(?:tf|tofu)\.json$/u.test(path);
  }

  placeAt(index: number): FilePlace {
    this.#lines ??= LineIndex.of(this.text);
    return { file: this.path, line: this.#lines.at(index).line };
  }
}

/** The files of a folder, and the values of its variables, as far as they are known. */
export interface ModuleSource {
  readonly folder: string;
  readonly files: readonly SourceFile[];
  /** The files with values that Terraform always reads, such as `terraform.tfvars`; later ones take precedence. */
  readonly inputs: readonly SourceFile[];
  /** Whether a variable can have another value than its default when nothing in its folder sets it. */
  readonly mayBeSet: (variable: string) => boolean;
}

/** Gives the source of a folder of the repository; undefined if it has no Terraform files. */
export type ReadModule = (folder: string) => ModuleSource | undefined;
