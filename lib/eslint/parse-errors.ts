/** What is wrong with a text that is not valid YAML, in words that tell how to correct it. */
import type { ParseError } from "yaml-eslint-parser";
import { unquotedValue } from "../yaml/unquoted.js";
import { repeatedKeyError } from "./repeated-key.js";

export interface YamlError {
  readonly message: string;
  /** Both start at 1, as ESLint expects in errors. */
  readonly line: number;
  readonly column: number;
}

export function describeError(error: unknown, text: string): YamlError {
  // The parser sets the line to 0 if it is unknown.
  const { message, lineNumber = 1, column = 0 } = error as Partial<ParseError>;
  const line = Math.max(lineNumber, 1);
  const lines = text.split(/\r?\n/u);
  if (String(message).startsWith("Map keys must be unique")) return repeatedKeyError(lines, line, column + 1);
  const deeper = deeperLine(lines, line);
  if (deeper) return deeper;
  const isTooDeep = error instanceof RangeError || String(message).includes("call stack");
  return {
    message: isTooDeep ? "It is nested too deeply" : String(message),
    line,
    column: Math.max(column + 1, 1),
  };
}

/** A key with a value on its line; in a list, after the dash. */
const ENTRY = /^(\s*(?:- +)*)[\w./-]+:\s+[^\s#|>&!*{[]/u;
const KEY = /^(\s*(?:- +)*)(?:[\w./-]+|"[^"]*"|'[^']*'):(?:\s|$)/u;
const EMPTY = /^\s*(?:#.*)?$/u;

/** The error of a key that is indented deeper than the key before it, which has a value already. */
function deeperLine(lines: readonly string[], reported: number): YamlError | undefined {
  // The parser reports the first of both lines, or one after it.
  const upper = lines.findLastIndex((line, index) => index < reported - 1 && !EMPTY.test(line));
  for (const first of [upper, reported - 1]) {
    const second = lines.findIndex((line, index) => index > first && !EMPTY.test(line));
    const entry = ENTRY.exec(lines[first] ?? "")?.[1];
    const key = KEY.exec(lines[second] ?? "")?.[1];
    if (entry === undefined || key === undefined || key.length <= entry.length) continue;
    return {
      message: `Line ${String(second + 1)} is indented deeper than line ${String(first + 1)}, which has a value already; align them`,
      line: second + 1,
      column: key.length + 1,
    };
  }
  return undefined;
}

/** The error of an ApplicationSet with an unquoted `{{ … }}`, which Argo CD can't read; undefined if it has none. */
export function unquotedError(text: string): YamlError | undefined {
  const range = text.includes("ApplicationSet")
    ? unquotedValue(text, (root) => root.get("kind").value === "ApplicationSet")
    : undefined;
  if (!range) return undefined;
  const [value = ""] = text.slice(...range).split("\n", 1);
  const before = text.slice(0, range[0]).split("\n");
  return {
    message: `\`${value.trimEnd()}\` is not in quotes, so YAML reads its braces as a mapping; put it in quotes`,
    line: before.length,
    column: (before.at(-1) ?? "").length + 1,
  };
}
