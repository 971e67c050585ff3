// The examples of a rule's page, and a linter for them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Linter } from "eslint";
import { parse } from "yaml";

/** @typedef {import("./docs.js").Plugin} Plugin */
/** @typedef {import("./docs.js").RuleName} RuleName */

/**
 * @typedef {object} Example
 * @property {string} code
 * @property {string | undefined} terraform The Terraform file next to it.
 * @property {boolean} isWrong
 * @property {string} caption
 * @property {number} line
 */

/**
 * The YAML examples of a page, each behind a line that begins with ❌ or ✅, and after Terraform if it needs some.
 * @param {string} page
 * @returns {Example[]}
 */
export function examplesOf(page) {
  const found = page.matchAll(
    /^(?<mark>[❌✅]) (?<caption>.*)\n\n(?:```hcl\n(?<terraform>(?:(?!```).*\n)*)```\n\n)?```yaml\n(?<code>(?:(?!```).*\n)*)```$/gmu,
  );
  return [...found].map(({ index, groups }) => ({
    code: groups?.["code"] ?? "",
    terraform: groups?.["terraform"],
    isWrong: groups?.["mark"] === "❌",
    caption: (groups?.["caption"] ?? "").replace(/[:.]$/u, ""),
    line: page.slice(0, index).split("\n").length,
  }));
}

/**
 * The options in an example's comment, which ESLint applies.
 * @param {Example} example
 * @param {RuleName} rule
 * @returns {Record<string, unknown>}
 */
export function optionsIn({ code }, rule) {
  const comment = /^# eslint (?<entries>.+)$/mu.exec(code)?.groups?.["entries"];
  if (comment === undefined) return {};
  /** @type {unknown} */
  const parsed = parse(comment);
  const entries = /** @type {Record<string, [string, Record<string, unknown>]>} */ (parsed);
  return entries[`karpenter/${rule}`]?.[1] ?? {};
}

/**
 * Lints an example in a repository with nothing else in it, for rules that read the files around it.
 * @template T
 * @param {Plugin} plugin
 * @param {RuleName} rule
 * @param {Example} example
 * @param {(linter: Linter, config: Linter.Config[], filename: string) => T} use
 * @returns {T}
 */
export function withExample(plugin, rule, { code, terraform }, use) {
  const folder = mkdtempSync(path.join(tmpdir(), "karpenter-example-"));
  try {
    mkdirSync(path.join(folder, ".git"));
    const remote = '[remote "origin"]\n\turl = https://git.acme.io/platform/gitops.git\n';
    writeFileSync(path.join(folder, ".git/config"), remote);
    const filename = path.join(folder, "example.yaml");
    writeFileSync(filename, code);
    if (terraform !== undefined) writeFileSync(path.join(folder, "main.tf"), terraform);
    // An example may set options in a comment of its own.
    /** @type {import("eslint").Linter.RulesRecord} */
    const rules = code.startsWith("# eslint ") ? {} : { [`karpenter/${rule}`]: "error" };
    const config = [...plugin.configs.base, { files: ["**/*.yaml"], rules }];
    return use(new Linter({ cwd: folder }), config, filename);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
