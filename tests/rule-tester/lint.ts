/** Each way in which a rule can be run. */
import { ESLint, Linter } from "eslint";
import { ESLint as ESLintOf9, Linter as LinterOf9 } from "eslint9";
import yml from "eslint-plugin-yml";
import * as parser from "yaml-eslint-parser";
import karpenter from "../../lib/index.js";
import { resolve } from "../resolved.js";
import type { Case } from "./cases.js";

/** Lints the text of a case with one rule, or with none. */
export type Lint = (rule: string | undefined, one: Case) => Promise<readonly Linter.LintMessage[]>;

const plugins = { karpenter, yml } as unknown as NonNullable<Linter.Config["plugins"]>;
const own: Linter.Config = { plugins, language: "karpenter/yaml" };

// The types of the two versions differ in what doesn't matter here.
const newest = { ESLint, Linter };
const oldest = { ESLint: ESLintOf9, Linter: LinterOf9 } as unknown as typeof newest;

/** The usual set-up. */
export const lint = createLint(newest, own);

/** The other ways, in which each case must have the same problems, fixes and suggestions. */
export const otherSetups: Readonly<Record<string, Lint>> = {
  "karpenter/yaml, fast": createLint(newest, { ...own, languageOptions: { unrelatedFiles: "skip" } }),
  "yml/yaml": createLint(newest, { plugins, language: "yml/yaml" }),
  parser: createLint(newest, { plugins, languageOptions: { parser } }),
  "ESLint 9.38": createLint(oldest, own),
};

function createLint(version: typeof newest, setup: Linter.Config): Lint {
  // Test cases may be anywhere in the file system.
  const linter = new version.Linter({ cwd: "/" });
  const configs = new Map<string, Promise<Linter.Config[]>>();
  return async (rule, { code, filename = "a.yaml", options = [], settings = {} }) => {
    const key = JSON.stringify([rule, options, settings]);
    const rules = rule === undefined ? {} : { [`karpenter/${rule}`]: ["error", ...options] as Linter.RuleEntry };
    const config = configs.get(key) ?? resolve({ ...setup, settings, rules }, version.ESLint);
    configs.set(key, config);
    return linter.verify(code, await config, filename);
  };
}
