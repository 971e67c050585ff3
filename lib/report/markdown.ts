/** Text from files as Markdown: whatever it contains, it stays text. */
import { type Part, partsOf, prose, shortened } from "./harmless.js";

/** Text outside of code, with everything escaped that starts markup. */
export function markdownText(text: string): string {
  return escaped(shortened(text));
}

/** A code span: its fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
  const content = shortened(text) || " ";
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
    .reduce((before, next) => (before.endsWith("`") && next.startsWith("`") ? `${before} ${next}` : before + next), "");
}

/** Characters that can start or end markup; `$` starts mathematics on GitHub. Within a word, `_` is only a letter. */
const MARKUP = /[\\`*[\]<>~&$]|(?<![^\W_])_|_(?![^\W_])/gu;

function escaped(text: string): string {
  return (
    text
      .replaceAll(MARKUP, String.raw`\$&`)
      // Not by a backslash, which inside a table would separate cells after another one.
      .replaceAll("|", "&#124;")
      // At the start of a line, these make headings, lists and rules.
      .replace(/^(?:[#+=:-]|\d+[.)])/u, String.raw`\$&`)
      // A bare address is a link.
      .replaceAll("://", String.raw`\://`)
      .replaceAll(/www\./giu, String.raw`www\.`)
      // GitHub searches the rendered text for @mentions and #references, but not code.
      .replaceAll(/[@#]\b/gu, (sign, at: number, all: string) => (all[at - 1] === "`" ? ` \`${sign}\`` : `\`${sign}\``))
  );
}
