/** The problems of a run, with all that formats show about them. */
import type { ESLint, Linter, Rule } from "eslint";
import { type Effect, effectOf } from "../../eslint/effects.js";
import { visible } from "../../visible.js";
import type { FormattedRun } from "./format.js";
import { SourceText } from "./source-text.js";

/** A change that solves a problem. */
export interface Change {
  readonly description: string;
  /** Whether `--fix` makes it. */
  readonly isFix: boolean;
  readonly edit: Rule.Fix;
}

export interface Problem {
  /** The rule; `parsing` or `eslint` if no rule reports the problem. */
  readonly rule: string;
  readonly meta: Rule.RuleMetaData | undefined;
  readonly effect: Effect;
  readonly isError: boolean;
  /** Whether the file could not be linted. */
  readonly isFatal: boolean;
  /** Without characters that control a terminal or hide text. */
  readonly message: string;
  /** The text of the message without its values; the message itself if it has no ID. */
  readonly messageId: string;
  /** Lines and columns start at 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly changes: readonly Change[];
  /** Why the problem is not reported; empty if it is. */
  readonly suppressions: readonly Linter.LintSuppression[];
}

export interface FileProblems {
  readonly filePath: string;
  /** Undefined if ESLint returns no text, as for files that cannot be read. */
  readonly source: SourceText | undefined;
  readonly problems: readonly Problem[];
  readonly suppressed: readonly Problem[];
}

/** The files with problems, which may all be suppressed, in their order. */
export function problemsByFile({ results, rulesMeta }: FormattedRun): FileProblems[] {
  const metas = new Map(Object.entries(rulesMeta));
  return results
    .filter(({ messages, suppressedMessages }) => messages.length + suppressedMessages.length > 0)
    .map((result) => ({
      filePath: result.filePath,
      source: sourceOf(result),
      problems: result.messages.map((message) => problemOf(message, metas)),
      suppressed: result.suppressedMessages.map((message) => problemOf(message, metas)),
    }));
}

/** The address of the page about a rule. */
export function pageOf({ meta }: Problem): string | undefined {
  const { url } = meta?.docs ?? {};
  return url === undefined ? undefined : visible(url);
}

function sourceOf({ output, source }: ESLint.LintResult): SourceText | undefined {
  // With `--fix`, the positions are those in the text after the fixes.
  const text = output ?? source;
  return text === undefined ? undefined : new SourceText(text);
}

type Message = Linter.LintMessage & Partial<Pick<Linter.SuppressedLintMessage, "suppressions">>;

function problemOf(message: Message, metas: ReadonlyMap<string, Rule.RuleMetaData>): Problem {
  const { ruleId, severity, fatal = false, fix, suggestions = [], suppressions = [] } = message;
  const meta = ruleId === null ? undefined : metas.get(ruleId);
  const text = visible(message.message);
  return {
    rule: ruleId === null ? (severity === 2 ? "parsing" : "eslint") : visible(ruleId),
    meta,
    effect: effectOf(message, meta),
    isError: severity === 2,
    isFatal: fatal,
    message: text,
    messageId: message.messageId ?? text,
    ...positionOf(message),
    changes: [
      ...(fix ? [{ description: "Fix with --fix.", isFix: true, edit: fix }] : []),
      ...suggestions.map(({ desc, fix: edit }) => ({ description: visible(desc), isFix: false, edit })),
    ],
    suppressions,
  };
}

/** ESLint has no position, or one that starts at 0, for problems with whole files. */
function positionOf(message: Message): Pick<Problem, "line" | "column" | "endLine" | "endColumn"> {
  const line = atLeast(1, message.line);
  const column = atLeast(1, message.column);
  const endLine = atLeast(line, message.endLine);
  return { line, column, endLine, endColumn: atLeast(endLine === line ? column : 1, message.endColumn) };
}

function atLeast(min: number, value: number | undefined): number {
  return Math.max(min, value ?? min);
}
