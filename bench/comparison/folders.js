/** Copies of the folders of the comparison, each as a repository of its own. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { URL, fileURLToPath } from "node:url";

const cases = fileURLToPath(new URL("../../tests/comparison", import.meta.url));

/**
 * @param {string} name
 * @param {"correct" | "wrong"} side
 */
export function repositoryOf(name, side) {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "karpenter-comparison-"));
  cpSync(path.join(cases, name, side), folder, { recursive: true });
  mkdirSync(path.join(folder, ".git"));
  return folder;
}
