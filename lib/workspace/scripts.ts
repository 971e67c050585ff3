/** Scripts, Terraform and workflows, which can set tags in AWS or fill in values: searched only if a value is in doubt. */
import path from "node:path";
import { documentsOf, withoutDocuments } from "../terraform/documents.js";
import type { FileSystem } from "./file-system.js";
import { Walker } from "./walk.js";

const SCRIPT = /\.(?:bash|hcl|mk|ps1|py|sh|tf|tfvars|tofu|(?:tf|tofu)\.json|zsh)$|^(?:[Jj]ustfile|Makefile)$/u;

/** Also programs, and the scripts in workflows and task files. */
const PROGRAM = /\.(?:go|js|mjs|pl|rb|ts|ya?ml)$|^(?:Dockerfile|Jenkinsfile)$/u;

/** Larger files are generated. */
const MAX_BYTES = 256 * 1024;

/** A repository that people review has fewer. */
const MAX_FILES = 20_000;

/** The texts of the scripts and of Terraform. */
export function scriptsIn(root: string, files: FileSystem): Generator<string> {
  return textsIn(root, files, (name) => SCRIPT.test(name));
}

/** The texts of all files that may contain a script or a program. */
export function programsIn(root: string, files: FileSystem): Generator<string> {
  return textsIn(root, files, (name) => SCRIPT.test(name) || PROGRAM.test(name));
}

function* textsIn(root: string, files: FileSystem, isWanted: (name: string) => boolean): Generator<string> {
  let count = 0;
  for (const own of new Walker(files, root).walk()) {
    if (!isWanted(path.posix.basename(own))) continue;
    count += 1;
    if (count > MAX_FILES) return;
    const file = path.join(root, own);
    const status = files.stat(file);
    const text = status?.type === "file" && status.size <= MAX_BYTES ? files.read(file) : undefined;
    // Manifests do not set tags, but search for them.
    if (text !== undefined)
      yield /\.(?:tf|tofu)(?:\.json)?$/u.test(own) ? withoutDocuments(text, documentsOf(text)) : text;
  }
}

/** Whether a text sets a tag to each of some values: they are on the line of its key, or on one of the next two. */
export function setsTag(text: string, key: string, values: readonly string[]): boolean {
  const missing = new Set(values);
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (!line.includes(key)) continue;
    const words = new Set(lines.slice(index, index + 3).flatMap((one) => one.match(/[\w./-]+/gu) ?? []));
    for (const value of missing) if (words.has(value)) missing.delete(value);
  }
  return missing.size === 0;
}
