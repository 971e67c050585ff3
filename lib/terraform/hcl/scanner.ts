/** Steps over the characters of HCL that are not values: spaces, comments, and parts that can't be read. */
import { stringEnd } from "../expressions.js";
import type { Comment } from "./syntax.js";

const SPACES = /[ \t\r]*/uy;
const SPACES_AND_LINES = /\s*/uy;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/uy;
const HEREDOC = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;

/** A heredoc: its lines, and the end of its closing marker. */
export interface Heredoc {
  readonly isIndented: boolean;
  readonly start: number;
  readonly linesEnd: number;
  readonly end: number;
}

export class Scanner {
  readonly text: string;
  readonly comments: Comment[] = [];
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The text of a pattern at the present index, which is then stepped over. */
  take(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Steps over a character, if it is the next one. */
  takes(character: string): boolean {
    if (this.next !== character) return false;
    this.at += 1;
    return true;
  }

  /** Steps over spaces and comments, and over line breaks if they have no meaning. */
  skipBlank(withLines: boolean): void {
    for (;;) {
      this.take(withLines ? SPACES_AND_LINES : SPACES);
      const start = this.at;
      const comment = this.take(COMMENT);
      if (comment === undefined) return;
      // Parts of values that turn out to be operations are read twice.
      if (start >= (this.comments.at(-1)?.range[1] ?? 0))
        this.comments.push({ text: comment, range: [start, this.at] });
    }
  }

  /** Steps over spaces, comments and line breaks; whether anything follows. */
  hasMore(): boolean {
    this.skipBlank(true);
    return !this.isAtEnd;
  }

  /**
   * The heredoc at the present index, which is then stepped over. One without an end is stepped over too, but has no
   * lines.
   */
  heredoc(): Heredoc | undefined {
    HEREDOC.lastIndex = this.at;
    const opening = HEREDOC.exec(this.text);
    if (!opening) return undefined;
    const start = this.at + opening[0].length;
    for (let line = start; line < this.text.length;) {
      const found = this.text.indexOf("\n", line);
      const end = found < 0 ? this.text.length : found;
      if (this.text.slice(line, end).trim() === opening[2]) {
        this.at = this.text.slice(line, end).trimEnd().length + line;
        return { isIndented: opening[1] === "-", start, linesEnd: line, end: this.at };
      }
      line = end + 1;
    }
    this.at = this.text.length;
    return { isIndented: false, start: this.at, linesEnd: this.at, end: this.at };
  }

  /** Steps over one string, heredoc or character. */
  skipToken(): void {
    if (this.next === '"') this.at = Math.min(stringEnd(this.text, this.at), this.text.length);
    else if (this.next !== "<" || !this.heredoc()) this.at += 1;
  }
}
