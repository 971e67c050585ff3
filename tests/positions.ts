/** The positions of texts in the code of a test case. */

interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The position of the first occurrence of a text that is on one line, as rules report it. */
export function positionOf(code: string, text: string): Position {
  const start = code.indexOf(text);
  if (start === -1) throw new Error(`The code does not contain ${text}.`);
  const before = code.slice(0, start).split("\n");
  const line = before.length;
  const column = (before.at(-1) ?? "").length + 1;
  return { line, column, endLine: line, endColumn: column + text.length };
}
