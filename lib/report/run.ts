/** What a formatter receives about the run of ESLint. */
import process from "node:process";
import type { ESLint } from "eslint";

export interface RunFacts {
  /** The preset, if `karpenter-lint` uses its built-in configuration. */
  readonly preset?: string | undefined;
  /** The release that the user has set. */
  readonly release?: string | undefined;
  /** Files that the language skipped, as absolute paths; undefined if unknown. */
  readonly skipped?: ReadonlySet<string> | undefined;
  /** The files and folders that were linted, as absolute paths; undefined if unknown. */
  readonly paths?: readonly string[] | undefined;
  readonly date?: Date | undefined;
}

/** The context of a formatter; only `karpenter-lint` adds the part about the run. */
export interface FormatterContext {
  readonly cwd: string;
  readonly karpenter?: RunFacts | undefined;
}

export interface Run extends RunFacts {
  readonly results: readonly ESLint.LintResult[];
  readonly cwd: string;
  readonly date: Date;
}

export function runOf(results: readonly ESLint.LintResult[], { cwd, karpenter = {} }: FormatterContext): Run {
  return { ...karpenter, results, cwd, date: karpenter.date ?? dateOfBuild() ?? new Date() };
}

/** The date that reproducible builds set instead of the current one. */
function dateOfBuild(): Date | undefined {
  const seconds = process.env["SOURCE_DATE_EPOCH"] ?? "";
  return /^\d{1,11}$/u.test(seconds) ? new Date(Number(seconds) * 1000) : undefined;
}
