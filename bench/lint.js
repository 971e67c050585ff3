/** Lints with all rules, as `karpenter-lint` does, and measures the time. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { ESLint, Linter } from "eslint";
import karpenter from "../dist/lib/index.js";

/** @typedef {Readonly<Record<string, string>>} Files the texts by path */

/** @type {string[]} */
const folders = [];

process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * @param {string} text
 * @returns {() => Promise<number>} the milliseconds that a run takes
 */
export function lintText(text) {
  return lintFiles({ "manifest.yaml": text });
}

/**
 * Lints all YAML and Terraform of a repository in one process.
 * @param {Files} files
 * @returns {() => Promise<number>} the milliseconds that a run takes
 */
export function lintFiles(files) {
  return async () => {
    // In a folder of its own: otherwise, the second run would find what the first one has read.
    const root = createRepository(files);
    const linter = new Linter({ cwd: root });
    const configs = await configsIn(root);
    const linted = Object.entries(files).filter(([file]) => /\.(?:yaml|tf)$/u.test(file));
    const start = process.cpuUsage();
    for (const [file, text] of linted) linter.verify(text, configs, { filename: path.join(root, file) });
    const { user, system } = process.cpuUsage(start);
    rmSync(root, { recursive: true, force: true });
    return (user + system) / 1000;
  };
}

/**
 * Resolved once, as ESLint does for a complete run: with a plain list, each file would be a separate run.
 * @param {string} root
 * @returns {Promise<Linter.Config[]>}
 */
async function configsIn(root) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      ...karpenter.configs.all,
      ...karpenter.configs.terraform,
      { files: ["**/*.yaml"], languageOptions: { unrelatedFiles: "skip", helmTemplates: "lint" } },
    ],
  });
  const [yaml, terraform] = await Promise.all(
    ["a.yaml", "a.tf"].map(
      (file) => /** @type {Promise<unknown>} */ (eslint.calculateConfigForFile(path.join(root, file))),
    ),
  );
  const getConfig = (/** @type {string} */ file) => (file.endsWith(".tf") ? terraform : yaml);
  return Object.assign(/** @type {Linter.Config[]} */ ([]), { getConfig });
}

/**
 * @param {Files} files
 * @returns {string} its folder
 */
function createRepository(files) {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), "karpenter-growth-"));
  folders.push(root);
  mkdirSync(path.join(root, ".git"));
  for (const [file, text] of Object.entries(files)) {
    const own = path.join(root, file);
    mkdirSync(path.dirname(own), { recursive: true });
    writeFileSync(own, text);
  }
  return root;
}
