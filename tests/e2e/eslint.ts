import path from "node:path";
import { ESLint } from "eslint";
import { ESLint as ESLintOf9 } from "eslint9";
import { codeBlock } from "../code-blocks.js";
import { findingsOf } from "./findings.js";
import type { Findings } from "./karpenter-lint.js";
import { runResident } from "./resident.js";
import { type Outcome, node, root } from "./run.js";

/** Both ends of the range of versions that the plugin is for, by the names they are installed under here. */
export const versions = ["eslint", "eslint9"] as const;

export type Version = (typeof versions)[number];

/** Runs the command of ESLint; in a folder that has the packages linked, as if they were installed. */
export async function eslint(version: Version, cwd: string, args: readonly string[] = ["."]): Promise<Outcome> {
  return runResident({ program: "eslint", path: path.join(root, "node_modules", version), args, cwd });
}

/** As people run it, in a process of its own. */
export async function startEslint(version: Version, cwd: string, args: readonly string[] = ["."]): Promise<Outcome> {
  return node(path.join(root, "node_modules", version, "bin/eslint.js"), args, { cwd });
}

export async function eslintFindings(version: Version, cwd: string, args: readonly string[] = []): Promise<Findings> {
  const { code, stdout, stderr } = await eslint(version, cwd, ["--format", "json", ".", ...args]);
  return { code, findings: findingsOf(stdout), stderr };
}

/** What the class behind the command finds with the configuration of a folder: to start a program takes far longer. */
export async function findingsInProcess(version: Version, cwd: string): Promise<readonly string[]> {
  const results = await new { eslint: ESLint, eslint9: ESLintOf9 }[version]({ cwd }).lintFiles(".");
  return findingsOf(JSON.stringify(results).replaceAll(cwd, "."));
}

/** The ways to configure the plugin that docs/eslint.md shows. */
export const configurations = {
  "as a list": codeBlock("docs/eslint.md", "js", "export default [...karpenter.configs.recommended];\n"),
  "by defineConfig": codeBlock("docs/eslint.md", "js", "defineConfig"),
} as const;
