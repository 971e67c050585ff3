/** Reads strings and heredocs of HCL. */
import { stringEnd } from "../expressions.js";
import type { Scanner } from "./scanner.js";
import type { Expression, Template } from "./syntax.js";

type ReadExpression = () => Expression;

/** A string in quotes at the present index of a scanner. */
export function quoted(scanner: Scanner, readExpression: ReadExpression): Template {
  const start = scanner.at;
  const end = stringEnd(scanner.text, start);
  scanner.at += 1;
  const isClosed = scanner.text[end - 1] === '"' && end - 1 > start;
  const template = partsUpTo(isClosed ? end - 1 : end, { scanner, readExpression, decode: unescaped });
  scanner.at = end;
  return { type: "template", ...template, lines: undefined, range: [start, end] };
}

/** A heredoc at the present index of a scanner, if there is one. */
export function heredoc(scanner: Scanner, readExpression: ReadExpression): Template | undefined {
  const start = scanner.at;
  const found = scanner.heredoc();
  if (!found) return undefined;
  const lines = [found.start, found.linesEnd] as const;
  const indent = found.isIndented ? commonIndent(scanner.text.slice(...lines)) : 0;
  scanner.at = found.start;
  const decode = (raw: string, isFirst: boolean) => withoutIndent(unescapedMarkers(raw), indent, isFirst);
  const template = partsUpTo(found.linesEnd, { scanner, readExpression, decode });
  scanner.at = found.end;
  return { type: "template", ...template, lines, range: [start, found.end] };
}

/** The text of a scanner as the content of a string without escapes. */
export function contentParts(
  scanner: Scanner,
  readExpression: ReadExpression,
): Pick<Template, "hasDirectives" | "parts"> {
  return partsUpTo(scanner.text.length, { scanner, readExpression, decode: unescapedMarkers });
}

/** Removes indentation from each line; a text that is not the first one of a heredoc continues a line. */
export function withoutIndent(text: string, indent: number, isFirst = true): string {
  const lines = text.split("\n");
  const shortened = lines.map((line, index) => {
    const isStart = isFirst || index > 0;
    return (isStart ? line.slice(Math.min(indent, line.search(/[^ \t]|$/u))) : line).replace(/\r$/u, "");
  });
  return shortened.join("\n");
}

interface Content {
  readonly scanner: Scanner;
  readonly readExpression: ReadExpression;
  readonly decode: (raw: string, isFirst: boolean) => string;
}

/** The text and the expressions up to an index. */
function partsUpTo(
  end: number,
  { scanner, readExpression, decode }: Content,
): Pick<Template, "hasDirectives" | "parts"> {
  const parts: (Expression | string)[] = [];
  const start = scanner.at;
  const content = scanner.text.slice(start, end);
  let hasDirectives = false;
  let from = start;
  for (let found = markerIn(content, 0); found; found = markerIn(content, scanner.at - start)) {
    const index = start + found.index;
    scanner.at = index + 2;
    if (found.isDirective) {
      hasDirectives = true;
      continue;
    }
    if (index > from) parts.push(decode(scanner.text.slice(from, index), parts.length === 0));
    scanner.takes("~");
    parts.push(readExpression());
    while (scanner.at < end && scanner.next !== "}") scanner.skipToken();
    from = Math.min(scanner.at + 1, end);
    scanner.at = from;
  }
  if (end > from) parts.push(decode(scanner.text.slice(from, end), parts.length === 0));
  return { parts, hasDirectives };
}

const ESCAPES = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

const ESCAPE = /\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/gu;

/** The text of a part of a string in quotes, without escapes. */
function unescaped(raw: string): string {
  return unescapedMarkers(raw).replaceAll(ESCAPE, (escape) => {
    const kind = escape.charAt(1);
    if (escape.length === 2) return ESCAPES.get(kind) ?? escape;
    const code = Number.parseInt(escape.slice(2), 16);
    return code > 0x10_ff_ff ? escape : String.fromCodePoint(code);
  });
}

/** The text of a part of a heredoc, in which only `$${` and `%%{` are escapes. */
function unescapedMarkers(raw: string): string {
  return raw.includes("{") ? raw.replaceAll(/\$\$\{|%%\{/gu, (marker) => marker.slice(1)) : raw;
}

/** The indentation that `<<-` removes from each line: that of the line that is indented least. */
export function commonIndent(text: string): number {
  let common = Infinity;
  for (const line of text.split("\n")) {
    const start = line.search(/[^ \t]/u);
    if (start >= 0 && line.charAt(start) !== "\r") common = Math.min(common, start);
  }
  return common === Infinity ? 0 : common;
}

interface Marker {
  readonly index: number;
  readonly isDirective: boolean;
}

/** The next start of an expression or a directive in the text of a template; doubled markers are text. */
function markerIn(content: string, from: number): Marker | undefined {
  for (let at = content.indexOf("{", from); at >= 0; at = content.indexOf("{", at + 1)) {
    const marker = content.charAt(at - 1);
    if ((marker !== "$" && marker !== "%") || at - 1 < from) continue;
    if (content.charAt(at - 2) !== marker || at - 2 < from) return { index: at - 1, isDirective: marker === "%" };
  }
  return undefined;
}
