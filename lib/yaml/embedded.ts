/** YAML inside a scalar, such as an Application's `helm.values`. */
import { parseAllDocuments } from "yaml";
import type { AST } from "yaml-eslint-parser";
import { readText } from "./read-text.js";
import { scalarText } from "./scalar.js";
import { MappedText, OpaqueText, type Range, type Segment, type TextMap } from "./text-map.js";
import type { MaskedText } from "./holes.js";
import { maskTemplate } from "./template.js";

/**
 * Whether Helm can't read a text either: it accepts duplicate keys, of which the last wins, but the parser does not.
 */
export function isBrokenYaml(text: string): boolean {
  if (text.includes("{{")) return false;
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  return Array.isArray(documents) && documents.some(({ errors }) => errors.length > 0);
}

/** The parsed YAML inside a scalar. */
export interface EmbeddedDocument {
  readonly textMap: TextMap;
  readonly content: AST.YAMLContent | AST.YAMLWithMeta | null;
  readonly comments: readonly AST.Comment[];
}

/**
 * Reads the content of a scalar as YAML: its first document, null if there is none, or undefined if the text can't be
 * read, for example because a template adds or removes lines. A scalar that was reached through an alias or a merge key
 * is reported there, at `place`. If `part` is given, only that range of the text is read, such as a part of a MIME
 * document.
 */
export function parseEmbedded(
  scalar: AST.YAMLScalar,
  around: TextMap,
  place?: Range,
  part?: Range,
): EmbeddedDocument | undefined {
  const masked = maskTemplate(only(scalarText(scalar), part));
  const { ast: program, broken, repeated } = readText(masked.text);
  if (!program || broken.length > 0) return undefined;
  // Removing the last of equal keys makes another one count, so their values are unknown.
  if (repeated.length > 0) return undefined;
  const content = program.body.find((document) => document.content !== null)?.content ?? null;
  const textMap = textMapOf(scalar, masked, around, place);
  return { textMap, content, comments: program.comments };
}

/** A part of a text, at its position: all else becomes blank. */
function only(text: string, part: Range | undefined): string {
  if (!part) return text;
  const blank = (outside: string) => outside.replaceAll(/[^\n]/gu, " ");
  return blank(text.slice(0, part[0])) + text.slice(...part) + blank(text.slice(part[1]));
}

/** The text of any scalar, with its position in the file. */
export function scalarTextMap(scalar: AST.YAMLScalar, around: TextMap, place?: Range): TextMap {
  const text = scalarText(scalar);
  const isSimple = scalar.style === "plain" && scalar.range[1] - scalar.range[0] === text.length;
  if (isSimple && !place)
    return new MappedText({ text, holes: [] }, around, [{ inner: 0, outer: scalar.range[0] }], (added) => added);
  return textMapOf(scalar, { text, holes: [] }, around, place);
}

function textMapOf(scalar: AST.YAMLScalar, masked: MaskedText, outer: TextMap, place?: Range): TextMap {
  const around = outer.aroundScalars ?? outer;
  if (place) return new OpaqueText(shallower(masked, Infinity), around, place);
  // The same positions with and without templates: masking moves no characters.
  const located = locate(scalar, scalarText(scalar), around.parsed);
  return located
    ? new MappedText(shallower(masked, located.indent), around, located.segments, located.encode)
    : new OpaqueText(shallower(masked, Infinity), around, scalar.range);
}

/**
 * The text with holes that start further left: if Helm renders the whole file, actions count their columns from the
 * start of its lines, not from the start of the lines of the scalar.
 */
function shallower(masked: MaskedText, indent: number): MaskedText {
  const holes = masked.holes.map(({ index, column }) => ({ index, column: Math.max(column - indent, 0) }));
  return { text: masked.text, holes };
}

interface Located {
  readonly segments: readonly Segment[];
  /** The indent of the lines of a literal block. */
  readonly indent: number;
  readonly encode: (text: string) => string | undefined;
}

function locate(scalar: AST.YAMLScalar, text: string, around: string): Located | undefined {
  switch (scalar.style) {
    case "literal":
      return locateLines(scalar.range, text, around);
    case "double-quoted":
      return locateQuoted(scalar.range, text, around, doubleQuoted);
    case "single-quoted":
      return locateQuoted(scalar.range, text, around, singleQuoted);
    default:
      return undefined;
  }
}

/** Each line of a literal block is in the file unchanged, after the block's indentation. */
function locateLines([start, end]: Range, text: string, around: string): Located | undefined {
  const lines = text.split("\n");
  const segments: Segment[] = [];
  let indent: number | undefined;
  let inner = 0;
  let outer = around.indexOf("\n", start) + 1;
  for (const line of lines) {
    if (line !== "" && outer > 0 && outer < end) {
      indent ??= around.indexOf(line, outer) - outer;
      if (indent < 0 || !around.startsWith(line, outer + indent)) return undefined;
    }
    segments.push({ inner, outer: Math.min(outer + (line === "" ? 0 : (indent ?? 0)), end) });
    inner += line.length + 1;
    const next = around.indexOf("\n", outer);
    outer = next < 0 ? end : next + 1;
  }
  if (indent === undefined) return undefined;
  const lineBreak = `\n${" ".repeat(indent)}`;
  return { segments, indent, encode: (added) => added.replaceAll("\n", lineBreak) };
}

interface QuotedStyle {
  /** The length of the piece that represents the next character or characters of the text. */
  readonly pieceLength: (raw: string, at: number) => number;
  readonly encode: (text: string) => string | undefined;
}

const escapeLengths = new Map([
  ["x", 4],
  ["u", 6],
  ["U", 10],
]);

const doubleQuoted: QuotedStyle = {
  pieceLength: (raw, at) => (raw[at] === "\\" ? (escapeLengths.get(raw[at + 1] ?? "") ?? 2) : 1),
  encode: (text) => JSON.stringify(text).slice(1, -1),
};

const singleQuoted: QuotedStyle = {
  pieceLength: (raw, at) => (raw[at] === "'" ? 2 : 1),
  encode: (text) => (text.includes("\n") ? undefined : text.replaceAll("'", "''")),
};

/** A quoted scalar on one line: each character or escape represents one character of the text. */
function locateQuoted([start, end]: Range, text: string, around: string, style: QuotedStyle): Located | undefined {
  const raw = around.slice(start + 1, end - 1);
  if (raw.includes("\n")) return undefined;
  const segments: Segment[] = [];
  let inner = 0;
  let at = 0;
  let straight = false;
  while (at < raw.length) {
    const length = style.pieceLength(raw, at);
    if (length > 1 || !straight) segments.push({ inner, outer: start + 1 + at });
    straight = length === 1;
    // An eight-digit escape can represent a character that is two code units long.
    inner += length === 10 && (text.codePointAt(inner) ?? 0) > 0xff_ff ? 2 : 1;
    at += length;
  }
  segments.push({ inner, outer: end - 1 });
  return inner === text.length ? { segments, indent: Infinity, encode: style.encode } : undefined;
}
