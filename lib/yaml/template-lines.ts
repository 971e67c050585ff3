/** The lines of a template whose actions are filler: those that contain nothing else become blank. */
import type { Action } from "./go-template.js";
import type { Hole, MaskedText } from "./holes.js";
import { MASK, isMasked } from "./masks.js";

interface Line {
  readonly text: string;
  readonly start: number;
  /** The number of spaces before its content. */
  readonly indent: number;
  /**
   * - `filler`: only actions
   * - `marker`: the start of a document, with actions before or after it
   * - `ending`: text that ends with actions, such as `labels: {{ … }}` and `- {{ … }}`
   */
  readonly kind: "blank" | "ending" | "filler" | "marker" | "text";
  /** For an `ending`, the indent of the mapping or list that its line belongs to; infinite otherwise. */
  readonly collection: number;
}

const ONLY_FILLER = new RegExp(String.raw`^\s*${MASK}[\s\uE000-\uF8FF]*$`, "u");
/** `{{ range … }}---`: the marker must be at the start of its line, and is once the template is rendered. */
const FILLER_AT_MARKER = /^[\uE000-\uF8FF]*---[ \uE000-\uF8FF]*\r?$/u;
/** `labels: {{ … | nindent 4 }}` and `- {{ … }}`: the content that is written, or kept, starts on the next line. */
const FILLER_BEHIND = new RegExp(String.raw`^(\s*(?:- +)*)((?:[\w./-]+|"[^"]*"): +)?${MASK}[\s\uE000-\uF8FF]*$`, "u");
/** `values: |` */
const BLOCK_HEAD = /[:-] +[|>][-+\d]*\s*$/u;

/** Makes the text readable as YAML: blanks the actions that are not part of a key or a value. */
export function withoutActionLines(masked: string, writing: readonly Action[]): MaskedText {
  const lines = linesOf(masked);
  const following = followingIndents(lines);
  const heads = blockHeads(lines);
  const isBlanked = lines.map((line, index) => line.kind === "filler" || (following[index] ?? 0) > line.collection);
  return {
    text: lines
      .map((line, index) => {
        if (line.kind === "marker") return `---${blank(line.text.slice(3))}`;
        const indent = following[index] ?? 0;
        if (line.kind === "filler" && indent > (heads[index] ?? Infinity)) return asComment(line, indent);
        return isBlanked[index] === true ? line.text.replaceAll(/[\uE000-\uF8FF]/gu, " ") : line.text;
      })
      .join("\n"),
    holes: holesIn(lines, isBlanked, writing),
  };
}

function linesOf(masked: string): Line[] {
  let start = 0;
  return masked.split("\n").map((text) => {
    const line = { text, start, ...shapeOf(text) };
    start += text.length + 1;
    return line;
  });
}

function shapeOf(text: string): Pick<Line, "collection" | "indent" | "kind"> {
  const indent = text.length - text.trimStart().length;
  if (indent === text.length) return { kind: "blank", indent, collection: Infinity };
  if (!isMasked(text)) return { kind: "text", indent, collection: Infinity };
  if (ONLY_FILLER.test(text)) return { kind: "filler", indent, collection: Infinity };
  if (FILLER_AT_MARKER.test(text)) return { kind: "marker", indent, collection: Infinity };
  const [match, before = "", key] = FILLER_BEHIND.exec(text) ?? [];
  if (match === undefined) return { kind: "text", indent, collection: Infinity };
  return { kind: "ending", indent, collection: key === undefined ? before.lastIndexOf("-") : before.length };
}

function isContent({ kind }: Line): boolean {
  return kind !== "blank" && kind !== "filler";
}

/** For each line, the indent of the next one with content. */
function followingIndents(lines: readonly Line[]): number[] {
  let indent = 0;
  return lines
    .toReversed()
    .map((line) => {
      const following = indent;
      if (isContent(line)) ({ indent } = line);
      return following;
    })
    .reverse();
}

/** For each line, the indent of a line such as `values: |` before it, if only actions and blanks are in between. */
function blockHeads(lines: readonly Line[]): number[] {
  let head = Infinity;
  return lines.map((line) => {
    const before = head;
    if (isContent(line)) head = BLOCK_HEAD.test(line.text) ? line.indent : Infinity;
    return before;
  });
}

function blank(text: string): string {
  return text.replaceAll(/[^\r]/gu, " ");
}

/** At the start of a block, YAML accepts no blank line longer than the block's indent. */
function asComment({ text }: Line, indent: number): string {
  const blanked = blank(text);
  return text.trimEnd().length > indent ? `${blanked.slice(0, indent)}#${blanked.slice(indent + 1)}` : blanked;
}

/** The holes that are left by actions that write something. */
function holesIn(lines: readonly Line[], isBlanked: readonly boolean[], writing: readonly Action[]): Hole[] {
  const holes: Hole[] = [];
  let next = 0;
  for (const [index, line] of lines.entries()) {
    const end = line.start + line.text.length;
    for (let action = writing[next]; action && action.start <= end; action = writing[next]) {
      // The rest of an action that started on an earlier line left its hole there.
      if (isBlanked[index] === true) holes.push({ index: action.start, column: columnOf(action, line) });
      next += 1;
    }
  }
  return holes;
}

/** The column before which an action starts no line, as far as the action tells. */
function columnOf({ start, indent, isYaml, trimsBefore }: Action, line: Line): number {
  if (indent !== undefined) return indent;
  const isFirst = start - line.start === line.indent;
  return isYaml && isFirst && !trimsBefore ? line.indent : 0;
}
