/** Scripts and Terraform, which can set tags in AWS: searched only if a value is in doubt. */
import path from "node:path";
import { documentsOf, withoutDocuments } from "../terraform/heredoc-documents.js";
import type { FileSystem } from "./file-system.js";
import { Walker } from "./walk.js";

const SCRIPT = /\.(?:bash|hcl|mk|ps1|py|sh|tf|tfvars|zsh)$|^(?:[Jj]ustfile|Makefile)$/u;

/** Larger files are generated. */
const MAX_BYTES = 256 * 1024;

export function* scriptsIn(root: string, files: FileSystem): Generator<string> {
  for (const own of new Walker(files, root).walk()) {
    if (!SCRIPT.test(path.posix.basename(own))) continue;
    const file = path.join(root, own);
    const status = files.stat(file);
    const text = status?.type === "file" && status.size <= MAX_BYTES ? files.read(file) : undefined;
    // Manifests do not set tags, but search for them.
    if (text !== undefined) yield own.endsWith(".tf") ? withoutDocuments(text, documentsOf(text)) : text;
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
