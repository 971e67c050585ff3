/** Text from files as Markdown: whatever it contains, it stays text. */
import { type Part, partsOf, prose, shortened } from "./harmless.js";

/** Text outside of code, with everything escaped that starts markup. */
export function markdownText(text: string): string {
  return escaped(shortened(text));
}

/**
 * A code span: its fence is longer than any run of backticks in it.
 *
 * @param max the number of characters from which the text is cut
 */
export function codeSpan(text: string, max?: number): string {
  const content = shortened(text, max) || " ";
  const longest = Math.max(0, ...[...content.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = content.startsWith("`") || content.endsWith("`") ? " " : "";
  return fence + pad + content + pad + fence;
}

/** A message of a rule, with its code as code. */
export function withCode(message: string): string {
  return joined(partsOf(message));
}

function joined(parts: readonly Part[]): string {
  return parts
    .map(({ isCode, text }) => (isCode ? codeSpan(text) : escaped(prose(text))))
    .reduce((before, next) => glued(before, next), "");
}

/** Two adjacent backticks would be one fence. */
function glued(before: string, next: string): string {
  return before.endsWith("`") && next.startsWith("`") ? `${before} ${next}` : before + next;
}

/** GitHub searches the rendered text for mentions, references and addresses, but not code. */
const LINKED = /([@#]\b|:\/\/|www\.)/iu;

/** Characters that can start or end markup; `$` starts mathematics on GitHub. Within a word, `_` is only a letter. */
const MARKUP = /[\\`*[\]<>~&$]|(?<![^\W_])_|_(?![^\W_])/gu;

function escaped(text: string): string {
  return text
    .split(LINKED)
    .map((piece, index) =>
      index % 2 === 1
        ? `\`${piece}\``
        : // A backslash before a bar would have another meaning after a backslash.
          piece.replaceAll(MARKUP, String.raw`\$&`).replaceAll("|", "&#124;"),
    )
    .reduce((before, next) => (next === "" ? before : glued(before, next)), "")
    .replace(/^(?:[#+=:-]|\d+[.)])/u, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}
