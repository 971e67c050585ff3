/**
 * Lists the files of a repository that can contain facts: YAML, JSON, Terraform and its templates, Terragrunt, the files
 * of charts, and templates of CloudFormation.
 */
import path from "node:path";
import { type FileSystem, stampOf } from "./file-system.js";
import { Walker } from "./walk.js";

export interface FoundFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Changes whenever the content changes. */
  readonly stamp: string;
  readonly size: number;
}

/** In milliseconds, between checks of a file without facts: most have none, and checking all of them is slow. */
const SILENCE = 1000;

const WANTED =
  /\.(?:ya?ml|(?:tf|tfvars|tofu)(?:\.json)?|tftpl|tpl|tmpl)$|^(?:Kustomization|terragrunt\.hcl|Chart\.lock|requirements\.lock)$|\.template$|\.json$/u;

/** Whether a file is only read to understand a chart. */
export function isLock(file: string): boolean {
  return file.endsWith(".lock");
}

/** Whether a file that mentions none of our kinds can only be a template of CloudFormation. */
export function isOnlyTemplate(file: string): boolean {
  return /(?<!\.(?:tf|tfvars|tofu))\.json$|\.template$/u.test(file);
}

export class FileLister {
  readonly #files: FileSystem;
  readonly #root: string;
  readonly #wanted: RegExp;
  readonly #walker: Walker;
  /** The last known state of each file, and when it was checked. */
  #seen: ReadonlyMap<string, { readonly file: FoundFile; readonly at: number }> = new Map();

  /** @param wanted the names of the files to list */
  constructor(files: FileSystem, root: string, wanted = WANTED) {
    this.#files = files;
    this.#root = root;
    this.#wanted = wanted;
    this.#walker = new Walker(files, root);
  }

  /** @param isSilent whether a file had no facts when it was read: such files are checked only once a second */
  list(isSilent: (file: string) => boolean = () => false): FoundFile[] {
    const now = performance.now();
    const seen = new Map<string, { readonly file: FoundFile; readonly at: number }>();
    for (const own of this.#walker.walk()) {
      if (!this.#wanted.test(path.posix.basename(own))) continue;
      const known = this.#seen.get(own);
      if (known && now - known.at < SILENCE && isSilent(own)) seen.set(own, known);
      else {
        const file = this.#check(own);
        if (file) seen.set(own, { file, at: now });
      }
    }
    this.#seen = seen;
    return [...seen.values()].map(({ file }) => file);
  }

  #check(own: string): FoundFile | undefined {
    const status = this.#files.stat(path.join(this.#root, own));
    return status && { path: own, stamp: stampOf(status), size: status.size };
  }
}
