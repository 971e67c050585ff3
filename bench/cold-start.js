/** The time to lint one file in a separate process, as an editor's task or a commit hook does. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { URL, fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../dist/lib/cli/karpenter-lint.js", import.meta.url));
const eslint = fileURLToPath(new URL("../node_modules/eslint/bin/eslint.js", import.meta.url));
const plugin = new URL("../dist/lib/index.js", import.meta.url).href;

// karpenter-lint is compared with the minimum that linting YAML with ESLint requires.
const configuration = `import karpenter from ${JSON.stringify(plugin)};
export default [{ files: ["**/*.yaml"], plugins: { karpenter }, language: "karpenter/yaml" }];
`;

/**
 * @param {string} manifest
 * @param {number} rounds
 * @returns {{ ours: number, eslint: number }[]} the times of each round
 */
export function timeColdStarts(manifest, rounds) {
  const folder = mkdtempSync(path.join(tmpdir(), "karpenter-bench-"));
  try {
    const ours = path.join(folder, "ours");
    const configured = path.join(folder, "configured");
    for (const each of [ours, configured]) {
      mkdirSync(each);
      writeFileSync(path.join(each, "manifest.yaml"), manifest);
    }
    writeFileSync(path.join(configured, "eslint.config.mjs"), configuration);
    const both = () => ({ ours: time(cli, ours), eslint: time(eslint, configured) });
    // The first run reads all files from the disk.
    both();
    return Array.from({ length: rounds }, both);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} script
 * @param {string} cwd
 */
function time(script, cwd) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script, "manifest.yaml"], { cwd, encoding: "utf8" });
  const end = performance.now();
  // Exit code 1 means problems were found.
  if (status !== 0 && status !== 1) throw new Error(`${path.basename(script)} did not lint: ${stderr}`);
  return end - start;
}
