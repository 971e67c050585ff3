import type { Checkout } from "./checkout.js";
import type { FileFacts } from "./facts.js";
import type { IdentityFile } from "./identity-files.js";
import type { Kustomizations } from "./kustomizations.js";
import type { Replacements } from "./replacements.js";

/** What an index is built from. */
export interface IndexInput {
  readonly root: string;
  readonly files: readonly FileFacts[];
  readonly kustomizations: Kustomizations;
  /** The addresses of the repository; undefined if they are unknown. */
  readonly remotes: readonly string[] | undefined;
  /** The folders with a Helm chart. */
  readonly charts: readonly string[];
  /** The files of Terraform and Terragrunt. */
  readonly terraform: readonly string[];
  /** The other files that decide who may do what. */
  readonly identityFiles: readonly IdentityFile[];
  /** The text of a file in the repository. */
  readonly read: (file: string) => string | undefined;
  /** The files in a folder and below it. */
  readonly below: (folder: string) => readonly string[];
  /** Its paths; undefined if Argo CD may see others. */
  readonly checkout: () => Checkout | undefined;
  /** The texts of its scripts, which are read only when they are needed. */
  readonly scripts: () => Iterable<string>;
  readonly replacements: () => Replacements;
}
