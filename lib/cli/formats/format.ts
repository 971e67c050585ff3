/** The input and the output of a format. */
import type { ESLint } from "eslint";

export interface FormattedRun {
  /** With absolute paths. */
  readonly results: readonly ESLint.LintResult[];
  /** Paths are shown relative to it. */
  readonly cwd: string;
  readonly rulesMeta: ESLint.LintResultData["rulesMeta"];
  readonly isColored: boolean;
  /** The width of the terminal, at which lines are wrapped. */
  readonly columns: number;
}

/** Returns the text to print, which ends with a line break unless it is empty. */
export type Format = (run: FormattedRun) => string | Promise<string>;
