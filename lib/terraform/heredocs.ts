/** Finds the heredocs in HCL. */

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
  let isComment = false;
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (!open) {
      const code = codeOf(line, isComment);
      isComment = code.isComment;
      const name = code.mayOpen ? OPENING.exec(line)?.[1] : undefined;
      if (name !== undefined) open = { name, start: end + 1 };
    } else if (line.trim() === open.name) {
      closed.push({ start: open.start, end: start });
      open = undefined;
    }
    start = end + 1;
  }
  return { closed, open: open?.start };
}

/** Whether the end of a line is code, and whether a block comment continues on the next line. */
function codeOf(line: string, wasComment: boolean): { readonly mayOpen: boolean; readonly isComment: boolean } {
  let at = 0;
  let isComment = wasComment;
  for (;;) {
    if (isComment) {
      const end = line.indexOf("*/", at);
      if (end < 0) return { mayOpen: false, isComment };
      at = end + 2;
      isComment = false;
    }
    const next = /["#]|\/\/|\/\*/u.exec(line.slice(at));
    if (!next) return { mayOpen: true, isComment };
    at += next.index;
    if (next[0] === '"') at = stringEnd(line, at);
    else if (next[0] === "/*") {
      at += 2;
      isComment = true;
    } else return { mayOpen: false, isComment };
  }
}

/** The end of the string that starts at an index: after its closing quote, or at the end of the text. */
function stringEnd(text: string, start: number): number {
  return endOf(text, start + 1, "string");
}

/** The end of the `${…}` that starts at an index, or the end of the text if it is not closed. */
export function expressionEnd(text: string, start: number): number {
  return endOf(text, start + 2, "brace");
}

/** Strings can contain expressions and expressions can contain strings, to any depth. */
function endOf(text: string, from: number, outermost: "brace" | "string"): number {
  const open = [outermost];
  let at = from;
  while (at < text.length && open.length > 0) {
    const character = text[at];
    if (open.at(-1) === "string") {
      if (character === "\\") at += 1;
      else if (character === '"') open.pop();
      else if (text.startsWith("${", at)) {
        open.push("brace");
        at += 1;
      }
    } else if (character === '"') open.push("string");
    else if (character === "{") open.push("brace");
    else if (character === "}") open.pop();
    at += 1;
  }
  return Math.min(at, text.length);
}
