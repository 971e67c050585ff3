/** The options of a run of `karpenter-lint`, checked. */
import { CommanderError } from "commander";
import type { RuleEntry } from "../config-file/config-file.js";
import { mustBeOneOf } from "../did-you-mean.js";
import { type PresetName, presetNames } from "../eslint/presets.js";
import { whyUnsupported } from "../releases.js";
import { visibleValue } from "../visible.js";
import { checkCombination } from "./combinations.js";
import { type Values, commandLine, knownOptions } from "./command-line.js";
import type { CommandOption } from "./command-option.js";
import { isLintedPath } from "./files.js";
import { type Output, outputsOf } from "./outputs.js";
import { ruleNamesIn, rulesIn } from "./rule-option.js";
import { UsageError } from "./usage-error.js";

export interface CliOptions {
  readonly paths: readonly string[];
  /** The configuration file to use instead of the one that is found; false for none at all. */
  readonly config: string | false | undefined;
  /** If set, an ESLint configuration of the repository is ignored. */
  readonly preset: PresetName | undefined;
  readonly release: string | undefined;
  /** Rules that are turned on, off or given options, by name. */
  readonly rules: Readonly<Record<string, RuleEntry>>;
  /** As in a `.gitignore` in the current folder. */
  readonly ignores: readonly string[];
  readonly fix: boolean;
  /** Whether files that git ignores are linted too. */
  readonly includeIgnored: boolean;
  /** Whether comments in files can switch rules off and set their options. */
  readonly allowInlineConfig: boolean;
  readonly outputs: readonly Output[];
  /** The maximum number of warnings; -1 for no maximum. */
  readonly maxWarnings: number;
  readonly exitZero: boolean;
  readonly failIfEmpty: boolean;
  /** Whether the summary and the progress are left out. */
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
  /** The name of the file whose text is on stdin, if it is to be linted. */
  readonly stdin: string | undefined;
}

export interface LaunchOptions {
  /** The name of the node pool. */
  readonly pool: string;
  /** The instance type to explain; all admitted ones if undefined. */
  readonly type: string | undefined;
  readonly includeIgnored: boolean;
}

export interface UpgradeOptions {
  /** The two releases, such as `1.9..1.15`. */
  readonly releases: string;
  readonly paths: readonly string[];
  readonly config: CliOptions["config"];
  readonly includeIgnored: boolean;
}

/** The action that a command line starts. */
export type Request =
  | { readonly action: "lint"; readonly options: CliOptions }
  | { readonly action: "launch"; readonly options: LaunchOptions; readonly paths: readonly string[] }
  | { readonly action: "upgrade"; readonly options: UpgradeOptions }
  | { readonly action: "init"; readonly isAnswered: boolean }
  | { readonly action: "explain"; readonly rule: string }
  | { readonly action: "complete"; readonly shell: string }
  | { readonly action: "help" | "listRules" | "version" };

/** @throws UsageError */
export function parseRequest(args: readonly string[]): Request {
  const { values, given } = parse(args);
  const paths = given.length > 0 ? given : ["."];
  if (values.help) return { action: "help" };
  if (values.version) return { action: "version" };
  if (values.listRules) return { action: "listRules" };
  if (values.explain !== undefined) return { action: "explain", rule: values.explain };
  if (values.completion !== undefined) return { action: "complete", shell: values.completion };
  if (values.init) return { action: "init", isAnswered: values.yes === true };
  if (values.upgrade !== undefined) {
    const { upgrade: releases, ignore } = values;
    return { action: "upgrade", options: { releases, paths, config: configOf(values), includeIgnored: !ignore } };
  }
  const launch = launchOf(values);
  if (launch) return { action: "launch", options: launch, paths };
  return { action: "lint", options: optionsOf(values, paths) };
}

function optionsOf(values: Values, paths: readonly string[]): CliOptions {
  return {
    paths,
    config: configOf(values),
    preset: presetOf(values.preset),
    release: releaseOf(values.release),
    rules: rulesOf(values),
    ignores: values.ignorePattern ?? [],
    fix: values.fix === true,
    includeIgnored: !values.ignore,
    allowInlineConfig: values.inlineConfig,
    outputs: outputsOf(values.format ?? []),
    maxWarnings: numberOf(values.maxWarnings),
    exitZero: values.exitZero === true,
    failIfEmpty: values.failIfEmpty === true,
    isQuiet: values.quiet === true,
    isVerbose: values.verbose === true,
    stdin: stdinOf(values, paths),
  };
}

function parse(args: readonly string[]): { readonly values: Values; readonly given: readonly string[] } {
  const command = commandLine();
  const options = new Set<CommandOption>();
  for (const option of knownOptions(command)) command.on(`option:${option.name()}`, () => options.add(option));
  try {
    command.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new UsageError(sentenceOf(error), { cause: error });
  }
  checkCombination([...options], command.args.length > 0);
  return { values: command.opts<Values>(), given: command.args };
}

/** The sentence of a message such as "error: unknown option '--fx'\n(Did you mean --fix?)". */
function sentenceOf({ code, message }: CommanderError): string {
  const text = visibleValue(message.replace(/^error: /u, ""));
  const [first = ""] = text.match(/--[\w-]+/gu) ?? [];
  if (code === "commander.optionMissingArgument") return `${first} requires a value; see karpenter-lint --help.`;
  if (code === "commander.unknownOption") {
    const given = /'(.*?)'/u.exec(text)?.[1] ?? "";
    const meant = /\(Did you mean (?:one of )?(.*)\?\)$/u.exec(text)?.[1];
    return `Unknown option ${given}; ${meant === undefined ? "see karpenter-lint --help." : `did you mean ${meant.replace(/, (?=[^,]*$)/u, " or ")}?`}`;
  }
  return `${text}; see karpenter-lint --help.`;
}

function configOf({ config }: Values): CliOptions["config"] {
  return config === true ? undefined : config;
}

/** Later options take precedence, and `--disable` over `--rule`. */
function rulesOf({ rule = [], disable = [] }: Values): CliOptions["rules"] {
  const off = disable.flatMap((names) => ruleNamesIn(names, "--disable"));
  const disabled = Object.fromEntries(off.map((name) => [name, "off"]));
  return Object.assign({}, ...rule.map(rulesIn), disabled) as CliOptions["rules"];
}

function launchOf({ launch: pool, type, ignore }: Values): LaunchOptions | undefined {
  if (pool === undefined) return undefined;
  if (pool === "") throw new UsageError("--launch must be the name of a NodePool.");
  if (type === "") throw new UsageError("--type must be an instance type, such as m7g.large.");
  return { pool, type, includeIgnored: !ignore };
}

function stdinOf({ stdin, stdinFilename, fix }: Values, paths: readonly string[]): string | undefined {
  if (!stdin) return undefined;
  if (fix) throw new UsageError("--stdin cannot be used with --fix; to apply fixes, pass the path of the file.");
  if (paths.some((given) => given !== ".")) throw new UsageError("--stdin cannot be used with paths.");
  if (stdinFilename !== undefined && !isLintedPath(stdinFilename))
    throw new UsageError(
      "--stdin-filename must have the ending of a file that is linted, such as .yaml, .json or .tf.",
    );
  return stdinFilename ?? "stdin.yaml";
}

function presetOf(value: string | undefined): PresetName | undefined {
  const preset = presetNames.find((name) => name === value);
  if (value !== undefined && !preset) throw new UsageError(mustBeOneOf("--preset", presetNames, value));
  return preset;
}

function releaseOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const release = /^v?(\d+\.\d+)(?:\.\d+)?$/u.exec(value)?.[1];
  if (release === undefined) {
    throw new UsageError(`--release must be a Karpenter release such as 1.14, not "${visibleValue(value)}".`);
  }
  const reason = whyUnsupported(release);
  if (reason !== undefined) throw new UsageError(`--release: ${value} ${reason}.`);
  return release;
}

function numberOf(value: string | undefined): number {
  if (value === undefined) return -1;
  // -1 is ESLint's default.
  if (!/^(?:\d+|-1)$/u.test(value))
    throw new UsageError(`--max-warnings must be 0 or a larger integer, not "${visibleValue(value)}".`);
  return Number(value);
}
