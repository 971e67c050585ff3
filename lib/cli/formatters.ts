/** The formatters of a run: those of this package, and ESLint's. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { ESLint } from "eslint";
import { didYouMean } from "../did-you-mean.js";
import { guess } from "../guess.js";
import type { RunFacts } from "../report/run.js";
import { visibleValue } from "../visible.js";
import type { ConfigSource } from "./config-source.js";
import type { Configured } from "./configuration.js";
import { formats } from "./formats/formats.js";
import type { CliOptions } from "./options.js";
import { type Output, REPORTS, formatNames } from "./outputs.js";
import { UsageError } from "./usage-error.js";
import { alternatives } from "../prose.js";

/** What the options do not tell about a run. */
interface Circumstances {
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

type Format = (results: ESLint.LintResult[], counts: Counts) => string | Promise<string>;

/** Loads the formatters before the run, which a wrong name would make useless. */
export async function writerFor(
  options: CliOptions,
  configured: Configured,
  circumstances: Circumstances,
): Promise<(results: ESLint.LintResult[], counts: Counts) => Promise<void>> {
  const outputs = await Promise.all(
    options.outputs.map(async (output) => ({
      output,
      format: await formatFor(output, options, configured, circumstances),
    })),
  );
  return async (results, counts) => {
    for (const { output, format } of outputs) write(output, await format(results, counts), circumstances.cwd);
  };
}

function write({ file }: Output, text: string, cwd: string): void {
  const whole = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  if (file === undefined) {
    process.stdout.write(whole);
    return;
  }
  try {
    writeFileSync(path.resolve(cwd, file), whole);
  } catch (error) {
    throw new UsageError(`Cannot write "${visibleValue(file)}": ${String((error as NodeJS.ErrnoException).code)}.`, {
      cause: error,
    });
  }
}

async function formatFor(
  { format: name, file }: Output,
  options: CliOptions,
  { eslint, source }: Configured,
  circumstances: Circumstances,
): Promise<Format> {
  const { cwd } = circumstances;
  const own = formats.get(name);
  if (own) {
    const isTerminal = file === undefined && process.stdout.isTTY;
    const columns = isTerminal ? process.stdout.columns : 100;
    return (results) =>
      own({
        results,
        cwd,
        rulesMeta: eslint.getRulesMetaForResults(results),
        isColored: file === undefined && isColored(isTerminal),
        columns,
      });
  }
  const formatter = await load(eslint, placeOf(name, cwd));
  return async (results, { tooMany, warnings }) => {
    const text: unknown = await formatter.format(results, {
      ...(tooMany && { maxWarningsExceeded: { maxWarnings: options.maxWarnings, foundWarnings: warnings } }),
      // Other formatters may print all that they receive.
      ...(REPORTS.includes(name) && { karpenter: factsOf(options, source, circumstances) }),
    });
    if (typeof text === "string") return text;
    throw new UsageError(`The formatter "${visibleValue(name)}" does not return text.`);
  };
}

/** As Node.js and most tools decide it: https://no-color.org and https://force-color.org. */
function isColored(isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none } = process.env;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  return isTerminal && (none === undefined || none === "");
}

/** What the readiness report shows about the run. */
function factsOf(
  { preset, release, paths }: CliOptions,
  { usesEslintConfig, configuration }: ConfigSource,
  { skipped, cwd }: Circumstances,
): RunFacts {
  const configured = configuration.settings["release"];
  return {
    preset: usesEslintConfig ? undefined : (preset ?? configuration.preset),
    release: release ?? (typeof configured === "string" ? configured : undefined),
    skipped,
    paths: paths.map((given) => path.resolve(cwd, given)),
  };
}

/** The name or path by which ESLint finds a formatter. */
function placeOf(name: string, cwd: string): string {
  if (REPORTS.includes(name)) return fileURLToPath(new URL(`../report/${name}.js`, import.meta.url));
  return name.startsWith(".") ? path.resolve(cwd, name) : name;
}

async function load(eslint: ESLint, name: string): Promise<ESLint.LoadedFormatter> {
  try {
    return await eslint.loadFormatter(name);
  } catch (error) {
    const { message } = error as Error;
    if (message.startsWith("Formatter must be a function"))
      throw new UsageError(
        `The formatter "${visibleValue(name)}" does not export a function as default; use a formatter of ESLint.`,
        { cause: error },
      );
    const [, reason] = message.split("\nError: ");
    if (reason !== undefined && !/^Cannot find (?:module|package)/u.test(reason))
      throw new UsageError(`Cannot load the formatter "${visibleValue(name)}": ${reason.split("\n", 1)[0] ?? ""}`);
    const all = alternatives([...formatNames, "the path or package of an ESLint formatter"]);
    const remedy = didYouMean(guess(name, formatNames), `use ${all}.`);
    throw new UsageError(`Unknown format "${visibleValue(name)}"${remedy}`, { cause: error });
  }
}
