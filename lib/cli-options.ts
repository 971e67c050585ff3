/** The command line of `karpenter-lint`. */
import { parseArgs } from "node:util";
import { type PresetName, presetNames } from "./configs.js";

/** What the user got wrong, in one sentence; the command says it and ends with exit code 2. */
export class UsageError extends Error {}

export interface CliOptions {
  readonly paths: readonly string[];
  /** Given, it also means the built-in configuration. */
  readonly preset: PresetName | undefined;
  readonly release: string | undefined;
  readonly fix: boolean;
  readonly format: string;
  /** The number of warnings that is still fine; -1 for any. */
  readonly maxWarnings: number;
  readonly help: boolean;
  readonly version: boolean;
}

export const help = `karpenter-lint [options] [path ...]

Lints the Karpenter and Argo CD manifests in files and folders; without a path, in this folder.
Uses the ESLint configuration of the repository if that has the plugin, else one of its own.

  --preset NAME      ${presetNames.join(", ")} (default: recommended);
                     leaves the repository's configuration aside; but for base, the rules of
                     workspace, which compare files, are on beside it
  --release N.N      the Karpenter release that the manifests are for, such as 1.14
  --fix              mend what can be mended without changing what runs
  --format NAME      stylish (default), json, html, or a path or package, as ESLint's;
                     readiness (Markdown) and readiness-html: a report on all of it
  --max-warnings N   fail on more than N warnings
  --help             print this
  --version          print the version

Exit code: 0 nothing found, 1 errors found, 2 could not lint.
`;

export function parseOptions(args: readonly string[]): CliOptions {
  const { values, positionals } = parse(args);
  return {
    paths: positionals.length > 0 ? positionals : ["."],
    preset: presetOf(values.preset),
    release: releaseOf(values.release),
    fix: values.fix,
    format: values.format,
    maxWarnings: numberOf(values["max-warnings"]),
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
        format: { type: "string", short: "f", default: "stylish" },
        "max-warnings": { type: "string" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    });
  } catch (error) {
    // Node's own sentence, without its advice on how to pass a file of that name.
    const [sentence = ""] = (error as Error).message.split(/\.\s/u, 1);
    throw new UsageError(`${sentence.replace(/\.$/u, "")}; see karpenter-lint --help.`, { cause: error });
  }
}

function presetOf(value: string | undefined): PresetName | undefined {
  const preset = presetNames.find((name) => name === value);
  if (value !== undefined && !preset) {
    throw new UsageError(`--preset must be one of ${presetNames.join(", ")}, not "${value}".`);
  }
  return preset;
}

function releaseOf(value: string | undefined): string | undefined {
  if (value !== undefined && !/^\d+\.\d+$/u.test(value)) {
    throw new UsageError(`--release must be a minor release of Karpenter such as 1.14, not "${value}".`);
  }
  return value;
}

function numberOf(value: string | undefined): number {
  if (value === undefined) return -1;
  if (!/^-?\d+$/u.test(value)) throw new UsageError(`--max-warnings must be a whole number, not "${value}".`);
  return Number(value);
}
