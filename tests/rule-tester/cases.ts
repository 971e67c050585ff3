/** The cases of a rule as data, and the checks of their form. */
import type { EslintRule } from "../../lib/eslint/rule.js";

/** A message of a rule: of a problem, or of a suggestion. */
export interface Report {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
}

interface ExpectedSuggestion extends Report {
  readonly output: string;
}

interface ExpectedProblem extends Report {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly suggestions?: readonly ExpectedSuggestion[];
}

export interface Case {
  readonly name: string;
  readonly code: string;
  readonly filename?: string;
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface InvalidCase extends Case {
  readonly errors: readonly ExpectedProblem[];
  /** The text after one pass of fixes; absent or null if nothing is fixed. */
  readonly output?: string | null;
}

export interface Cases {
  /** For each message of the rule, the text with which the cases report it first. */
  readonly texts: Readonly<Record<string, string>>;
  /**
   * A manifest that lacks a field, for rules that require some: tests/lib/patches.test.ts shows that patches and bases,
   * which get it elsewhere, are left alone.
   */
  readonly lacking?: Pick<Case, "code" | "options">;
  readonly valid: readonly Case[];
  readonly invalid: readonly InvalidCase[];
}

const caseKeys = ["name", "code", "filename", "options", "settings"];
const reportKeys = ["messageId", "data"];
const positionKeys = ["line", "column", "endLine", "endColumn"];

/** What is wrong with the form of the cases, each with the name of the case. */
export function malformed(rule: EslintRule, { valid, invalid }: Cases): string[] {
  const seen = new Set<string>();
  const cases = [
    ...valid.map((one) => ({ one, wrong: unknownKeys(one, caseKeys) })),
    ...invalid.map((one) => ({ one, wrong: malformedInvalid(rule, one) })),
  ];
  return cases.flatMap(({ one, wrong }) => {
    const { name, ...content } = one;
    const key = JSON.stringify(content, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));
    const repeated = [
      ...(seen.has(`name ${name}`) ? ["another case has this name"] : []),
      ...(seen.has(key) ? ["another case has this content"] : []),
    ];
    seen.add(`name ${name}`).add(key);
    return [...wrong, ...repeated].map((what) => `${name}: ${what}`);
  });
}

function malformedInvalid(rule: EslintRule, one: InvalidCase): string[] {
  const reports = one.errors.flatMap(({ suggestions = [], ...problem }) => [
    ...malformedReport(rule, problem, positionKeys),
    ...positionKeys.filter((key) => !(key in problem)).map((key) => `a problem has no ${key}`),
    ...suggestions.flatMap((suggestion) => [
      ...malformedReport(rule, suggestion, ["output"]),
      ...(suggestion.output === one.code ? ["a suggestion changes nothing"] : []),
    ]),
  ]);
  return [
    ...unknownKeys(one, [...caseKeys, "errors", "output"]),
    ...(one.errors.length === 0 ? ["no problem is expected"] : []),
    ...(one.output === one.code ? ["the output is the code"] : []),
    ...reports,
  ];
}

function malformedReport(rule: EslintRule, report: Report, more: readonly string[]): string[] {
  const { messageId, data = {} } = report;
  const template = rule.meta?.messages?.[messageId];
  if (template === undefined) return [`the rule has no message ${messageId}`];
  return [
    ...unknownKeys(report, [...reportKeys, ...more]),
    ...placeholdersIn(template)
      .filter((name) => !(name in data))
      .map((name) => `${messageId} needs data for ${name}`),
  ];
}

function placeholdersIn(template: string): string[] {
  return Array.from(template.matchAll(/\{\{(\w+)\}\}/gu), ([, name = ""]) => name);
}

function unknownKeys(value: object, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown key ${key}`);
}
