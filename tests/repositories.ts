/** Small repositories in a temporary folder, for what looks at the files around the linted one. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "karpenter-repositories-")));

// Not after all tests of a file: files may share this module.
process.once("exit", () => {
  rmSync(root, { recursive: true, force: true });
});

export type Files = Readonly<Record<string, string>>;

/** Writes a repository of its own with an empty `.git`, and gives its folder. */
export function createRepository(files: Files): string {
  const folder = mkdtempSync(path.join(root, "repository-"));
  mkdirSync(path.join(folder, ".git"));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** A test case of the first of some files, the others around it. */
export function linted(files: Files): { readonly code: string; readonly filename: string } {
  const [[name, code] = ["", ""]] = Object.entries(files);
  return { code, filename: path.join(createRepository(files), name) };
}
