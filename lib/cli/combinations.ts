/** Options that do not go together, which would otherwise be silently ignored. */
import type { CommandOption } from "./command-option.js";
import { UsageError } from "./usage-error.js";

/** Options that have a meaning only with others. */
const REQUIRED = new Map([
  ["--yes", { needs: "--init", detail: "" }],
  ["--type", { needs: "--launch", detail: " with the name of a NodePool" }],
  ["--stdin-filename", { needs: "--stdin", detail: "" }],
]);

/** Actions that take precedence over all other options, as in most programs. */
const ALWAYS = ["--help", "--version"];

/**
 * @param given the options, in the order in which they are given
 * @throws UsageError
 */
export function checkCombination(given: readonly CommandOption[], hasPaths: boolean): void {
  const flags = given.map(({ flag }) => flag);
  if (flags.some((flag) => ALWAYS.includes(flag))) return;
  if (flags.includes("--config") && flags.includes("--no-config"))
    throw new UsageError("--config and --no-config cannot be used together; remove one.");
  for (const { flag, action } of given) {
    if (!action) continue;
    const other = flags.find((one) => one !== flag && !action.uses.includes(one));
    const unused = other ?? (hasPaths && !action.takesPaths ? "paths" : undefined);
    if (unused !== undefined) throw new UsageError(`${flag} ${action.does}, so it cannot be used with ${unused}.`);
  }
  for (const [flag, { needs, detail }] of REQUIRED)
    if (flags.includes(flag) && !flags.includes(needs)) throw new UsageError(`${flag} requires ${needs}${detail}.`);
}
