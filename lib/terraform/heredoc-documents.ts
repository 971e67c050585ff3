/** The YAML in the heredocs of a Terraform file: manifests, and values of Karpenter's chart. */
import { mentionsOurKinds } from "../kinds.js";
import { type YamlText, parseText } from "../yaml/document.js";
import { chartVersions } from "./chart-values.js";
import { hasDirectives, maskExpressions } from "./expressions.js";
import { type Heredoc, heredocsOf } from "./heredocs.js";

/** A YAML document in a heredoc. */
export interface HeredocDocument {
  /**
   * The document, parsed. Its text is as long as the part of the file that it stands for, line by line: its index `i` is
   * the index `start + i` of the file, its line `n` is the line `linesBefore + n`, and columns are the same. It differs
   * from the file only in expressions such as `${var.name}`, which are unknown values.
   */
  readonly yaml: YamlText;
  readonly start: number;
  /** The number of lines of the file before it. */
  readonly linesBefore: number;
  /** The index of the `<<` that opens its heredoc. */
  readonly opening: number;
  /** The position of its heredoc among those of the file, and its own among the documents of the heredoc. */
  readonly heredoc: number;
  readonly part: number;
  /** For values of Karpenter's chart, the chart's version as written, or an empty text; undefined for manifests. */
  readonly chartVersion: string | undefined;
}

/**
 * The documents in heredocs that may contain manifests of supported kinds, and those with values for Karpenter's chart,
 * in the order of the file. Documents that can't be read are left out: those with directives such as `%{ if … }`, and
 * those that are not valid YAML, unless they are manifests without any expressions.
 */
export function documentsOf(text: string): HeredocDocument[] {
  const heredocs = text.includes("<<") ? heredocsOf(text) : [];
  if (heredocs.length === 0) return [];
  const versions = chartVersions(text, heredocs);
  const lines = new LineCounter(text);
  return heredocs.flatMap((heredoc, index) => {
    const chartVersion = versions[index];
    if (chartVersion === undefined && !mentionsOurKinds(text.slice(heredoc.start, heredoc.end))) return [];
    const opening = text.lastIndexOf("<<", heredoc.start);
    return partsOf(text, heredoc).flatMap(({ start, end }, part) => {
      const yaml = read(text.slice(start, end));
      return yaml
        ? [{ yaml, start, linesBefore: lines.before(start), opening, heredoc: index, part, chartVersion }]
        : [];
    });
  });
}

/** A file with blanks instead of some of its documents; all else keeps its index. */
export function withoutDocuments(text: string, documents: readonly HeredocDocument[]): string {
  let kept = "";
  let from = 0;
  for (const { start, yaml } of documents) {
    const blank = yaml.text.replaceAll(/[^\r\n]/gu, (one) => " ".repeat(one.length));
    kept += text.slice(from, start) + blank;
    from = start + yaml.text.length;
  }
  return kept + text.slice(from);
}

/** Counts lines up to indexes that only increase. */
class LineCounter {
  readonly #text: string;
  #lines = 0;
  #next: number;

  constructor(text: string) {
    this.#text = text;
    this.#next = text.indexOf("\n");
  }

  before(index: number): number {
    while (this.#next >= 0 && this.#next < index) {
      this.#lines += 1;
      this.#next = this.#text.indexOf("\n", this.#next + 1);
    }
    return this.#lines;
  }
}

const MARKER = /^\s*---[ \t]*(?:#.*)?\r?$/u;

/** The documents of a heredoc; in YAML, an indented `---` is not a marker, but Terraform removes the indentation. */
function partsOf(text: string, { start, end }: Heredoc): Heredoc[] {
  const lines = text.slice(start, end).split("\n");
  // If indented further than other lines, `---` is part of a script.
  const indents = lines.filter((line) => line.trim() !== "").map((line) => indentOf(line));
  const indent = indents.reduce((one, other) => Math.min(one, other), Infinity);
  const parts: Heredoc[] = [];
  let from = start;
  let at = start;
  for (const line of lines) {
    const next = Math.min(at + line.length + 1, end);
    if (indentOf(line) === indent && MARKER.test(line)) {
      parts.push({ start: from, end: at });
      from = next;
    }
    at = next;
  }
  return [...parts, { start: from, end }].filter((part) => text.slice(part.start, part.end).trim() !== "");
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A document with its expressions as unknown values, or as unknown keys and items if it is not valid otherwise. */
function read(text: string): YamlText | undefined {
  if (hasDirectives(text)) return undefined;
  const masked = maskExpressions(text);
  return parse(masked) ?? parse(withEntries(masked)) ?? (isManifest(text) ? { text, ast: { body: [] } } : undefined);
}

/** Whether a text consists of the lines of a manifest, not of a script that contains one, and has no expressions. */
function isManifest(text: string): boolean {
  // Terraform removes indentation by tabs, which YAML does not allow.
  if (text.includes("${") || /^ *\t/mu.test(text)) return false;
  const lines = text.split("\n").filter((line) => /^\s*[^\s#]/u.test(line));
  const indent = lines.map((line) => indentOf(line)).reduce((one, other) => Math.min(one, other), Infinity);
  const keys = lines.filter((line) => indentOf(line) === indent).map((line) => line.trim().split(":", 1)[0] ?? "");
  return keys[0] !== undefined && ["apiVersion", "kind"].every((key) => keys.includes(key)) && /^\w+$/u.test(keys[0]);
}

function parse(text: string): YamlText | undefined {
  try {
    return parseText(text);
  } catch {
    return undefined;
  }
}

/**
 * A line with only an expression, next to keys or items, adds more of them: it becomes an unknown one of the same
 * length. Between a key and an item, it can be either, and is not changed.
 */
function withEntries(masked: string): string {
  const lines = masked.split("\n");
  return lines
    .map((line, index) => {
      const siblings = /^\s*\$\w{4,}\s*$/u.test(line) ? siblingsOf(lines, index) : [];
      const items = siblings.filter((sibling) => /^\s*- /u.test(sibling));
      if (siblings.length === 0) return line;
      if (items.length === siblings.length) return line.replace(/\$\w\w/u, "- $");
      return items.length > 0 ? line : line.replace(/\w(\s*)$/u, ":$1");
    })
    .join("\n");
}

/** The lines before and after another with the same indentation, if no line in between is indented less. */
function siblingsOf(lines: readonly string[], index: number): string[] {
  const indent = indentOf(lines[index] ?? "");
  return [-1, 1].flatMap((step) => {
    let at = index + step;
    while (lines[at]?.trim() === "" || indentOf(lines[at] ?? "") > indent) at += step;
    const line = lines[at];
    return line !== undefined && indentOf(line) === indent ? [line] : [];
  });
}
