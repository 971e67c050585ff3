/** Starts and ends of the lines of a text; indexes count UTF-16 code units. */
import { lastAtMost } from "../binary-search.js";

/** The start of the line that an index is on. */
export function lineStart(text: string, index: number): number {
  return index === 0 ? 0 : text.lastIndexOf("\n", index - 1) + 1;
}

/** The end of the line that an index is on, before its line break. */
export function lineEnd(text: string, index: number): number {
  const lineFeed = text.indexOf("\n", index);
  if (lineFeed < 0) return text.length;
  return text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
}

export function columnOf(text: string, index: number): number {
  return index - lineStart(text, index);
}

/** Whether only indentation precedes an index on its line. */
export function isFirstOnLine(text: string, index: number): boolean {
  return text.slice(lineStart(text, index), index).trim() === "";
}

/** Finds the lines and columns of a text, both starting at 1. */
export class LineIndex {
  readonly #starts: readonly number[];

  private constructor(starts: readonly number[]) {
    this.#starts = starts;
  }

  static of(text: string): LineIndex {
    const starts = [0];
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) starts.push(index + 1);
    return new LineIndex(starts);
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    const line = lastAtMost(this.#starts, offset, (start) => start);
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) + 1 };
  }

  /** The inverse of `at`; undefined if the text is shorter. */
  indexAt(line: number, column: number): number | undefined {
    const start = this.#starts[line - 1];
    return start === undefined ? undefined : start + column - 1;
  }
}
