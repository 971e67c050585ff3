/** What linting a case says, and what the case expects it to say, in one form that can be compared. */
import type { Linter } from "eslint";
import type { EslintRule } from "../../lib/eslint/rule.js";
import type { Case, InvalidCase, Report } from "./cases.js";

type Message = Linter.LintMessage;
type Fix = NonNullable<Message["fix"]>;

interface Problem {
  readonly messageId: string | undefined;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number | undefined;
  readonly endColumn: number | undefined;
  readonly suggestions: readonly { readonly messageId: string; readonly message: string; readonly output: string }[];
}

export interface Outcome {
  readonly problems: readonly Problem[];
  /** The text after one pass of fixes. */
  readonly output: string;
}

export function outcomeOf({ code }: Case, messages: readonly Message[]): Outcome {
  const problems = messages.map(({ messageId, message, line, column, endLine, endColumn, suggestions = [] }) => ({
    ...{ messageId, message, line, column, endLine, endColumn },
    suggestions: suggestions.map(({ messageId: id = "", desc, fix }) => ({
      messageId: id,
      message: desc,
      output: applyFixes(code, [fix]),
    })),
  }));
  return {
    problems,
    output: applyFixes(
      code,
      messages.flatMap(({ fix }) => fix ?? []),
    ),
  };
}

export function expectedOutcome(rule: EslintRule, { code, errors, output }: InvalidCase): Outcome {
  return {
    problems: errors.map(({ line, column, endLine, endColumn, suggestions = [], ...problem }) => ({
      ...{ messageId: problem.messageId, message: textOf(rule, problem), line, column, endLine, endColumn },
      suggestions: suggestions.map((one) => ({
        messageId: one.messageId,
        message: textOf(rule, one),
        output: one.output,
      })),
    })),
    output: output ?? code,
  };
}

/** The first text of each message, in outcomes that are in the order of the cases. */
export function firstTexts(outcomes: readonly Outcome[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const problem of outcomes.flatMap(({ problems }) => problems)) {
    for (const { messageId = "", message } of [problem, ...problem.suggestions]) texts[messageId] ??= message;
  }
  return texts;
}

function textOf(rule: EslintRule, { messageId, data = {} }: Report): string {
  const template = rule.meta?.messages?.[messageId] ?? "";
  return template.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => data[name] ?? `{{${name}}}`);
}

/** Applies fixes as ESLint does: in the order of the text, without those that overlap; a byte order mark isn't counted. */
export function applyFixes(code: string, fixes: readonly Fix[]): string {
  const mark = code.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = code.slice(mark.length);
  const sorted = fixes.toSorted(({ range: one }, { range: other }) => one[0] - other[0] || one[1] - other[1]);
  let output = mark;
  let position = 0;
  let last = -1;
  for (const { range, text: added } of sorted) {
    const [start, end] = range;
    if (start <= last) continue;
    output += text.slice(position, start) + added;
    position = end;
    last = end;
  }
  return output + text.slice(position);
}
