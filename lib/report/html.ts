/** Text from files as HTML and SVG: whatever it contains, it stays text. */
import { partsOf, prose, shortened, oneLine } from "./harmless.js";

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** Escapes text for HTML, SVG and XML, in attributes too. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES.get(character) ?? character);
}

/** A value or a name, which is cut if it is very long. */
export function htmlText(text: string): string {
  return escaped(shortened(text));
}

/** A complete text: a sentence of the report, or a name in a tooltip. */
export function htmlSentence(text: string): string {
  return escaped(oneLine(text));
}

/** A message of a rule, with its code as code. */
export function withCode(message: string): string {
  return partsOf(message)
    .map(({ isCode, text }) => (isCode ? `<code>${htmlText(text)}</code>` : escaped(prose(text))))
    .join("");
}
