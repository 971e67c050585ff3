/**
 * The waiting time in VS Code for the first squiggles, and for those after each key. Run it with
 * `node bench/editor.js`, after `npm run build`. The server is that of the ESLint extension.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { URL, fileURLToPath } from "node:url";
import { EslintServer } from "../scripts/eslint-server.js";
import { application, nodeClass, nodePool } from "./ours.js";
import { Random } from "./random.js";
import { createRepository } from "./repository.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const LINES = 300;
const ROUNDS = 40;
const WARM_UP = 10;
const TARGET = 30;

const text = manifestsOf(LINES);
const lines = text.split("\n").length - 1;
process.stdout.write(`One file of ${String(lines)} lines, in a repository of 200 files; milliseconds\n\n`);
print("preset", "findings", "first", "after a key", `worst of ${String(ROUNDS - WARM_UP)}`, "");
for (const preset of ["base", "recommended", "strict", "workspace", "all"]) {
  const { first, again, findings } = await timePreset(preset);
  const sorted = again.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const verdict = median <= TARGET ? "ok" : `over ${String(TARGET)}`;
  print(preset, String(findings), first.toFixed(0), median.toFixed(1), (sorted.at(-1) ?? NaN).toFixed(1), verdict);
}

/** @param {string} preset */
async function timePreset(preset) {
  const folder = makeProject(preset);
  const server = new EslintServer(folder);
  try {
    const start = performance.now();
    await server.start();
    const uri = server.uriOf("apps/manifests.yaml");
    server.open(uri, text);
    const { length: findings } = await server.diagnose(uri);
    const first = performance.now() - start;
    const again = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // One more letter at the end of a comment, as if typed.
      const end = { line: 0, character: (text.split("\n", 1)[0]?.length ?? 0) + round };
      const before = performance.now();
      server.change(uri, [{ range: { start: end, end }, text: "x" }]);
      await server.diagnose(uri);
      again.push(performance.now() - before);
    }
    return { first, findings, again: again.slice(WARM_UP) };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} preset */
function makeProject(preset) {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "karpenter-bench-"));
  for (const each of ["apps", "node_modules"]) mkdirSync(path.join(folder, each));
  symlinkSync(root, path.join(folder, "node_modules/eslint-plugin-karpenter"), "dir");
  symlinkSync(path.join(root, "node_modules/eslint"), path.join(folder, "node_modules/eslint"), "dir");
  for (const file of createRepository(200)) writeFileSync(path.join(folder, file.path), file.text);
  const config = `import karpenter from "eslint-plugin-karpenter";\nexport default karpenter.configs.${preset};\n`;
  writeFileSync(path.join(folder, "eslint.config.mjs"), config);
  return folder;
}

/**
 * Manifests of that many lines in total; the last one is cut off.
 * @param {number} count of lines
 */
function manifestsOf(count) {
  const random = new Random(20_240_501);
  const writers = [nodeClass, nodePool, application];
  let manifests = "# All that Karpenter needs in one file.\n";
  for (let index = 0; manifests.split("\n").length <= count; index += 1) {
    manifests += `---\n${writers[index % writers.length]?.(random) ?? ""}`;
  }
  return `${manifests.split("\n").slice(0, count).join("\n")}\n`;
}

/** @param {readonly string[]} cells */
function print(...cells) {
  process.stdout.write(
    `${cells
      .map((cell) => cell.padEnd(13))
      .join("")
      .trimEnd()}\n`,
  );
}
