const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** Text for HTML and SVG, in attributes too: names come from files, which may hold anything. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES.get(character) ?? character);
}

/** The same, with what stands between backticks as code. */
export function withCode(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/gu, "<code>$1</code>");
}
