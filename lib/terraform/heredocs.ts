/** Finds the heredocs in HCL. */
import { stringEnd } from "./expressions.js";

export interface Heredoc {
  /** The start and end of its lines in the file, without the closing line. */
  readonly start: number;
  readonly end: number;
}

/** `<<EOT` and `<<-EOT` at the end of a line, also inside a call: `yamldecode(<<EOF`. */
const OPENING = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?$/u;

export function heredocsOf(text: string): Heredoc[] {
  return closedAndOpen(text).closed;
}

/** The heredocs, and one that extends to the end of the file because its closing line is missing. */
export function heredocsToEnd(text: string): Heredoc[] {
  const { closed, open } = closedAndOpen(text);
  return open === undefined ? closed : [...closed, { start: open, end: text.length }];
}

function closedAndOpen(text: string): { readonly closed: Heredoc[]; readonly open: number | undefined } {
  const closed: Heredoc[] = [];
  let open: { name: string; start: number } | undefined;
  let ending: Ending = "code";
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (!open) {
      ending = endingOf(line, ending);
      const name = ending === "code" ? OPENING.exec(line)?.[1] : undefined;
      if (name !== undefined) open = { name, start: end + 1 };
    } else if (line.trim() === open.name) {
      closed.push({ start: open.start, end: start });
      open = undefined;
    }
    start = end + 1;
  }
  return { closed, open: open?.start };
}

/** What the end of a line is; a block comment continues on the next line. */
type Ending = "block comment" | "code" | "line comment";

/** The starts of strings and comments. */
const START = /"|#|\/[/*]/gu;

function endingOf(line: string, previous: Ending): Ending {
  let at = previous === "block comment" ? commentEnd(line, 0) : 0;
  while (at !== undefined) {
    START.lastIndex = at;
    const start = START.exec(line);
    if (!start) return "code";
    if (start[0] === '"') at = stringEnd(line, start.index);
    else if (start[0] === "/*") at = commentEnd(line, START.lastIndex);
    else return "line comment";
  }
  return "block comment";
}

/** The end of a block comment; undefined if it is not on the line. */
function commentEnd(line: string, from: number): number | undefined {
  const end = line.indexOf("*/", from);
  return end < 0 ? undefined : end + 2;
}
