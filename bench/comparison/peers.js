/** The tools of the comparison. Each lints a folder and returns its messages, without their lines and columns. */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { URL, fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import yml from "eslint-plugin-yml";
import { YamlServer } from "../../scripts/yaml-server.js";

/**
 * @typedef {(folder: string) => string[] | Promise<string[]>} Lint
 * @typedef {{ readonly lint: Lint, readonly stop?: () => Promise<void> }} Tool
 */

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @type {Lint} */
function karpenterLint(folder) {
  const command = path.join(root, "dist/lib/cli/karpenter-lint.js");
  const args = [command, "--quiet", "--format", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (stderr !== "") throw new Error(stderr);
  return messagesOf(stdout === "" ? [] : /** @type {ESLint.LintResult[]} */ (JSON.parse(stdout)));
}

/** @param {string} folder */
async function eslintYml(folder) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: yml.configs.recommended,
    errorOnUnmatchedPattern: false,
  });
  return messagesOf(await eslint.lintFiles("."));
}

/**
 * @param {Readonly<Record<string, unknown>>} settings
 * @returns {Tool}
 */
function yamlServer(settings) {
  const root = realpathSync(tmpdir());
  const server = new YamlServer(root, settings);
  const started = server.start();
  return {
    async lint(folder) {
      await started;
      /** @type {string[]} */
      const messages = [];
      for (const file of readdirSync(folder).filter((name) => name.endsWith(".yaml"))) {
        const place = path.join(folder, file);
        messages.push(...(await server.open(path.relative(root, place), readFileSync(place, "utf8"))));
      }
      return messages;
    },
    stop: () => server.stop(),
  };
}

/** As docs/editor.md shows, but with validation. */
const schemas = {
  "yaml.schemas": { kubernetes: ["**/*.yaml"] },
  "yaml.kubernetesCRDStore.url": path.join(root, "schemas"),
};

/** @type {Lint} */
function yamllint(folder) {
  const { stdout } = spawnSync("yamllint", ["--format", "parsable", "."], { cwd: folder, encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => (line === "" ? [] : [line.replace(/^\S+:\d+:\d+: /u, "")]));
}

/**
 * The tools by the heads of their columns; yamllint only if it is installed.
 * @type {ReadonlyMap<string, () => Tool>}
 */
export const peers = new Map([
  ["karpenter-lint", () => ({ lint: karpenterLint })],
  ["YAML language server, our schemas", () => yamlServer(schemas)],
  ["YAML language server, defaults", () => yamlServer({})],
  ["eslint-plugin-yml", () => ({ lint: eslintYml })],
  ...(spawnSync("yamllint", ["--version"]).status === 0
    ? [/** @type {const} */ (["yamllint", () => ({ lint: yamllint })])]
    : []),
]);

/** @param {readonly import("eslint").ESLint.LintResult[]} results */
function messagesOf(results) {
  return results.flatMap(({ messages }) => messages.map(({ message, ruleId }) => `${ruleId ?? ""} ${message}`));
}
