/** Compares what ESLint reports about the same files for different releases. */
import type { ESLint, Linter } from "eslint";

/** A problem that only one of two releases has. */
export interface Finding {
  /** As an absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The rule with its prefix. */
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  /** The first minor release that has the problem, or no longer has it. */
  readonly since: string;
}

/** The results of a run for one release. */
export interface ReleaseRun {
  readonly release: string;
  readonly results: readonly ESLint.LintResult[];
}

export interface Comparison {
  /** The problems of the last release that the first one does not have. */
  readonly added: readonly Finding[];
  /** The problems of the first release that the last one does not have. */
  readonly removed: readonly Finding[];
}

interface Problem {
  readonly file: string;
  readonly message: Linter.LintMessage;
}

/**
 * What differs between the first and the last run. The runs between them, which need only the files that differ, tell
 * since when.
 */
export function compare(first: ReleaseRun, between: readonly ReleaseRun[], last: ReleaseRun, own: string): Comparison {
  const before = problemsBy(first, own);
  const after = problemsBy(last, own);
  const steps = between.map(({ release, results }) => ({
    release,
    keys: new Set(problemsBy({ release, results }, own).keys()),
  }));
  const since = (isAsLast: (keys: ReadonlySet<string>) => boolean): string => {
    // Only the last stretch counts.
    const others = steps.findLastIndex(({ keys }) => !isAsLast(keys));
    return steps[others + 1]?.release ?? last.release;
  };
  const lackedBy = (one: Map<string, Problem>, other: Map<string, Problem>) =>
    [...one].filter(([key]) => !other.has(key));
  return {
    added: lackedBy(after, before).map(([key, problem]) =>
      findingOf(
        problem,
        since((keys) => keys.has(key)),
      ),
    ),
    removed: lackedBy(before, after).map(([key, problem]) =>
      findingOf(
        problem,
        since((keys) => !keys.has(key)),
      ),
    ),
  };
}

/** The files that differ between two runs, as absolute paths, and the rules that make the difference. */
export function differencesOf(
  first: ReleaseRun,
  last: ReleaseRun,
  own: string,
): { readonly files: readonly string[]; readonly rules: ReadonlySet<string> } {
  const { added, removed } = compare(first, [], last, own);
  const all = [...added, ...removed];
  return { files: [...new Set(all.map(({ file }) => file))].sort(), rules: new Set(all.map(({ rule }) => rule)) };
}

/** The problems of a run, by keys that do not depend on the release. */
function problemsBy({ results }: ReleaseRun, own: string): Map<string, Problem> {
  const all = results.flatMap(({ filePath: file, messages }) => messages.map((message) => ({ file, message })));
  return new Map(all.map((problem) => [keyOf(problem, own), problem]));
}

/** The texts of the rule for upgrades are the same for all releases; those of others contain the release. */
function keyOf({ file, message }: Problem, own: string): string {
  const { ruleId, messageId, line, column, endLine, endColumn } = message;
  const what = ruleId === own || messageId === undefined ? message.message : messageId;
  return JSON.stringify([file, ruleId, line, column, endLine, endColumn, what]);
}

function findingOf({ file, message }: Problem, since: string): Finding {
  const { ruleId, messageId = "", line, column } = message;
  return { file, line, column, rule: ruleId ?? "", messageId, message: message.message, since };
}
