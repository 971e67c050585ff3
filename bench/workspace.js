/** The time that the rules that compare files take to build the index, and to lint again after a change. */
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { Linter } from "eslint";
import karpenter from "../dist/lib/index.js";
import { indexOf } from "../dist/lib/workspace/workspace-cache.js";
import { createRepository } from "./repository.js";
import { setups } from "./setups.js";

/**
 * @param {number} count
 * @returns {Promise<{ index: number, relint: number }>} the time to build an index relative to parsing all files,
 * and the median of milliseconds to lint one file after a change to another one
 */
export async function timeWorkspace(count) {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), "karpenter-bench-"));
  try {
    const files = createRepository(count).map((file, index) => ({
      ...file,
      // In folders of 20 files, as in real repositories.
      path: path.join(root, `team-${String(Math.floor(index / 20))}`, path.basename(file.path)),
    }));
    mkdirSync(path.join(root, ".git"));
    for (const { path: file, text } of files) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const bare = await setups.bare();
    // Once to warm up, then in turns.
    const times = [0, 1, 2].map(() => ({
      index: time(() => indexOf(root)),
      bare: time(() => files.map((file) => bare(file))),
    }));
    const ratios = times.slice(1).map((one) => one.index / one.bare);
    return { index: Math.min(...ratios), relint: relintTime(root, files) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * @param {string} root
 * @param {readonly import("./repository.js").SourceFile[]} files
 */
function relintTime(root, files) {
  const linter = new Linter({ cwd: root });
  const ours = files.filter(({ isOurs }) => isOurs);
  const [linted, other] = ours;
  if (!linted || !other) return NaN;
  // A new configuration for each run, as in an editor.
  const lint = () =>
    linter.verify(
      linted.text,
      karpenter.configs.all.map((config) => ({ ...config })),
      linted.path,
    );
  lint();
  const times = Array.from({ length: 15 }, () => {
    appendFileSync(other.path, "# changed\n");
    const start = performance.now();
    lint();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? NaN;
}

/** @param {() => unknown} run */
function time(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
