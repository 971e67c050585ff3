#!/usr/bin/env node
/** `karpenter-lint`: ESLint with this plugin, for people who have no ESLint configuration. */
import path from "node:path";
import { ESLint } from "eslint";
import { eslintFor } from "./configuration.js";
import { checkPaths, isLintedPath, pathsToLint } from "./files.js";
import { type Counts, formatterFor } from "./formatters.js";
import { launch } from "./launch.js";
import { Notes, reportSuppressed, say } from "./notes.js";
import { type CliOptions, UsageError, help, parseOptions } from "./options.js";
import { Unread, reasonOf } from "./unread.js";
import { upgrade } from "./upgrade.js";
import { version } from "../meta.js";

async function run(options: CliOptions, cwd: string): Promise<number> {
  const paths = checkPaths(options.paths, cwd);
  if (options.launch) {
    process.stdout.write(launch(options.launch, paths, cwd));
    return 0;
  }
  if (options.upgrade !== undefined) {
    process.stdout.write(await upgrade(options, paths, cwd));
    return 0;
  }
  const unread = new Unread(options.paths, cwd);
  const { eslint, usesOwn } = await eslintFor(options, { paths, cwd, unread });
  const notes = new Notes(cwd);
  const formatter = await formatterFor(options, eslint, { usesOwn, skipped: notes.skipped, cwd });

  const linted = await eslint.lintFiles(pathsToLint(paths, cwd));
  if (options.fix) await ESLint.outputFixes(linted);
  const unreadable = unread.results();
  const results = [...linted, ...unreadable];
  const counts = countsOf(results, options);
  const output = await formatter.format(results, counts);
  if (output) process.stdout.write(output.endsWith("\n") ? output : `${output}\n`);

  for (const given of paths) {
    if (!given.isFolder && !isLintedPath(given.path)) notes.skipped.add(path.resolve(cwd, given.path));
  }
  if (options.allowInlineConfig) reportSuppressed(results);
  notes.print(
    linted.map(({ filePath }) => filePath),
    unread.outside,
  );
  if (counts.tooMany && counts.errors === 0)
    say(
      `Found ${String(counts.warnings)} warnings, more than the maximum of ${String(options.maxWarnings)} (--max-warnings).`,
    );
  if (unreadable.length > 0) return 2;
  return counts.errors > 0 || counts.tooMany ? 1 : 0;
}

function countsOf(results: readonly ESLint.LintResult[], { maxWarnings }: CliOptions): Counts {
  const errors = sum(results, (result) => result.errorCount);
  const warnings = sum(results, (result) => result.warningCount);
  return { errors, warnings, tooMany: maxWarnings >= 0 && warnings > maxWarnings };
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

/** One sentence for errors that users can fix; the full stack for bugs in this package. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  // ESLint appends where it happened.
  if (error instanceof Error && error.name === "RepositoryTooLarge") return error.message.split("\n", 1)[0] ?? "";
  if (error instanceof Error && "path" in error && "code" in error) {
    return `Cannot read "${String(error.path)}": ${reasonOf(error.code) ?? error.message}.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options.help || options.version) {
      process.stdout.write(options.help ? help : `${version}\n`);
      return 0;
    }
    return await run(options, process.cwd());
  } catch (error) {
    say(explain(error));
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
