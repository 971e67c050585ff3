/**
 * Templating: what a tool fills in later is unknown to a linter, and what depends on an unknown is not
 * reported.
 */

/** Stands for each character of a masked `{{ … }}`: a private-use character, which YAML takes as plain text. */
const MASK = "\uE000";

/**
 * `{{ x }}` (Helm, Argo CD, Jinja), `{% x %}`, `<% x %>`, `${X}`, `$${X}`, `$X`, `$(X)`, `%{ x }`, `#{x}`,
 * and the `$ref/path` of Argo CD's value files.
 */
const TEMPLATED = new RegExp(String.raw`\{\{|\{%|<%|\$[A-Za-z_{(]|%\{|#\{|${MASK}`, "u");

export function isTemplated(text: string): boolean {
  return TEMPLATED.test(text);
}

export interface MaskedText {
  /** As long as the text that went in, line by line. */
  readonly text: string;
  /** Where lines went that may have brought keys or items of their own. */
  readonly holes: readonly number[];
}

/** Actions that decide over lines, and bring none of their own. */
const CONTROL = /^\{\{-?\s*(?:(?:if|with|range|end|else|define|block|break|continue)\b|\/\*|\$\w*\s*:?=)/u;

/**
 * Makes a text with `{{ … }}` in it readable as YAML without moving a character: tags become filler, and
 * lines that hold nothing but tags become blank.
 */
export function maskTemplate(text: string): MaskedText {
  if (!text.includes("{{")) return { text, holes: [] };
  let masked = "";
  let from = 0;
  // Where tags stand that write something.
  const written: number[] = [];
  for (;;) {
    const start = text.indexOf("{{", from);
    const end = start < 0 ? -1 : text.indexOf("}}", start);
    if (end < 0) break;
    if (!CONTROL.test(text.slice(start, start + 80))) written.push(start);
    masked += text.slice(from, start) + text.slice(start, end + 2).replaceAll(/[^\r\n]/gu, fill);
    from = end + 2;
  }
  masked += text.slice(from);
  const holes: number[] = [];
  let start = 0;
  let next = 0;
  const lines = masked.split("\n").map((line) => {
    const end = start + line.length;
    while ((written[next] ?? Infinity) < start) next += 1;
    const isTags = line.includes(MASK) && line.replaceAll(MASK, "").trim() === "";
    const at = written[next] ?? Infinity;
    if (isTags && at <= end) holes.push(at);
    start = end + 1;
    return isTags ? line.replaceAll(MASK, " ") : line;
  });
  return { text: lines.join("\n"), holes };
}

/** Whether lines that a template writes may belong to what stands in a range, up to where something else begins. */
export function hasHole({ text, holes }: MaskedText, [start, end]: readonly [number, number]): boolean {
  if (holes.length === 0) return false;
  const behind = /\S/gu;
  behind.lastIndex = end;
  const next = behind.exec(text)?.index ?? text.length;
  return holes.some((hole) => hole >= start && hole < next);
}

/** A character outside the basic plane is two code units long, and so is its filler. */
function fill(character: string): string {
  return MASK.repeat(character.length);
}

/** What a chart's template says and an ApplicationSet doesn't, outside its strings. */
const HELM =
  /\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|include|template|block|toYaml|tpl)\b|\$?\.(?:Values|Release|Chart|Capabilities|Files)\b)/u;

export function isHelmTemplate(text: string): boolean {
  return HELM.test(text);
}
