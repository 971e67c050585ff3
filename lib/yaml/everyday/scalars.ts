/** Reads scalars on one line, and literal blocks. */
import { LiteralScalar, type Parent, PlainScalar, QuotedScalar } from "./nodes.js";
import { COLON, DASH, HASH, LINE_FEED, SPACE, type Scanner, giveUp } from "./scanner.js";

/** All that may start a scalar that is not quoted, but for `-`. */
const PLAIN_START = /[^\s!"#%&'*,\-:>?@[\]`{|}]/u;
const FLOW_INDICATORS = new Set(["[", "]", "{", "}", ","].map((one) => one.charCodeAt(0)));

/** Reads a scalar that is not a block; `scanner.at` is then behind it. */
export function readScalar(scanner: Scanner, parent: Parent, isInFlow: boolean): PlainScalar | QuotedScalar {
  const { text, at } = scanner;
  if (text[at] === '"') return readDoubleQuoted(scanner, parent);
  if (text[at] === "'") return readSingleQuoted(scanner, parent);
  return readPlain(scanner, parent, isInFlow);
}

function readPlain(scanner: Scanner, parent: Parent, isInFlow: boolean): PlainScalar {
  const start = scanner.at;
  const isDash = scanner.codeAt(start) === DASH;
  if (isDash ? isSeparator(scanner.text, start + 1, isInFlow) : !PLAIN_START.test(scanner.text.charAt(start))) giveUp();
  const end = endOfPlain(scanner, start, isInFlow);
  scanner.at = end;
  return new PlainScalar(start, scanner.text.slice(start, end), parent);
}

/** Without the spaces behind it. */
function endOfPlain({ text }: Scanner, start: number, isInFlow: boolean): number {
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) break;
    if (code === SPACE) continue;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
    if (code === COLON && isSeparator(text, at + 1, isInFlow)) break;
    if (isInFlow && FLOW_INDICATORS.has(code)) break;
    end = at + 1;
  }
  return end;
}

/** Whether an indicator before an index, such as `:`, is not a part of a text. */
function isSeparator(text: string, at: number, isInFlow: boolean): boolean {
  const code = text.charCodeAt(at);
  return code === SPACE || code === LINE_FEED || at === text.length || (isInFlow && FLOW_INDICATORS.has(code));
}

function readSingleQuoted(scanner: Scanner, parent: Parent): QuotedScalar {
  const { text, at: start } = scanner;
  let end = text.indexOf("'", start + 1);
  while (end >= 0 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  const raw = text.slice(start + 1, end < 0 ? undefined : end);
  if (end < 0 || raw.includes("\n")) giveUp();
  scanner.at = end + 1;
  return new QuotedScalar(start, text.slice(start, end + 1), raw.replaceAll("''", "'"), parent);
}

/** A backslash, and all that makes it an escape of JSON: those that only YAML has are for the parser. */
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})?/gu;

function readDoubleQuoted(scanner: Scanner, parent: Parent): QuotedScalar {
  const { text, at: start } = scanner;
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, start, end)) end = text.indexOf('"', end + 1);
  const raw = text.slice(start + 1, end < 0 ? undefined : end);
  if (end < 0 || raw.includes("\n")) giveUp();
  scanner.at = end + 1;
  return new QuotedScalar(start, text.slice(start, end + 1), raw.includes("\\") ? unescaped(raw) : raw, parent);
}

/** Whether an odd number of backslashes precedes an index. */
function isEscaped(text: string, start: number, index: number): boolean {
  let at = index - 1;
  while (at > start && text[at] === "\\") at -= 1;
  return (index - at) % 2 === 0;
}

function unescaped(raw: string): string {
  // Other control characters than those excluded below are not valid in JSON, but in YAML.
  for (const [escape] of raw.matchAll(ESCAPE)) if (escape === "\\") giveUp();
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return giveUp();
  }
}

/** Reads a literal block in a collection of which the entries start in column `indent`, and moves to the next line. */
export function readLiteral(scanner: Scanner, parent: Parent, indent: number): LiteralScalar {
  const { text, at: start } = scanner;
  const isStripped = text[start + 1] === "-";
  scanner.at = start + (isStripped ? 2 : 1);
  const from = endOfHeader(scanner);
  const { lines, end } = linesOfLiteral(scanner, from, indent + 1);
  scanner.at = end;
  scanner.nextLine();
  const value = lines.join("\n");
  const chomping = isStripped ? "strip" : "clip";
  return new LiteralScalar([start, end], chomping, isStripped ? value : `${value}\n`, parent);
}

/** The start of the first line of a block. */
function endOfHeader(scanner: Scanner): number {
  const end = scanner.skipSpaces(scanner.at);
  // A comment would be rare.
  if (scanner.codeAt(end) !== LINE_FEED) giveUp();
  return end + 1;
}

interface LiteralLines {
  readonly lines: readonly string[];
  /** The end of the last line, without its line break. */
  readonly end: number;
}

function linesOfLiteral(scanner: Scanner, from: number, least: number): LiteralLines {
  const { text } = scanner;
  const lines: string[] = [];
  let count = 0;
  let end = from;
  let indent: number | undefined;
  let widestBlank = 0;
  for (let start = from; start < text.length;) {
    const first = scanner.skipSpaces(start);
    const lineFeed = text.indexOf("\n", first);
    const lineEnd = lineFeed < 0 ? text.length : lineFeed;
    const column = first - start;
    if (first === lineEnd) {
      widestBlank = Math.max(widestBlank, column);
      // Spaces at the end of a text, or more of them than in other lines, can count.
      if (lineFeed < 0 || column > (indent ?? Infinity)) giveUp();
      lines.push("");
    } else {
      indent ??= column;
      if (indent < Math.max(least, widestBlank)) giveUp();
      if (column < indent) break;
      lines.push(text.slice(start + indent, lineEnd));
      count = lines.length;
      end = lineEnd;
    }
    start = lineEnd + 1;
  }
  if (count === 0) giveUp();
  return { lines: lines.slice(0, count), end };
}
