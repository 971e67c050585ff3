/**
 * MIME documents as Karpenter reads them: with Go's packages net/mail (ReadMessage), mime (ParseMediaType) and
 * mime/multipart (NextPart, without Content-Transfer-Encoding), as of Go 1.26.
 */
import type { Range } from "../../yaml/text-map.js";

interface Header {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly range: Range;
}

export interface MimePart {
  readonly headers: ReadonlyMap<string, Header>;
  readonly body: Range;
}

/** What makes a document, or the rest of it, unreadable. */
export interface MimeProblem {
  readonly what: "blankStart" | "malformedHeader" | "notMultipart" | "unendedPart" | "unusedBoundary";
  readonly range: Range;
  /** The boundary that the first header declares. */
  readonly boundary: string;
  /** Another boundary that the lines of the text have. */
  readonly other?: string;
}

export interface MimeDocument {
  readonly parts: readonly MimePart[];
  readonly problem?: MimeProblem;
}

interface Line {
  readonly text: string;
  readonly range: Range;
}

export function readMime(text: string): MimeDocument {
  const lines = linesOf(text);
  const first = lines.findIndex((line) => line.text.trim() !== "");
  const start = lines[first]?.range ?? [0, 0];
  if (first > 0) return { parts: [], problem: { what: "blankStart", range: start, boundary: "" } };
  const { headers, end, malformed } = readHeaders(lines, 0);
  if (malformed) return { parts: [], problem: { what: "malformedHeader", range: malformed.range, boundary: "" } };
  const type = headers.get("content-type");
  const boundary = boundaryOf(type?.value ?? "");
  if (boundary === undefined)
    return { parts: [], problem: { what: "notMultipart", range: type?.range ?? start, boundary: "" } };
  const problem = { boundary, range: type?.range ?? start };
  return readParts(lines, end, problem);
}

function readParts(lines: readonly Line[], from: number, declared: Omit<MimeProblem, "what">): MimeDocument {
  const { boundary } = declared;
  const parts: MimePart[] = [];
  const last = lines.findLastIndex(({ text }) => text.trim() !== "");
  let at = nextBoundary(lines, from, boundary);
  if (at === undefined) {
    const other = lines.slice(from).find(({ text }) => /^--[^\s-]/u.test(text));
    const found = other?.text.trim().slice(2).replace(/--$/u, "");
    return { parts, problem: { ...declared, what: "unusedBoundary", ...(found !== undefined && { other: found }) } };
  }
  // The last boundary needs no dashes after it.
  while (isDelimiter(lines[at], boundary) && at < last) {
    const { headers, end, malformed } = readHeaders(lines, at + 1);
    if (malformed) return { parts, problem: { ...declared, what: "malformedHeader", range: malformed.range } };
    const next = nextBoundary(lines, end, boundary);
    if (next === undefined) {
      const range = lines[last]?.range ?? declared.range;
      return { parts, problem: { ...declared, what: "unendedPart", range } };
    }
    parts.push({ headers, body: [lines[end]?.range[0] ?? 0, lines[next]?.range[0] ?? 0] });
    at = next;
  }
  return { parts };
}

/** The next line that begins or ends a part. */
function nextBoundary(lines: readonly Line[], from: number, boundary: string): number | undefined {
  for (let index = from; index < lines.length; index += 1) if (isBoundary(lines[index], boundary)) return index;
  return undefined;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const shown = line.replace(/\r$/u, "");
    const range = [start, start + shown.length] as const;
    start += line.length + 1;
    return { text: shown, range };
  });
}

function isBoundary(line: Line | undefined, boundary: string): boolean {
  const rest = line?.text.startsWith(`--${boundary}`) ? line.text.slice(boundary.length + 2).trimEnd() : undefined;
  return rest === "" || rest === "--";
}

function isDelimiter(line: Line | undefined, boundary: string): boolean {
  return line?.text.trimEnd() === `--${boundary}`;
}

/** The headers from a line to the next blank one, and the index of the line after it. */
function readHeaders(
  lines: readonly Line[],
  from: number,
): { headers: Map<string, Header>; end: number; malformed?: Line } {
  const headers = new Map<string, Header>();
  let name = "";
  let index = from;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || line.text === "") break;
    const [, own, value = ""] = /^([^\s:]+)[ \t]*:(.*)$/u.exec(line.text) ?? [];
    const before = headers.get(name);
    if (own !== undefined) {
      name = own.toLowerCase();
      // The first of several counts.
      if (!headers.has(name)) headers.set(name, { name, value: value.trim(), range: line.range });
    } else if (/^[ \t]/u.test(line.text) && before) {
      headers.set(name, { ...before, value: `${before.value} ${line.text.trim()}` });
    } else return { headers, end: index, malformed: line };
  }
  return { headers, end: index + 1 };
}

/** A token of RFC 2045, or a quoted text, with optional space around it. */
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s"(),/:;<=>?@[\\\]]+))\s*(?:;|$)/iu;

function boundaryOf(contentType: string): string | undefined {
  const [, quoted, token] = /^multipart\//iu.test(contentType) ? (BOUNDARY.exec(contentType) ?? []) : [];
  return quoted ?? token;
}

/** The media type of a part, without parameters. */
export function mediaTypeOf({ headers }: MimePart): string {
  return (headers.get("content-type")?.value ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
