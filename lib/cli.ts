#!/usr/bin/env node
/** `karpenter-lint`: ESLint with this plugin, for people who have no ESLint configuration. */
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import { type LintPath, checkPaths, findManifest, isYamlPath } from "./cli-files.js";
import { type CliOptions, UsageError, help, parseOptions } from "./cli-options.js";
import karpenter from "./index.js";
import { namespace, version } from "./meta.js";
import { onSkipped } from "./skipped.js";

async function run(options: CliOptions, cwd: string): Promise<number> {
  const paths = checkPaths(options.paths, cwd);
  const settings: Linter.Config[] =
    options.release === undefined ? [] : [{ settings: { karpenter: { release: options.release } } }];
  const usesOwn = options.preset === undefined && (await isConfigured(paths, cwd));
  const eslint = new ESLint({
    cwd,
    fix: options.fix,
    errorOnUnmatchedPattern: false,
    passOnNoPatterns: true,
    warnIgnored: false,
    ...(usesOwn ? {} : { overrideConfigFile: true }),
    overrideConfig: [...(usesOwn ? [] : builtIn(options)), ...settings],
  });
  const formatter = await loadFormatter(eslint, options.format);
  const skipped = new Set<string>();
  onSkipped((file) => skipped.add(file.path));

  const results = await eslint.lintFiles(paths.flatMap((given) => patternsOf(given)));
  if (options.fix) await ESLint.outputFixes(results);
  const errors = sum(results, (result) => result.errorCount);
  const warnings = sum(results, (result) => result.warningCount);
  const tooMany = options.maxWarnings >= 0 && warnings > options.maxWarnings;
  const meta = tooMany
    ? { maxWarningsExceeded: { maxWarnings: options.maxWarnings, foundWarnings: warnings } }
    : undefined;
  const output = await formatter.format(results, meta);
  if (output) process.stdout.write(output.endsWith("\n") ? output : `${output}\n`);

  for (const given of paths) {
    if (!given.isFolder && !isYamlPath(given.path)) skipped.add(path.resolve(cwd, given.path));
  }
  sayWhatWasSkipped([...skipped].map((file) => path.relative(cwd, file)));
  if (tooMany && errors === 0)
    say(`There are more warnings (${String(warnings)}) than --max-warnings ${String(options.maxWarnings)} lets pass.`);
  return errors > 0 || tooMany ? 1 : 0;
}

/** Whether the repository's ESLint configuration has this plugin for its manifests. */
async function isConfigured(paths: readonly LintPath[], cwd: string): Promise<boolean> {
  const eslint = new ESLint({ cwd });
  if ((await eslint.findConfigFile()) === undefined) return false;
  const manifest = findManifest(paths, cwd);
  if (manifest === undefined) return false;
  const config = await configOf(eslint, manifest);
  return config?.plugins?.[namespace] !== undefined;
}

async function configOf(eslint: ESLint, file: string): Promise<Linter.Config | undefined> {
  try {
    return (await eslint.calculateConfigForFile(file)) as Linter.Config | undefined;
  } catch (error) {
    const [sentence = ""] = String(error instanceof Error ? error.message : error).split("\n", 1);
    throw new UsageError(`The ESLint configuration of this repository can't be used: ${sentence}`, { cause: error });
  }
}

function builtIn({ preset = "recommended" }: CliOptions): Linter.Config[] {
  return [
    ...karpenter.configs[preset],
    { files: ["**/*.yaml", "**/*.yml"], languageOptions: { unrelatedFiles: "skip" } },
  ];
}

/** ESLint would lint the JavaScript in a folder too, and any file that it is given. */
function patternsOf({ path: given, isFolder }: LintPath): string[] {
  if (!isFolder) return isYamlPath(given) ? [given] : [];
  return [`${given.replaceAll("\\", "/").replaceAll(/[!*?{}()[\]]/gu, String.raw`\$&`)}/**/*.{yaml,yml}`];
}

async function loadFormatter(eslint: ESLint, name: string): Promise<ESLint.LoadedFormatter> {
  try {
    return await eslint.loadFormatter(name);
  } catch (error) {
    throw new UsageError(
      `There is no formatter "${name}"; use one of ESLint's, such as stylish, json or html, or the path of a file.`,
      { cause: error },
    );
  }
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function sayWhatWasSkipped(files: readonly string[]): void {
  if (files.length === 0) return;
  const named = files.slice(0, 3).join(", ") + (files.length > 3 ? ", …" : "");
  say(
    `Skipped ${String(files.length)} ${files.length === 1 ? "file that is" : "files that are"} no YAML, such as templates before they are rendered: ${named}`,
  );
}

function say(sentence: string): void {
  process.stderr.write(`karpenter-lint: ${sentence}\n`);
}

/** One sentence for what a user can mend; all there is for what only we can. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof Error && "path" in error && "code" in error) {
    const reasons = new Map<unknown, string>([
      ["EACCES", "permission denied"],
      ["ENOENT", "it is a link to nothing"],
    ]);
    return `Cannot read "${String(error.path)}": ${reasons.get(error.code) ?? error.message}.`;
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
