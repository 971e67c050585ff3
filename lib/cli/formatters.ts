/** The formatters that the command accepts, and the facts that they receive. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ESLint } from "eslint";
import { type CliOptions, UsageError } from "./options.js";
import type { RunFacts } from "../report/run.js";

/** The formatters of this package. */
const OWN_FORMATTERS = new Set(["readiness", "readiness-html"]);

/** What the options do not tell about a run. */
interface Circumstances {
  readonly usesOwn: boolean;
  readonly skipped: ReadonlySet<string>;
  readonly cwd: string;
}

/** The problems of a run. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  /** Whether there are more warnings than allowed. */
  readonly tooMany: boolean;
}

export interface Formatter {
  readonly format: (results: ESLint.LintResult[], counts: Counts) => Promise<string>;
}

/** Loads the formatter before the run, which a wrong name would make useless. */
export async function formatterFor(
  options: CliOptions,
  eslint: ESLint,
  circumstances: Circumstances,
): Promise<Formatter> {
  const formatter = await load(eslint, formatterOf(options.format, circumstances.cwd));
  return {
    async format(results, { tooMany, warnings }) {
      return formatter.format(results, {
        ...(tooMany && { maxWarningsExceeded: { maxWarnings: options.maxWarnings, foundWarnings: warnings } }),
        // Other formatters may print all that they receive.
        ...(OWN_FORMATTERS.has(options.format) && { karpenter: factsOf(options, circumstances) }),
      });
    },
  };
}

/** What the readiness report shows about the run. */
function factsOf(
  { preset = "recommended", release, paths }: CliOptions,
  { usesOwn, skipped, cwd }: Circumstances,
): RunFacts {
  return {
    preset: usesOwn ? undefined : preset,
    release,
    skipped,
    paths: paths.map((given) => path.resolve(cwd, given)),
  };
}

/** The name or path by which ESLint finds a formatter. */
function formatterOf(name: string, cwd: string): string {
  if (OWN_FORMATTERS.has(name)) return fileURLToPath(new URL(`../report/${name}.js`, import.meta.url));
  return name.startsWith(".") ? path.resolve(cwd, name) : name;
}

async function load(eslint: ESLint, name: string): Promise<ESLint.LoadedFormatter> {
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
