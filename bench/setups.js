/** The ways of reading a repository that the bench compares. */
import { ESLint, Linter } from "eslint";
import { parseYAML } from "yaml-eslint-parser";
import karpenter from "../dist/lib/index.js";

/** @typedef {import("./repository.js").SourceFile} SourceFile */
/** @typedef {(file: SourceFile) => Linter.LintMessage[]} Read */
/** @typedef {"bare" | "fast" | "oneRule" | "parser" | "strict"} SetupName */

const [setup = {}, preset = {}] = karpenter.configs.strict;
const strict = { ...setup, ...preset };
const oneRule = "karpenter/require-imdsv2";

/** @type {Readonly<Record<SetupName, () => Promise<Read>>>} */
export const setups = {
  parser: () =>
    Promise.resolve((file) => {
      parseYAML(file.text, {});
      return [];
    }),
  bare: () => linting({ ...strict, rules: {} }),
  oneRule: () => linting({ ...strict, rules: { [oneRule]: "error" } }),
  strict: () => linting(strict),
  fast: () => linting({ ...strict, languageOptions: { unrelatedFiles: "skip" } }),
};

/**
 * @param {Linter.Config} config
 * @returns {Promise<Read>}
 */
async function linting(config) {
  // Resolved once, as ESLint does for a complete run; with a plain list, Linter would resolve it again for each file.
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
  const resolved = /** @type {unknown} */ (await eslint.calculateConfigForFile("manifest.yaml"));
  const configs = Object.assign(/** @type {Linter.Config[]} */ ([]), { getConfig: () => resolved });
  const linter = new Linter();
  return ({ text, path }) => linter.verify(text, configs, path);
}
