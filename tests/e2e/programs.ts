/** Programs that a machine may lack. */
import { spawnSync } from "node:child_process";

/**
 * Whether the tests of a program are to be skipped because it isn't installed, which is said. In CI they aren't skipped,
 * and so fail.
 */
export function isMissing(program: string): boolean {
  if (process.env["CI"] !== undefined || spawnSync(program, ["--version"]).error === undefined) return false;
  process.stderr.write(`${program} is not installed: its tests are skipped.\n`);
  return true;
}
