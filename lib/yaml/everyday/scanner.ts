/** The position in a text, line by line, with the comments passed on the way. */
import type { AST } from "yaml-eslint-parser";

export const LINE_FEED = 10;
export const SPACE = 32;
export const HASH = 35;
export const DASH = 45;
export const COLON = 58;

/** Something that the reader is not certain about. */
export class Doubt extends Error {}

// Its stack does not matter.
const doubt = new Doubt();

/** Hands the text over to the parser. */
export function giveUp(): never {
  throw doubt;
}

/** The column of the end of a document. */
const NOWHERE = -1;

export class Scanner {
  readonly text: string;
  readonly comments: AST.Range[] = [];
  at = 0;
  /** The column of the first value on the current line, which `at` is the index of, or NOWHERE. */
  column = NOWHERE;
  /** The end of the line of the last value, with its line break. */
  valueEnd = 0;
  #lineStart = 0;
  /** The column of the deepest comment on a line of its own after the last value. */
  #commentColumn = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get isAtEndOfDocument(): boolean {
    return this.column === NOWHERE;
  }

  columnOf(index: number): number {
    return index - this.#lineStart;
  }

  /** NaN at the end. */
  codeAt(index: number): number {
    return this.text.charCodeAt(index);
  }

  skipSpaces(index: number): number {
    let at = index;
    while (this.text.charCodeAt(at) === SPACE) at += 1;
    return at;
  }

  isLineEnd(index: number): boolean {
    return index >= this.text.length || this.text.charCodeAt(index) === LINE_FEED;
  }

  /** Whether nothing or a space follows an indicator such as `-` or `:`. */
  isSeparated(index: number): boolean {
    return this.text.charCodeAt(index) === SPACE || this.isLineEnd(index);
  }

  /** Moves to the first line at or after the current index that has a value. */
  start(): void {
    this.#findLine(this.at);
  }

  /** Moves from the end of a value to the next line that has one: only a comment may follow on the same line. */
  finishLine(): void {
    const at = this.skipSpaces(this.at);
    if (this.codeAt(at) === HASH && (at > this.at || at === 0)) this.at = this.#passComment(at);
    else if (this.isLineEnd(at)) this.at = at;
    else giveUp();
    this.nextLine();
  }

  /** Moves from the end of a line to the next line that has a value. */
  nextLine(): void {
    this.valueEnd = Math.min(this.at + 1, this.text.length);
    this.#commentColumn = 0;
    this.#findLine(this.valueEnd);
  }

  /** Whether a comment at the end of a document may belong to a collection in it. */
  get hasIndentedComment(): boolean {
    return this.#commentColumn > 0;
  }

  #findLine(from: number): void {
    let lineStart = from;
    while (lineStart < this.text.length) {
      const at = this.skipSpaces(lineStart);
      const code = this.codeAt(at);
      if (code === HASH) {
        this.#commentColumn = Math.max(this.#commentColumn, at - lineStart);
        lineStart = this.#passComment(at) + 1;
      } else if (code === LINE_FEED) {
        lineStart = at + 1;
      } else {
        this.at = at;
        this.#lineStart = lineStart;
        this.column = at < this.text.length && !this.#isMarker(at) ? at - lineStart : NOWHERE;
        return;
      }
    }
    this.at = this.text.length;
    this.column = NOWHERE;
  }

  /** Whether a document starts here; a directive or the marker of an end is for the parser. */
  #isMarker(at: number): boolean {
    if (at > 0 && this.codeAt(at - 1) !== LINE_FEED) return false;
    if (this.text.startsWith("%", at) || this.text.startsWith("...", at)) giveUp();
    return this.text.startsWith("---", at) && this.isSeparated(at + 3);
  }

  /** The index of the end of its line. */
  #passComment(at: number): number {
    const lineFeed = this.text.indexOf("\n", at);
    const end = lineFeed < 0 ? this.text.length : lineFeed;
    this.comments.push([at, end]);
    return end;
  }

  /** In a collection in brackets, where values may go on on the next line if it is indented by at least `indent`. */
  skipSpaceInFlow(indent: number): void {
    let at = this.skipSpaces(this.at);
    for (;;) {
      if (this.codeAt(at) === HASH) {
        if (this.codeAt(at - 1) !== SPACE) giveUp();
        at = this.#passComment(at);
      }
      if (at >= this.text.length) giveUp();
      if (this.codeAt(at) !== LINE_FEED) break;
      this.#lineStart = at + 1;
      at = this.skipSpaces(at + 1);
      if (!this.isLineEnd(at) && at - this.#lineStart < indent) giveUp();
    }
    this.at = at;
  }
}
