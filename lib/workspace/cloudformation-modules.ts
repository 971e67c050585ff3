/** The templates of CloudFormation that mention Karpenter, each as a module of its own. */
import path from "node:path";
import { BoundedMap } from "../bounded-map.js";
import { readTemplate } from "../cloudformation/template.js";
import { Module } from "../terraform/module/module.js";
import { SourceFile } from "../terraform/module/source-file.js";

interface Input {
  /** Relative to the root. */
  readonly files: readonly string[];
  readonly read: (file: string) => string | undefined;
}

/** Parsed files, which most changes of a repository leave as they are. */
const parsed = new BoundedMap<string, { readonly text: string; readonly file: SourceFile | undefined }>(100);

export function cloudFormationModules({ files, read }: Input): Module[] {
  return files.flatMap((file) => {
    const source = parsedFile(file, read(file) ?? "");
    if (!source) return [];
    const folder = path.posix.dirname(file);
    const module = { folder: folder === "." ? "" : folder, files: [source], inputs: [], mayBeSet: () => true };
    return [new Module(module, () => undefined)];
  });
}

function parsedFile(file: string, text: string): SourceFile | undefined {
  const before = parsed.get(file);
  if (before?.text === text) return before.file;
  const root = readTemplate(text);
  const now = root && new SourceFile(file, text, root);
  parsed.set(file, { text, file: now });
  return now;
}
