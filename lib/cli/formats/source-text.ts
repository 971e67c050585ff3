/** The text of a linted file, by lines. */
import { LineIndex, lineEnd } from "../../yaml/lines.js";

export class SourceText {
  readonly #text: string;
  #index: LineIndex | undefined;
  readonly #lines = new Map<number, string | undefined>();

  constructor(text: string) {
    // ESLint counts without the byte order mark.
    this.#text = text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  /** The text of a line without its line break; undefined if the text has fewer lines. */
  lineAt(line: number): string | undefined {
    // A line with many problems can be as long as the file.
    if (!this.#lines.has(line)) this.#lines.set(line, this.#readLine(line));
    return this.#lines.get(line);
  }

  /** The line and column of an offset, which both start at 1. */
  positionAt(offset: number): { readonly line: number; readonly column: number } {
    return this.#positions.at(Math.min(Math.max(offset, 0), this.#text.length));
  }

  #readLine(line: number): string | undefined {
    const start = this.#positions.indexAt(line, 1);
    return start === undefined ? undefined : this.#text.slice(start, Math.max(start, lineEnd(this.#text, start)));
  }

  get #positions(): LineIndex {
    return (this.#index ??= LineIndex.of(this.#text));
  }
}
