/** The ESLint that the command runs, and whose configuration it has. */
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import type { Configuration } from "../config-file/config-file.js";
import { LeftOut } from "../config-file/left-out.js";
import { MORE_YAML, configsFor, entriesOf, ignoring, withIgnores } from "../config-file/configs.js";
import karpenter from "../index.js";
import { isOfFolder } from "../slashes.js";
import { type ConfigSource, sourceFor } from "./config-source.js";
import { type LintPath, isReadable, rootsOf } from "./files.js";
import type { CliOptions } from "./options.js";
import type { Unread } from "./unread.js";

interface Linted {
  readonly paths: readonly LintPath[];
  readonly cwd: string;
  /** Collects what can't be read. */
  readonly unread: Unread;
  /** Configuration objects in addition to the built-in ones. */
  readonly more?: readonly Linter.Config[];
}

export interface Configured {
  readonly eslint: ESLint;
  readonly source: ConfigSource;
  /** The same without fixes. */
  readonly withoutFixes: () => ESLint;
}

/** The options that decide about the configuration. */
export type ConfigOptions = Pick<
  CliOptions,
  "allowInlineConfig" | "config" | "fix" | "ignores" | "includeIgnored" | "preset" | "release" | "rules"
>;

export async function eslintFor(
  options: ConfigOptions,
  { paths, cwd, unread, more = [] }: Linted,
): Promise<Configured> {
  const source = await sourceFor(options, paths, cwd);
  const given = paths.map((one) => path.resolve(cwd, one.path));
  const own = source.usesEslintConfig ? additions(options, cwd) : builtIn(source.configuration, options, cwd);
  const base: ESLint.Options = {
    allowInlineConfig: options.allowInlineConfig,
    cwd: source.usesEslintConfig ? cwd : commonFolder([cwd, source.configuration.folder, ...given]),
    errorOnUnmatchedPattern: false,
    passOnNoPatterns: true,
    warnIgnored: false,
    ...(source.usesEslintConfig ? suppressing() : { overrideConfigFile: true }),
    overrideConfig: [
      ...own,
      ...more,
      ...(source.usesEslintConfig ? [] : rootsOf(paths, cwd)),
      onlyReadable(unread, options.includeIgnored ? undefined : new LeftOut(given)),
    ],
  };
  return {
    eslint: new ESLint({ ...base, fix: options.fix }),
    source,
    withoutFixes: () => new ESLint(base),
  };
}

function builtIn(configuration: Configuration, options: ConfigOptions, cwd: string): Linter.Config[] {
  const preset = options.preset ?? configuration.preset;
  return [...configsFor({ ...configuration, preset }, karpenter.configs), ...additions(options, cwd)];
}

/** What options add to any configuration. */
function additions({ release, rules, ignores }: ConfigOptions, cwd: string): Linter.Config[] {
  const files = karpenter.configs.base.at(-1)?.files ?? [];
  return [
    ...(release === undefined ? [] : [{ settings: { karpenter: { release } } }]),
    ...(Object.keys(rules).length === 0 ? [] : [{ files: [...files, ...MORE_YAML], rules: entriesOf(rules) }]),
    ...ignoring({ folder: cwd, ignores }),
  ];
}

/** Suppressions written by --suppress-all; the ESLint class supports the option since 10.1 and rejects it before. */
function suppressing(): ESLint.Options {
  const [major = 0, minor = 0] = ESLint.version.split(".").map(Number);
  return major > 10 || (major === 10 && minor > 0) ? { applySuppressions: true } : {};
}

/**
 * Only YAML, JSON and Terraform that git does not ignore: otherwise, ESLint would also lint the JavaScript in a folder, wait
 * for the input of a pipe and fail at a link to a folder. A pattern is not enough, because it matches nothing in
 * `a[b]/`.
 */
function onlyReadable(unread: Unread, leftOut: LeftOut | undefined): Linter.Config {
  return withIgnores(
    (file) => leftOut?.has(file) === true || unread.has(file) || (!isOfFolder(file) && !isReadable(file)),
  );
}

/** ESLint ignores files outside its folder. */
function commonFolder([first = "", ...others]: string[]): string {
  let folder = first;
  while (others.some((other) => path.relative(folder, other).startsWith(".."))) folder = path.dirname(folder);
  return folder;
}
