/** What is wrong with a text that is not valid YAML, in words that tell how to correct it. */
import type { ParseError } from "yaml-eslint-parser";
import { visible, visibleValue } from "../visible.js";
import { LineIndex } from "../yaml/lines.js";
import { type BrokenDocument, type ReadText, type RepeatedKey, isRepeatedKey } from "../yaml/read-text.js";
import { isTemplated } from "../yaml/template.js";
import type { Range } from "../yaml/text-map.js";
import { unquotedValue } from "../yaml/unquoted.js";

export interface YamlError {
  readonly message: string;
  /** Both start at 1, as ESLint expects in errors. */
  readonly line: number;
  readonly column: number;
}

/** The problems of documents that are not valid YAML, in the order of the text. */
export function errorsOf(text: string, { broken, repeated }: Pick<ReadText, "broken" | "repeated">): YamlError[] {
  const lines = LineIndex.of(text);
  const errors = [
    ...broken.map((document) => describeError(document, lines.at(document.start).line - 1)),
    // Keys that a template sets may differ.
    ...repeated.filter(({ key }) => !isTemplated(key)).map((key) => repeatedKeyError(key, lines)),
  ];
  return errors.sort((one, other) => one.line - other.line || one.column - other.column);
}

function repeatedKeyError({ key, range: [start], first }: RepeatedKey, lines: LineIndex): YamlError {
  const { line, column } = lines.at(start);
  const { line: firstLine } = lines.at(first);
  const where =
    firstLine === line ? "is set twice" : `in line ${String(line)} is already set in line ${String(firstLine)}`;
  return { message: `\`${visibleValue(key)}\` ${where}; remove one of them`, line, column };
}

/** What is wrong with a document, given the number of lines before it. */
function describeError({ text, error }: BrokenDocument, linesBefore: number): YamlError {
  const unquoted = unquotedError(text, linesBefore);
  if (unquoted) return unquoted;
  // The parser sets the line to 0 if it is unknown.
  const { message, lineNumber = 1, column = 0 } = error as Partial<ParseError>;
  const line = Math.max(lineNumber, 1);
  const deeper = deeperLine(text.split(/\r?\n/u), line, linesBefore);
  if (deeper) return deeper;
  return { message: wordsFor(error, String(message)), line: line + linesBefore, column: Math.max(column + 1, 1) };
}

function wordsFor(error: unknown, message: string): string {
  if (error instanceof RangeError || message.includes("call stack")) return "It is nested too deeply";
  return isRepeatedKey(error) ? "This key is set twice; remove one of them" : visible(message);
}

/** A key with a value on its line; in a list, after the dash. */
const ENTRY = /^(\s*(?:- +)*)[\w./-]+:\s+[^\s#|>&!*{[]/u;
const KEY = /^(\s*(?:- +)*)(?:[\w./-]+|"[^"]*"|'[^']*'):(?:\s|$)/u;
const EMPTY = /^\s*(?:#.*)?$/u;

/** The error of a key that is indented deeper than the key before it, which has a value already. */
function deeperLine(lines: readonly string[], reported: number, linesBefore: number): YamlError | undefined {
  // The parser reports the first of both lines, or one after it.
  const upper = lines.findLastIndex((line, index) => index < reported - 1 && !EMPTY.test(line));
  for (const first of [upper, reported - 1]) {
    const second = lines.findIndex((line, index) => index > first && !EMPTY.test(line));
    const entry = ENTRY.exec(lines[first] ?? "")?.[1];
    const key = KEY.exec(lines[second] ?? "")?.[1];
    if (entry === undefined || key === undefined || key.length <= entry.length) continue;
    const line = second + 1 + linesBefore;
    return {
      message: `Line ${String(line)} is indented deeper than line ${String(first + 1 + linesBefore)}, which has a value already; align them`,
      line,
      column: key.length + 1,
    };
  }
  return undefined;
}

/** The error of an ApplicationSet with an unquoted `{{ … }}`, which Argo CD can't read; undefined if it has none. */
function unquotedError(text: string, linesBefore: number): YamlError | undefined {
  const range = unquotedIn(text);
  if (!range) return undefined;
  const [value = ""] = text.slice(...range).split("\n", 1);
  const { line, column } = LineIndex.of(text).at(range[0]);
  return {
    message: `\`${visibleValue(value.trimEnd())}\` is not in quotes, so YAML reads its braces as a mapping; put it in quotes`,
    line: line + linesBefore,
    column,
  };
}

export function isUnquoted(text: string): boolean {
  return unquotedIn(text) !== undefined;
}

function unquotedIn(text: string): Range | undefined {
  return text.includes("ApplicationSet")
    ? unquotedValue(text, (root) => root.get("kind").value === "ApplicationSet")
    : undefined;
}
