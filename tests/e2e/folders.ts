/** Folders of the tests, outside of the repository so that its configuration isn't found from there. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { root } from "./run.js";

const made: string[] = [];

/** The folder in examples/ of the second example. */
export const disagreeing = "disagreeing";

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Makes a folder with these files in it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "karpenter-e2e-"));
  made.push(folder);
  // Others may look into it: a test changes its user.
  chmodSync(folder, 0o755);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** A copy of the first example, with more files beside it. */
export function copyExamples(files: Readonly<Record<string, string>> = {}): string {
  const folder = makeFolder(files);
  addExamples(folder);
  return folder;
}

export function addExamples(folder: string): void {
  const examples = path.join(root, "examples");
  const other = path.join(examples, disagreeing);
  cpSync(examples, folder, { recursive: true, filter: (source) => source !== other });
}

/** Makes the packages of a folder those that are developed and tested here. */
export function linkPackages(folder: string, eslint = "eslint"): void {
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(root, path.join(folder, "node_modules/eslint-plugin-karpenter"), "dir");
  symlinkSync(path.join(root, "node_modules", eslint), path.join(folder, "node_modules/eslint"), "dir");
}
