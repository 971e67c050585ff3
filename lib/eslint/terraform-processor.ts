/**
 * The processor `karpenter/terraform`: extracts manifests and values of Karpenter's chart from heredocs. Each
 * document becomes a separate file, and its problems are moved to the position of the document: files as long as the
 * Terraform file would take a time that grows with its square.
 */
import type { Linter, Rule } from "eslint";
import { parseYAML } from "yaml-eslint-parser";
import { argumentsAt } from "../terraform/attributes.js";
import { type Heredoc, expressionEnd, heredocsOf } from "../terraform/heredocs.js";
import { mentionsOurKinds } from "../kinds.js";

interface Block {
  readonly text: string;
  readonly filename: string;
}

/** The start of a block in its file. */
interface Place {
  readonly index: number;
  /** The number of lines before it. */
  readonly lines: number;
}

/** The places by file, kept between `preprocess` and `postprocess`. */
const placesOfFiles = new Map<string, readonly Place[]>();

export const terraform: Linter.Processor = {
  meta: { name: "karpenter/terraform" },
  supportsAutofix: true,
  preprocess(text: string, filename: string): Block[] {
    const documents = documentsOf(text);
    placesOfFiles.set(filename, placesIn(text, documents));
    return documents.map(({ block }) => block);
  },
  postprocess(messages: Linter.LintMessage[][], filename: string): Linter.LintMessage[] {
    const places = placesOfFiles.get(filename) ?? [];
    placesOfFiles.delete(filename);
    return messages.flatMap((found, index) => {
      const place = places[index];
      return place ? found.map((message) => moved(message, place)) : found;
    });
  },
};

interface Document {
  readonly block: Block;
  readonly start: number;
}

function documentsOf(text: string): Document[] {
  const heredocs = text.includes("<<") ? heredocsOf(text) : [];
  if (heredocs.length === 0) return [];
  const versions = mentionsChart(text) ? chartVersions(text, heredocs) : [];
  return heredocs.flatMap((heredoc, index) => {
    const version = versions[index];
    const body = text.slice(heredoc.start, heredoc.end);
    if (version === undefined && !mentionsOurKinds(body)) return [];
    const name = version === undefined ? "manifest" : valuesName(version);
    return documentsIn(text, heredoc).flatMap(({ start, end }, part) => {
      const plain = withoutExpressions(text.slice(start, end));
      const filename = `${String(index)}-${String(part)}-${name}.yaml`;
      const readable = [plain, withEntries(plain)].find((one) => isReadable(one));
      return readable === undefined ? [] : [{ block: { text: readable, filename }, start }];
    });
  });
}

function placesIn(text: string, documents: readonly Document[]): Place[] {
  // ESLint counts offsets without the byte order mark.
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  let lines = 0;
  let from = 0;
  return documents.map(({ start }) => {
    for (let at = text.indexOf("\n", from); at >= 0 && at < start; at = text.indexOf("\n", at + 1)) lines += 1;
    from = start;
    return { index: start - mark, lines };
  });
}

function moved(message: Linter.LintMessage, place: Place): Linter.LintMessage {
  const { line, endLine, fix, suggestions } = message;
  return {
    ...message,
    line: line + place.lines,
    ...(endLine !== undefined && { endLine: endLine + place.lines }),
    ...(fix && { fix: movedFix(fix, place) }),
    ...(suggestions && {
      suggestions: suggestions.map((suggestion) => ({ ...suggestion, fix: movedFix(suggestion.fix, place) })),
    }),
  };
}

function movedFix({ range: [start, end], text }: Rule.Fix, { index }: Place): Rule.Fix {
  return { range: [start + index, end + index], text };
}

/** The name of a block of values, by which the rules recognize it: see `valuesVersion`. */
function valuesName(version: string): string {
  return `karpenter-values@${version}`;
}

/** The version of Karpenter's chart in the name of a block of values; undefined for all other files. */
export function valuesVersion(filename: string): { readonly version: string | undefined } | undefined {
  const [, version] = /-karpenter-values@([\w.+-]*)\.yaml$/u.exec(filename) ?? [];
  if (version === undefined) return undefined;
  return { version: /^\d+\.\d+\.\d+/u.test(version) ? version : undefined };
}

function mentionsChart(text: string): boolean {
  return text.includes("helm_release") && text.includes("karpenter");
}

/** Karpenter's chart from any repository; a chart in a folder can be a wrapper around it. */
const CHART = /^(?:karpenter\/|oci:\/\/.*\/)?karpenter$/u;

/** For each heredoc with values for Karpenter's chart, the chart version, or an empty text if none is set. */
function chartVersions(text: string, heredocs: readonly Heredoc[]): (string | undefined)[] {
  const openings = heredocs.map(({ start }) => text.lastIndexOf("<<", start));
  return argumentsAt(text, openings).map((argument) => {
    if (argument?.key !== "values" || argument.frame.labels[0] !== "helm_release") return undefined;
    const { own } = argument.frame;
    return CHART.test(own.get("chart") ?? "") ? (own.get("version") ?? "").replace(/^v/u, "") : undefined;
  });
}

/** The documents of a heredoc; in YAML, an indented `---` is not a separator, but Terraform removes the indentation. */
function documentsIn(text: string, { start, end }: Heredoc): Heredoc[] {
  const lines = text.slice(start, end).split("\n");
  // If indented further than other lines, `---` is part of a script.
  const indent = lines.reduce(
    (least, line) => (line.trim() === "" ? least : Math.min(least, indentOf(line))),
    Infinity,
  );
  const found: Heredoc[] = [];
  let from = start;
  let at = start;
  for (const line of lines) {
    const next = Math.min(at + line.length + 1, end);
    if (indentOf(line) === indent && /^\s*---[ \t]*(?:#.*)?\r?$/u.test(line)) {
      found.push({ start: from, end: at });
      from = next;
    }
    at = next;
  }
  return [...found, { start: from, end }].filter((one) => text.slice(one.start, one.end).trim() !== "");
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * Keeps interpolations recognizable, but replaces the characters that have a meaning in YAML, without changing the
 * length: different expressions remain different keys.
 */
function withoutExpressions(body: string): string {
  let readable = "";
  let from = 0;
  for (let start = body.indexOf("${"); start >= 0; start = body.indexOf("${", from)) {
    const end = expressionEnd(body, start);
    readable += `${body.slice(from, start)}$${body.slice(start + 1, end).replaceAll(/[^\w\r\n]/gu, (one) => "_".repeat(one.length))}`;
    from = end;
  }
  return readable + body.slice(from);
}

/**
 * A line with only an expression, next to keys or items, adds more of them: it becomes an unknown one of the same
 * length. Between a key and an item, it can be either, and is not changed.
 */
function withEntries(plain: string): string {
  const lines = plain.split("\n");
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

/** Directives add or remove lines, so a text with them can't be read; other texts must be valid YAML. */
function isReadable(text: string): boolean {
  if (text.includes("%{")) return false;
  try {
    parseYAML(text, {});
    return true;
  } catch {
    return false;
  }
}
