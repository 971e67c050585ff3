/**
 * Templating: values that a tool fills in later are unknown to a linter, and nothing that depends on them is reported.
 */

/**
 * Each character of a masked `{{ … }}` becomes a character for private use, which YAML reads as plain text: a different
 * one for each tag, because two keys of a mapping must differ.
 */
const FIRST_MASK = 0xe0_00;
const MASKS = 0x19_00;
const MASK = String.raw`[\uE000-\uF8FF]`;

/**
 * `{{ x }}` (Helm, Argo CD, Jinja), `{% x %}`, `<% x %>`, `${X}`, `$${X}`, `$X`, `$(X)`, `%{ x }`, `#{x}`, the
 * `$ref/path` of Argo CD's values files, the `<path:x#y>` of its plugins for Vault, and values encrypted by SOPS.
 */
const TEMPLATED = new RegExp(
  String.raw`\{\{|\{%|<%|\$[A-Za-z_{(]|%\{|#\{|<(?:path|secret|vault):|ENC\[AES256_GCM,|${MASK}`,
  "u",
);

export function isTemplated(text: string): boolean {
  return TEMPLATED.test(text);
}

export interface MaskedText {
  /** As long as the original text, line by line. */
  readonly text: string;
  /** The positions of removed lines that may have added keys or items. */
  readonly holes: readonly number[];
}

/** Actions that control other lines and write none themselves. */
const CONTROL = /^\{\{-?\s*(?:(?:if|with|range|end|else|define|block|break|continue)\b|\/\*|\$\w*\s*:?=)/u;

/** The start and end of each `{{ … }}`; comments and strings inside it do not end it. */
export function tagsOf(text: string): (readonly [start: number, end: number])[] {
  const tags: (readonly [number, number])[] = [];
  for (let start = text.indexOf("{{"); start >= 0;) {
    const end = tagEnd(text, start);
    if (end < 0) break;
    tags.push([start, end]);
    start = text.indexOf("{{", end);
  }
  return tags;
}

const COMMENT = /\{\{-?\s*\/\*/uy;
/** The content of a tag up to its end: strings can contain the characters that end it. */
const CONTENT = /^(?:[^"`}]|"(?:[^"\\\n]|\\.)*"|`[^`]*`|\}(?!\}))*\}\}/u;
/** Longer tags with strings in them do not occur in practice. */
const MAX_TAG = 4000;

function tagEnd(text: string, start: number): number {
  COMMENT.lastIndex = start;
  if (COMMENT.test(text)) {
    const comment = text.indexOf("*/", start);
    const end = comment < 0 ? -1 : text.indexOf("}}", comment);
    if (end >= 0) return end + 2;
  }
  const plain = text.indexOf("}}", start);
  if (plain < 0) return -1;
  // In most tags, no string contains braces; in tags of tools other than Helm, quotes may be unpaired.
  if (!/["`]/u.test(text.slice(start, plain))) return plain + 2;
  const content = CONTENT.exec(text.slice(start + 2, start + MAX_TAG));
  return content ? start + 2 + content[0].length : plain + 2;
}

/**
 * Makes a text with `{{ … }}` readable as YAML without moving a character: tags become filler, and lines that only
 * contain tags become blank.
 */
export function maskTemplate(text: string): MaskedText {
  const tags = text.includes("{{") ? tagsOf(text) : [];
  if (tags.length === 0) return { text, holes: [] };
  let masked = "";
  let from = 0;
  // The positions of tags that write something.
  const written: number[] = [];
  for (const [index, [start, end]] of tags.entries()) {
    if (!CONTROL.test(text.slice(start, start + 80))) written.push(start);
    const filler = String.fromCodePoint(FIRST_MASK + (index % MASKS));
    // A character outside the basic plane is two code units long, and so is its filler.
    const fill = (character: string) => filler.repeat(character.length);
    masked += text.slice(from, start) + text.slice(start, end).replaceAll(/[^\r\n]/gu, fill);
    from = end;
  }
  masked += text.slice(from);
  return withoutTagLines(masked, written);
}

const TAG_LINE = new RegExp(String.raw`^\s*${MASK}[\s\uE000-\uF8FF]*$`, "u");
/** `{{ range … }}---`: the marker must be at the start of its line, and is once the template is rendered. */
const TAGS_AT_MARKER = /^[\uE000-\uF8FF]*---[ \uE000-\uF8FF]*\r?$/u;
/** `labels: {{ … | nindent 4 }}` and `- {{ … }}`: the content that is written, or kept, starts on the next line. */
const TAG_BEHIND = new RegExp(String.raw`^(\s*(?:- +)*)((?:[\w./-]+|"[^"]*"): +)?${MASK}[\s\uE000-\uF8FF]*$`, "u");

function withoutTagLines(masked: string, written: readonly number[]): MaskedText {
  const holes: number[] = [];
  let start = 0;
  let next = 0;
  const all = masked.split("\n");
  const isTagLine = all.map((line) => TAG_LINE.test(line));
  const indents = indentsBehind(all, isTagLine);
  let headIndent = Infinity;
  const lines = all.map((line, index) => {
    const end = start + line.length;
    while ((written[next] ?? Infinity) < start) next += 1;
    const at = written[next] ?? Infinity;
    start = end + 1;
    const isBlank = isTagLine[index] === true || (indents[index] ?? 0) > indentOf(line);
    if (isBlank && at <= end) holes.push(at);
    if (TAGS_AT_MARKER.test(line)) return `---${line.slice(3).replaceAll(/[^\r]/gu, " ")}`;
    const behind = indents[index] ?? 0;
    if (isTagLine[index] === true && behind > headIndent) return commentOf(line, behind);
    if (isTagLine[index] !== true && line.trim() !== "")
      headIndent = BLOCK_HEAD.test(line) ? line.length - line.trimStart().length : Infinity;
    return isBlank ? line.replaceAll(/[\uE000-\uF8FF]/gu, " ") : line;
  });
  return { text: lines.join("\n"), holes };
}

/** `values: |` */
const BLOCK_HEAD = /[:-] +[|>][-+\d]*\s*$/u;

/** Replaces tags at the start of a block, where YAML accepts no blank line longer than the block's indent. */
function commentOf(line: string, indent: number): string {
  const blank = line.replaceAll(/[^\r]/gu, " ");
  return line.trimEnd().length > indent ? `${blank.slice(0, indent)}#${blank.slice(indent + 1)}` : blank;
}

/** The indent of the collection that a line such as `key: {{ … }}` or `- {{ … }}` belongs to. */
function indentOf(line: string): number {
  const [, before = "", key] = TAG_BEHIND.exec(line) ?? [];
  if (key !== undefined) return before.length;
  const dash = before.lastIndexOf("-");
  return dash < 0 ? Infinity : dash;
}

/** For each line, the indent of the next line that is not blank. */
function indentsBehind(lines: readonly string[], isTagLine: readonly boolean[]): number[] {
  const indents: number[] = [];
  let indent = 0;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    indents[index] = indent;
    const line = lines[index] ?? "";
    if (line.trim() !== "" && isTagLine[index] !== true) indent = line.length - line.trimStart().length;
  }
  return indents;
}

/** Whether lines that a template writes may belong to a range, including the blank lines and comments around it. */
export function hasHole({ text, holes }: MaskedText, [start, end]: readonly [number, number]): boolean {
  if (holes.length === 0) return false;
  // Comments do not count: a template may write before or after them.
  const behind = /\s*(?:#.*\s*)*/uy;
  behind.lastIndex = end;
  const next = behind.exec(text) ? behind.lastIndex : text.length;
  let first = start;
  for (let line = text.lastIndexOf("\n", first - 1); first > 0; line = text.lastIndexOf("\n", first - 1)) {
    if (!/^\s*(?:#.*)?$/u.test(text.slice(line + 1, first))) break;
    first = Math.max(line, 0);
  }
  return holes.some((hole) => hole >= first && (hole < next || next === text.length));
}

/** Actions that occur in a chart's template, but not in an ApplicationSet outside its strings. */
const HELM =
  /\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|include|template|block|toYaml|tpl)\b|\$?\.(?:Values|Release|Chart|Capabilities|Files)\b)/u;

export function isHelmTemplate(text: string): boolean {
  return HELM.test(text);
}
