#!/usr/bin/env node
/** `karpenter-lint`: ESLint with this plugin, for people who have no ESLint configuration. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint, type Linter } from "eslint";
import {
  LeftOut,
  type LintPath,
  checkPaths,
  findManifests,
  isLintedPath,
  isReadable,
  rootsOf,
  tooLargeToCompare,
} from "./files.js";
import { type CliOptions, UsageError, help, parseOptions } from "./options.js";
import karpenter from "../index.js";
import { namespace, version } from "../meta.js";
import { visible } from "../visible.js";
import { onNewerRelease } from "../eslint/newer-release.js";
import type { RunFacts } from "../report/run.js";
import { onSkipped } from "../eslint/skipped.js";
import { Unread, reasonOf } from "./unread.js";

async function run(options: CliOptions, cwd: string): Promise<number> {
  const paths = checkPaths(options.paths, cwd);
  const settings: Linter.Config[] =
    options.release === undefined ? [] : [{ settings: { karpenter: { release: options.release } } }];
  const usesOwn = options.preset === undefined && (await isConfigured(paths, cwd, options.includeIgnored));
  const unread = new Unread(options.paths, cwd);
  const eslint = new ESLint({
    allowInlineConfig: options.allowInlineConfig,
    cwd: usesOwn ? cwd : commonFolder([cwd, ...paths.map((given) => path.resolve(cwd, given.path))]),
    fix: options.fix,
    errorOnUnmatchedPattern: false,
    passOnNoPatterns: true,
    warnIgnored: false,
    ...(usesOwn ? suppressing() : { overrideConfigFile: true }),
    overrideConfig: [
      ...(usesOwn ? [] : builtIn(options)),
      ...settings,
      ...(usesOwn ? [] : rootsOf(paths, cwd)),
      ignoring(unread, options.includeIgnored ? undefined : new LeftOut(paths, cwd)),
    ],
  });
  const formatter = await loadFormatter(eslint, formatterOf(options.format, cwd));
  const skipped = new Set<string>();
  onSkipped((file) => skipped.add(file.path));
  const notes = new Set<string>();
  onNewerRelease((note) => notes.add(note));

  const linted = await eslint.lintFiles(
    paths
      .filter(({ path: given, isFolder }) => isFolder || isLintedPath(given))
      .map(({ path: given }) => path.resolve(cwd, given)),
  );
  const unreadable = unread.results();
  const results = [...linted, ...unreadable];
  if (options.fix) await ESLint.outputFixes(linted);
  const errors = sum(results, (result) => result.errorCount);
  const warnings = sum(results, (result) => result.warningCount);
  const tooMany = options.maxWarnings >= 0 && warnings > options.maxWarnings;
  const meta = {
    ...(tooMany && { maxWarningsExceeded: { maxWarnings: options.maxWarnings, foundWarnings: warnings } }),
    // Other formatters may print all that they receive.
    ...(OWN_FORMATTERS.has(options.format) && { karpenter: factsOf(options, { usesOwn, skipped, cwd }) }),
  };
  const output = await formatter.format(results, meta);
  if (output) process.stdout.write(output.endsWith("\n") ? output : `${output}\n`);

  for (const given of paths) {
    if (!given.isFolder && !isLintedPath(given.path)) skipped.add(path.resolve(cwd, given.path));
  }
  for (const note of notes) say(note);
  if (options.allowInlineConfig) reportSuppressed(results);
  // Sorted, because ESLint reads several files at a time.
  reportSkipped([...skipped].map((file) => path.relative(cwd, file)).sort());
  reportOutside([...unread.outside].map((file) => path.relative(cwd, file)).sort());
  const large = tooLargeToCompare(linted.map(({ filePath }) => filePath)).map((file) => path.relative(cwd, file));
  if (large.length > 0)
    say(`Not compared with other files, because they are larger than 1 MB: ${large.sort().join(", ")}`);
  if (tooMany && errors === 0)
    say(
      `Found ${String(warnings)} warnings, more than the maximum of ${String(options.maxWarnings)} (--max-warnings).`,
    );
  if (unreadable.length > 0) return 2;
  return errors > 0 || tooMany ? 1 : 0;
}

/** Whether the repository's ESLint configuration includes this plugin for its manifests. */
async function isConfigured(paths: readonly LintPath[], cwd: string, includeIgnored: boolean): Promise<boolean> {
  const eslint = new ESLint({ cwd });
  if ((await eslint.findConfigFile()) === undefined) return false;
  for (const manifest of findManifests(paths, cwd, includeIgnored)) {
    const config = await configOf(eslint, manifest);
    if (config?.plugins?.[namespace] !== undefined) return true;
  }
  return false;
}

async function configOf(eslint: ESLint, file: string): Promise<Linter.Config | undefined> {
  try {
    return (await eslint.calculateConfigForFile(file)) as Linter.Config | undefined;
  } catch (error) {
    // For a file outside the folder, ESLint searches for another configuration.
    if (error instanceof Error && error.message.startsWith("Could not find config file")) return undefined;
    const lines = String(error instanceof Error ? error.message : error).split("\n");
    const sentence = lines
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join(" ");
    throw new UsageError(
      `Cannot load this repository's ESLint configuration: ${sentence.replace(/\.$/u, "")}; to ignore it, use --preset.`,
      { cause: error },
    );
  }
}

/** Suppressions written by --suppress-all; the ESLint class supports the option since 10.1 and rejects it before. */
function suppressing(): ESLint.Options {
  const [major = 0, minor = 0] = ESLint.version.split(".").map(Number);
  return major > 10 || (major === 10 && minor > 0) ? { applySuppressions: true } : {};
}

function builtIn({ preset = "recommended" }: CliOptions): Linter.Config[] {
  // The command reads whole repositories anyway and has no cache.
  const comparing = preset === "base" || preset === "all" ? [] : karpenter.configs.workspace;
  return [
    ...karpenter.configs[preset],
    ...comparing,
    ...karpenter.configs.terraform,
    {
      files: ["**/*.yaml", "**/*.yml"],
      languageOptions: { unrelatedFiles: "skip", helmTemplates: "lint" },
    },
  ];
}

/**
 * Only YAML and Terraform that git does not ignore: otherwise, ESLint would also lint the JavaScript in a folder, wait
 * for the input of a pipe and fail at a link to a folder. A pattern is not enough, because it matches nothing in
 * `a[b]/`.
 */
function ignoring(unread: Unread, leftOut: LeftOut | undefined): Linter.Config {
  const isIgnored = (file: string) =>
    leftOut?.has(file) === true || unread.has(file) || (!file.endsWith("/") && !isReadable(file));
  return { ignores: [isIgnored] as unknown as string[] };
}

/** ESLint ignores files outside its folder. */
function commonFolder([first = "", ...others]: string[]): string {
  let folder = first;
  while (others.some((other) => path.relative(folder, other).startsWith(".."))) folder = path.dirname(folder);
  return folder;
}

/** What the readiness report shows about the run. */
function factsOf(
  { preset = "recommended", release, paths }: CliOptions,
  { usesOwn, skipped, cwd }: { readonly usesOwn: boolean; readonly skipped: ReadonlySet<string>; readonly cwd: string },
): RunFacts {
  return {
    preset: usesOwn ? undefined : preset,
    release,
    skipped,
    paths: paths.map((given) => path.resolve(cwd, given)),
  };
}

/** The formatters of this package. */
const OWN_FORMATTERS = new Set(["readiness", "readiness-html"]);

/** The name or path by which ESLint finds a formatter. */
function formatterOf(name: string, cwd: string): string {
  if (OWN_FORMATTERS.has(name)) return fileURLToPath(new URL(`../report/${name}.js`, import.meta.url));
  return name.startsWith(".") ? path.resolve(cwd, name) : name;
}

async function loadFormatter(eslint: ESLint, name: string): Promise<ESLint.LoadedFormatter> {
  try {
    return await eslint.loadFormatter(name);
  } catch (error) {
    const [, reason] = (error as Error).message.split("\nError: ");
    if (reason !== undefined && !/^Cannot find (?:module|package)/u.test(reason))
      throw new UsageError(`Cannot load the formatter "${name}": ${reason.split("\n", 1)[0] ?? ""}`);
    throw new UsageError(
      `Unknown formatter "${name}"; use readiness, readiness-html, an ESLint formatter such as stylish, json or html, or the path of a file.`,
      { cause: error },
    );
  }
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function reportSkipped(files: readonly string[]): void {
  if (files.length === 0) return;
  const named = files.slice(0, 3).join(", ") + (files.length > 3 ? ", …" : "");
  say(
    files.length === 1
      ? `Skipped 1 file that is not valid YAML, such as an unrendered template: ${named}`
      : `Skipped ${String(files.length)} files that are not valid YAML, such as unrendered templates: ${named}`,
  );
}

/** Comments can be part of a change under review, which must not go unnoticed. */
function reportSuppressed(results: readonly ESLint.LintResult[]): void {
  const count = sum(
    results,
    ({ suppressedMessages }) =>
      suppressedMessages.filter(({ suppressions }) => suppressions.some(({ kind }) => kind === "directive")).length,
  );
  if (count === 0) return;
  const subject = count === 1 ? "1 problem is" : `${String(count)} problems are`;
  say(`${subject} suppressed by comments; --no-inline-config reports ${count === 1 ? "it" : "them"}`);
}

function reportOutside(links: readonly string[]): void {
  if (links.length === 0) return;
  const named = links.slice(0, 3).join(", ") + (links.length > 3 ? ", …" : "");
  say(`Skipped symbolic links to files outside of the repository: ${visible(named)}`);
}

function say(sentence: string): void {
  process.stderr.write(`karpenter-lint: ${sentence}\n`);
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
