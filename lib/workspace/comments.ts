/** A text without the comments of YAML (also inside block scalars), Go templates and Terraform. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  let rest = text;
  for (;;) {
    const start = startOfBlockComment(rest);
    const end = start < 0 ? -1 : rest.indexOf("*/", start + 2);
    if (end < 0) break;
    kept.push(rest.slice(0, start));
    rest = rest.slice(end + 2);
  }
  return (kept.join("") + rest)
    .split("\n")
    .map((line) => cutComment(line))
    .join("\n");
}

/** The index of the first `/*` that starts a comment, or -1: at the start of a line or of a template action. */
function startOfBlockComment(text: string): number {
  for (let index = text.indexOf("/*"); index >= 0; index = text.indexOf("/*", index + 2)) {
    const before = text.slice(Math.max(0, index - MAX_INDENT), index);
    if (/(?:^|\n)[ \t]*$|\{\{-?\s*$/u.test(before)) return index;
  }
  return -1;
}

/** More spaces than people put before a comment. */
const MAX_INDENT = 40;

/** A `#` in quotes does not start a comment. An apostrophe counts as a quote, which only keeps more than needed. */
export function cutComment(line: string): string {
  if (/^\s*\/\//u.test(line)) return "";
  let quote: string | undefined;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === quote) quote = undefined;
    else if (quote !== undefined) continue;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "#" && /^\s?$/u.test(line.charAt(index - 1))) return line.slice(0, index);
  }
  return line;
}
