/** The command line of `karpenter-lint`. */
import { parseArgs } from "node:util";
import { type PresetName, presetNames } from "../eslint/presets.js";
import { alternatives } from "../prose.js";

/** An error of the user, in one sentence; the command prints it and exits with code 2. */
export class UsageError extends Error {}

export interface CliOptions {
  readonly paths: readonly string[];
  /** If set, the built-in configuration is used. */
  readonly preset: PresetName | undefined;
  readonly release: string | undefined;
  readonly fix: boolean;
  /** Whether files that git ignores are linted too. */
  readonly includeIgnored: boolean;
  /** Whether comments in files can switch rules off and set their options. */
  readonly allowInlineConfig: boolean;
  readonly format: string;
  /** The maximum number of warnings; -1 for no maximum. */
  readonly maxWarnings: number;
  /** If set, the command shows what a node pool can launch, and lints nothing. */
  readonly launch: LaunchOptions | undefined;
  /** If set, such as `1.9..1.15`, the command shows what this upgrade changes, and lints nothing. */
  readonly upgrade: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

export interface LaunchOptions {
  /** The name of the node pool. */
  readonly pool: string;
  /** The instance type to explain; all admitted ones if undefined. */
  readonly type: string | undefined;
  readonly includeIgnored: boolean;
}

export const help = `karpenter-lint [options] [path ...]

Lints Karpenter and Argo CD manifests. Without a path, lints the current folder.
Uses the repository's ESLint configuration if it includes this plugin,
otherwise a built-in one.

  --preset NAME      recommended (default), strict, workspace, all or base;
                     ignores the repository's configuration; every preset
                     except base also enables the workspace rules
  --release N.N      the Karpenter release to check against, such as 1.14
  --fix              apply fixes that cannot affect what runs
  --format NAME      stylish (default), json, html, or the path or package of an
                     ESLint formatter; readiness (Markdown) or readiness-html:
                     a readiness report of the whole repository
  --no-ignore        also lint files that git ignores, and .terraform/
  --no-inline-config ignore comments that disable or configure rules, for
                     files of people you don't trust
  --max-warnings N   fail if there are more than N warnings
  --launch POOL      instead of linting, list the EC2 instance types that the
                     NodePools of this name admit, as far as the files tell
  --type TYPE        with --launch, show what excludes this instance type, such
                     as m7g.large
  --upgrade A..B     instead of linting, list what the upgrade from the Karpenter
                     release A to B changes for the files, such as 1.9..1.15
  --help             show this help
  --version          show the version

Exit codes: 0 = no errors, 1 = errors found, 2 = could not run.
`;

export function parseOptions(args: readonly string[]): CliOptions {
  const { values, positionals } = parse(args);
  return {
    paths: positionals.length > 0 ? positionals : ["."],
    preset: presetOf(values.preset),
    release: releaseOf(values.release),
    fix: values.fix,
    includeIgnored: values["no-ignore"],
    allowInlineConfig: !values["no-inline-config"],
    format: values.format ?? "stylish",
    maxWarnings: numberOf(values["max-warnings"]),
    launch: launchOf(values),
    upgrade: upgradeOf(values),
    help: values.help,
    version: values.version,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        preset: { type: "string" },
        release: { type: "string" },
        fix: { type: "boolean", default: false },
        format: { type: "string", short: "f" },
        launch: { type: "string" },
        type: { type: "string" },
        upgrade: { type: "string" },
        "no-ignore": { type: "boolean", default: false },
        "no-inline-config": { type: "boolean", default: false },
        "max-warnings": { type: "string" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    });
  } catch (error) {
    // The sentence of Node.js, without its advice on how to pass a file of that name.
    const [sentence = ""] = (error as Error).message.split(/\.\s/u, 1);
    throw new UsageError(`${sentence.replace(/\.$/u, "")}; see karpenter-lint --help.`, { cause: error });
  }
}

/** The options that only linting has. */
const LINTING = ["preset", "release", "fix", "format", "no-inline-config", "max-warnings"] as const;

function launchOf(values: ReturnType<typeof parse>["values"]): LaunchOptions | undefined {
  const { launch: pool, type } = values;
  if (pool === undefined) {
    if (type !== undefined) throw new UsageError("--type requires --launch with the name of a NodePool.");
    return undefined;
  }
  if (pool === "") throw new UsageError("--launch must be the name of a NodePool.");
  if (type === "") throw new UsageError("--type must be an instance type, such as m7g.large.");
  const other = LINTING.find((name) => values[name] !== undefined && values[name] !== false);
  if (other !== undefined) throw new UsageError(`--launch lints nothing, so it cannot be used with --${other}.`);
  return { pool, type, includeIgnored: values["no-ignore"] };
}

function upgradeOf(values: ReturnType<typeof parse>["values"]): string | undefined {
  const { upgrade } = values;
  const other = [...LINTING, "launch" as const].find((name) => values[name] !== undefined && values[name] !== false);
  if (upgrade !== undefined && other !== undefined)
    throw new UsageError(`--upgrade lists what an upgrade changes, so it cannot be used with --${other}.`);
  return upgrade;
}

function presetOf(value: string | undefined): PresetName | undefined {
  const preset = presetNames.find((name) => name === value);
  if (value !== undefined && !preset) {
    throw new UsageError(`--preset must be ${alternatives(presetNames)}, not "${value}".`);
  }
  return preset;
}

function releaseOf(value: string | undefined): string | undefined {
  if (value !== undefined && !/^\d+\.\d+$/u.test(value)) {
    throw new UsageError(`--release must be a minor Karpenter release such as 1.14, not "${value}".`);
  }
  return value;
}

function numberOf(value: string | undefined): number {
  if (value === undefined) return -1;
  if (!/^-?\d+$/u.test(value)) throw new UsageError(`--max-warnings must be an integer, not "${value}".`);
  return Number(value);
}
