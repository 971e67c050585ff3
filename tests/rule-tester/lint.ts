/** Each way in which a rule can be run. */
import { Linter } from "eslint";
import { Linter as LinterOf9 } from "eslint9";
import yml from "eslint-plugin-yml";
import * as parser from "yaml-eslint-parser";
import karpenter from "../../lib/index.js";
import type { Case } from "./cases.js";

/** Lints the text of a case with one rule, or with none. */
export type Lint = (rule: string | undefined, one: Case) => readonly Linter.LintMessage[];

const plugins = { karpenter, yml } as unknown as NonNullable<Linter.Config["plugins"]>;
const own: Linter.Config = { plugins, language: "karpenter/yaml" };

// The types of the two versions differ in what doesn't matter here.
const OldestLinter = LinterOf9 as unknown as typeof Linter;

/** The usual set-up. */
export const lint = createLint(Linter, own);

/** The other ways, in which each case must have the same problems, fixes and suggestions. */
export const otherSetups: Readonly<Record<string, Lint>> = {
  "karpenter/yaml, fast": createLint(Linter, { ...own, languageOptions: { unrelatedFiles: "skip" } }),
  "yml/yaml": createLint(Linter, { plugins, language: "yml/yaml" }),
  parser: createLint(Linter, { plugins, languageOptions: { parser } }),
  "ESLint 9.38": createLint(OldestLinter, own),
};

function createLint(Version: typeof Linter, setup: Linter.Config): Lint {
  // Test cases may be anywhere in the file system.
  const linter = new Version({ cwd: "/" });
  return (rule, { code, filename = "a.yaml", options = [], settings = {} }) => {
    const rules = rule === undefined ? {} : { [`karpenter/${rule}`]: ["error", ...options] as Linter.RuleEntry };
    return linter.verify(code, [{ files: ["**"], ...setup, settings, rules }], filename);
  };
}
