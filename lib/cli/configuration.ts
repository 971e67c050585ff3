/** The ESLint that the command runs: with the configuration of the repository, or with the built-in one. */
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import { findManifests, isReadable, LeftOut, type LintPath, MORE_YAML, rootsOf } from "./files.js";
import { type CliOptions, UsageError } from "./options.js";
import type { Unread } from "./unread.js";
import karpenter from "../index.js";
import { namespace } from "../meta.js";

interface Linted {
  readonly paths: readonly LintPath[];
  readonly cwd: string;
  /** Collects what can't be read. */
  readonly unread: Unread;
  /** Configuration objects in addition to the built-in ones. */
  readonly more?: readonly Linter.Config[];
}

interface Configured {
  readonly eslint: ESLint;
  /** Whether it has the configuration of the repository. */
  readonly usesOwn: boolean;
}

export async function eslintFor(options: CliOptions, { paths, cwd, unread, more = [] }: Linted): Promise<Configured> {
  const usesOwn = options.preset === undefined && (await isConfigured(paths, cwd, options.includeIgnored));
  const settings: Linter.Config[] =
    options.release === undefined ? [] : [{ settings: { karpenter: { release: options.release } } }];
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
      ...more,
      ...(usesOwn ? [] : rootsOf(paths, cwd)),
      ignoring(unread, options.includeIgnored ? undefined : new LeftOut(paths, cwd)),
    ],
  });
  return { eslint, usesOwn };
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
  const strict = preset === "strict" ? [strictComparing()] : [];
  return [
    ...[...karpenter.configs[preset], ...comparing, ...strict].map(withMoreFiles),
    ...karpenter.configs.terraform,
    {
      files: [...(karpenter.configs.base.at(-1)?.files ?? []), ...MORE_YAML],
      languageOptions: { unrelatedFiles: "skip", helmTemplates: "lint" },
    },
  ];
}

function withMoreFiles(config: Linter.Config): Linter.Config {
  return config.files ? { ...config, files: [...config.files, ...MORE_YAML] } : config;
}

/** The rules that compare files, with their options for `strict`, which only the preset `all` has too. */
function strictComparing(): Linter.Config {
  const { files = [], rules: all = {} } = karpenter.configs.all.at(-1) ?? {};
  const names = Object.keys(karpenter.configs.workspace.at(-1)?.rules ?? {});
  return { files, rules: Object.fromEntries(names.map((name) => [name, all[name] ?? "error"])) };
}

/**
 * Only YAML, JSON and Terraform that git does not ignore: otherwise, ESLint would also lint the JavaScript in a folder, wait
 * for the input of a pipe and fail at a link to a folder. A pattern is not enough, because it matches nothing in
 * `a[b]/`.
 */
function ignoring(unread: Unread, leftOut: LeftOut | undefined): Linter.Config {
  const isIgnored = (file: string) =>
    leftOut?.has(file) === true || unread.has(file) || (!file.endsWith("/") && !isReadable(file));
  const config: Linter.Config = {};
  // ESLint accepts functions too, which its types lack.
  return Object.assign(config, { ignores: [isIgnored] });
}

/** ESLint ignores files outside its folder. */
function commonFolder([first = "", ...others]: string[]): string {
  let folder = first;
  while (others.some((other) => path.relative(folder, other).startsWith(".."))) folder = path.dirname(folder);
  return folder;
}
