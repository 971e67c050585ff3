/** A run that lints. */
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { text as readAll } from "node:stream/consumers";
import { ESLint } from "eslint";
import { type Configured, eslintFor } from "./configuration.js";
import { type LintPath, checkPaths, isLintedPath, pathsToLint } from "./files.js";
import { type Counts, writerFor } from "./formatters.js";
import { Notes, reportFixed, reportForeign, reportSuppressed, say } from "./notes.js";
import type { CliOptions } from "./options.js";
import { counted } from "../prose.js";
import { Progress } from "./progress.js";
import { Summary } from "./summary.js";
import { Unread } from "./unread.js";
import { showOnlyOneIgnoreWarning } from "./warnings.js";

/** @returns the exit code */
export async function lint(options: CliOptions, cwd: string): Promise<number> {
  showOnlyOneIgnoreWarning();
  // The text on stdin may be that of a file that is not saved yet.
  const isText = options.stdin !== undefined;
  const paths = isText ? [{ path: options.stdin, isFolder: false }] : checkPaths(options.paths, cwd);
  const unread = new Unread(isText ? [] : paths.map((given) => given.path), cwd);
  const configured = await eslintFor(options, { paths, cwd, unread });
  const notes = new Notes(cwd, options.isVerbose);
  const summary = new Summary();
  const progress = process.stderr.isTTY && !options.isQuiet ? new Progress() : undefined;
  const write = await writerFor(options, configured, { skipped: notes.skipped, cwd });

  const linted = await resultsOf(configured, paths, options, cwd);
  const fixed = options.fix ? await writeFixes(linted, configured) : undefined;
  progress?.end();
  const unreadable = unread.results();
  const results = [...linted, ...unreadable];
  const counts = countsOf(results, options);
  await write(results, counts);

  const foreign = paths.filter((given) => !given.isFolder && !isLintedPath(given.path)).map((given) => given.path);
  for (const note of configured.source.notes) say(note);
  if (options.isVerbose)
    say(
      configured.source.file === undefined
        ? "Configuration: built in"
        : `Configuration: ${notes.shown(configured.source.file)}`,
    );
  if (options.allowInlineConfig) reportSuppressed(results);
  notes.print(
    linted.map(({ filePath }) => filePath),
    unread.outside,
  );
  if (fixed) reportFixed(fixed);
  reportForeign(foreign);
  if (!options.isQuiet) {
    const given = paths.filter((one) => !foreign.includes(one.path));
    const counted = {
      linted,
      config: configured.source.file,
      unread: notes.skipped.size + unreadable.length + foreign.length,
    };
    say(summary.text(results, given, counted));
  }
  return exitCode(options, counts, { isIncomplete: unreadable.length > 0, isEmpty: summary.isEmpty });
}

async function resultsOf(
  { eslint }: Configured,
  paths: readonly LintPath[],
  { stdin }: CliOptions,
  cwd: string,
): Promise<ESLint.LintResult[]> {
  if (stdin !== undefined) {
    return eslint.lintText(await readAll(process.stdin), { filePath: path.resolve(cwd, stdin) });
  }
  return eslint.lintFiles(pathsToLint(paths, cwd));
}

/** Writes the files with fixes, and tells how many problems each had more before. */
async function writeFixes(
  results: readonly ESLint.LintResult[],
  { withoutFixes }: Configured,
): Promise<ReadonlyMap<string, number>> {
  const changed = results.filter(({ output }) => output !== undefined);
  const eslint = withoutFixes();
  const before = await Promise.all(
    changed.map(async ({ filePath }) => eslint.lintText(readFileSync(filePath, "utf8"), { filePath })),
  );
  await ESLint.outputFixes([...results]);
  return new Map(
    changed.map(({ filePath, messages }, index) => {
      const old = before[index]?.[0]?.messages.length ?? 0;
      return [filePath, old - messages.length] as const;
    }),
  );
}

function countsOf(results: readonly ESLint.LintResult[], { maxWarnings }: CliOptions): Counts {
  const errors = sum(results, (result) => result.errorCount);
  const warnings = sum(results, (result) => result.warningCount);
  return { errors, warnings, tooMany: maxWarnings >= 0 && warnings > maxWarnings };
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function exitCode(
  { exitZero, failIfEmpty, maxWarnings }: CliOptions,
  { errors, warnings, tooMany }: Counts,
  { isIncomplete, isEmpty }: { readonly isIncomplete: boolean; readonly isEmpty: boolean },
): number {
  if (tooMany && errors === 0 && !exitZero)
    say(`Found ${counted(warnings, "warning")}, more than the maximum of ${String(maxWarnings)} (--max-warnings).`);
  if (isIncomplete) return 2;
  if (failIfEmpty && isEmpty) return 1;
  return !exitZero && (errors > 0 || tooMany) ? 1 : 0;
}
