/** The YAML documents in the heredocs of a Terraform file. */
import { type YamlText, parseText } from "../yaml/document.js";
import type { Range } from "../yaml/text-map.js";
import { hasDirectives, maskExpressions } from "./expressions.js";
import { readTemplate } from "./template.js";

/** A YAML document in a heredoc. */
interface HeredocDocument {
  /** With directives, it is a template. */
  readonly form: "heredoc" | "template";
  /**
   * The document, parsed; a template is the same text as in the file, others differ in expressions such as
   * `${var.name}`, which are unknown values.
   */
  readonly yaml: YamlText;
  readonly start: number;
  /** Whether a part of a template could not be read. */
  readonly isPartial: boolean;
}

/** The documents in the lines of a heredoc that can be read. */
export function heredocDocuments(text: string, lines: Range): HeredocDocument[] {
  return partsOf(text, lines).flatMap(([start, end]): HeredocDocument[] => {
    const part = text.slice(start, end);
    if (hasDirectives(part)) {
      const template = readTemplate(part);
      const yaml = template && { text: part, ast: template.ast };
      return yaml ? [{ form: "template", yaml, start, isPartial: !template.isWhole }] : [];
    }
    const yaml = read(part);
    return yaml ? [{ form: "heredoc", yaml, start, isPartial: false }] : [];
  });
}

const MARKER = /^\s*---[ \t]*(?:#.*)?\r?$/u;

/** The documents of a heredoc; in YAML, an indented `---` is not a marker, but Terraform removes the indentation. */
function partsOf(text: string, [start, end]: Range): Range[] {
  const lines = text.slice(start, end).split("\n");
  // If indented further than other lines, `---` is part of a script.
  const indents = lines.filter((line) => line.trim() !== "").map((line) => indentOf(line));
  const indent = indents.reduce((one, other) => Math.min(one, other), Infinity);
  const parts: Range[] = [];
  let from = start;
  let at = start;
  for (const line of lines) {
    const next = Math.min(at + line.length + 1, end);
    if (indentOf(line) === indent && MARKER.test(line)) {
      parts.push([from, at]);
      from = next;
    }
    at = next;
  }
  return [...parts, [from, end] as const].filter((part) => text.slice(...part).trim() !== "");
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A document with its expressions as unknown values, or as unknown keys and items if it is not valid otherwise. */
function read(text: string): YamlText | undefined {
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
