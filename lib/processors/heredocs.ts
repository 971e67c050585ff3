/** The heredocs of a Terraform file. */

export interface Heredoc {
  /** Where its lines start and end in the file, without the line that closes it. */
  readonly start: number;
  readonly end: number;
}

/** `<<EOT` and `<<-EOT` at the end of a line, or before what closes a call: `yamldecode(<<EOF`. */
const OPENING = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?$/u;

export function heredocsOf(text: string): Heredoc[] {
  const found: Heredoc[] = [];
  let open: { name: string; start: number } | undefined;
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (!open) {
      const name = line.trimStart().startsWith("#") ? undefined : OPENING.exec(line)?.[1];
      if (name !== undefined) open = { name, start: end + 1 };
    } else if (line.trim() === open.name) {
      found.push({ start: open.start, end: start });
      open = undefined;
    }
    start = end + 1;
  }
  return found;
}
