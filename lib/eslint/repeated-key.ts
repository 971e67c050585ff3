/** The error of a key that a mapping has twice. */
import type { YamlError } from "./parse-errors.js";

/** What may be before a key on its line: the dashes of list items. */
const BEFORE = /^\s*(?:- +)*/u;

/** The error of the second of two equal keys, given its position: both start at 1. */
export function repeatedKeyError(lines: readonly string[], line: number, column: number): YamlError {
  const text = (lines[line - 1] ?? "").slice(column - 1);
  const key = keyAt(text);
  const first = firstLine(lines, line - 1, column - 1, key);
  const where =
    first === undefined ? "is set twice" : `in line ${String(line)} is already set in line ${String(first)}`;
  return { message: `\`${key}\` ${where}; remove one of them`, line, column };
}

function keyAt(text: string): string {
  const [, double, single, plain] = /^(?:"([^"]*)"|'([^']*)'|([^:,]*))/u.exec(text) ?? [];
  return (double ?? single ?? plain ?? "").trim();
}

/** The first line above with a key in the same mapping; undefined inside braces that started on the line. */
function firstLine(lines: readonly string[], last: number, column: number, key: string): number | undefined {
  let found: number | undefined;
  if ((lines[last] ?? "").slice(0, column).includes("{")) return undefined;
  for (let index = last - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? "";
    const indent = line.length - line.trimStart().length;
    if (indent === line.length || line[indent] === "#") continue;
    const before = BEFORE.exec(line)?.[0] ?? "";
    if (before.length === column && line.includes(":") && keyAt(line.slice(column)) === key) found = index + 1;
    // The mapping starts here, or after this line.
    if (indent < column || line.startsWith("---")) break;
  }
  return found;
}
