/**
 * The processor `karpenter/terraform`: manifests and values of Karpenter's chart that stand in heredocs. Each
 * document becomes a file of its own, and what is found in it is moved to where the document stands: files as long
 * as the Terraform file would take a time that grows with its square.
 */
import type { Linter, Rule } from "eslint";
import { parseYAML } from "yaml-eslint-parser";
import { argumentsAt } from "../hcl/attributes.js";
import { type Heredoc, expressionEnd, heredocsOf } from "../hcl/heredocs.js";
import { mentionsOurKinds } from "../kinds.js";

interface Block {
  readonly text: string;
  readonly filename: string;
}

/** Where a block starts in its file. */
interface Place {
  readonly index: number;
  /** How many lines are before it. */
  readonly lines: number;
}

/** Of files between `preprocess` and `postprocess`. */
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
  // ESLint counts a file without its byte order mark.
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

/** What a file of values is called, so that the rules know it: see `valuesVersion`. */
function valuesName(version: string): string {
  return `karpenter-values@${version}`;
}

/** The version of Karpenter's chart that a block is values for, by its name; undefined for all other files. */
export function valuesVersion(filename: string): { readonly version: string | undefined } | undefined {
  const [, version] = /-karpenter-values@([\w.+-]*)\.yaml$/u.exec(filename) ?? [];
  if (version === undefined) return undefined;
  return { version: /^\d+\.\d+\.\d+/u.test(version) ? version : undefined };
}

function mentionsChart(text: string): boolean {
  return text.includes("helm_release") && text.includes("karpenter");
}

/** Karpenter's chart of whatever repository; what stands in a folder may be a chart around it. */
const CHART = /^(?:karpenter\/|oci:\/\/.*\/)?karpenter$/u;

/** Of heredocs that are values for Karpenter's chart, the version of the chart, or an empty text. */
function chartVersions(text: string, heredocs: readonly Heredoc[]): (string | undefined)[] {
  const openings = heredocs.map(({ start }) => text.lastIndexOf("<<", start));
  return argumentsAt(text, openings).map((argument) => {
    if (argument?.key !== "values" || argument.frame.labels[0] !== "helm_release") return undefined;
    const { own } = argument.frame;
    return CHART.test(own.get("chart") ?? "") ? (own.get("version") ?? "").replace(/^v/u, "") : undefined;
  });
}

/** The documents of a heredoc; indented, `---` means nothing to YAML, and everything to Terraform. */
function documentsIn(text: string, { start, end }: Heredoc): Heredoc[] {
  const lines = text.slice(start, end).split("\n");
  // Further in than all else, it is a line of a script.
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
 * What Terraform fills in stays recognisable as such, without the characters that would mean something to YAML, and
 * as long as it was: two that differ stay different keys.
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
 * A line of nothing but an expression, beside keys or items, brings more of them: it becomes one that is unknown, as
 * long as it was. Between a key and an item, it may be either.
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

/** The lines before and behind another, with none in between that is less far in than they are. */
function siblingsOf(lines: readonly string[], index: number): string[] {
  const indent = indentOf(lines[index] ?? "");
  return [-1, 1].flatMap((step) => {
    let at = index + step;
    while (lines[at]?.trim() === "" || indentOf(lines[at] ?? "") > indent) at += step;
    const line = lines[at];
    return line !== undefined && indentOf(line) === indent ? [line] : [];
  });
}

/** Directives decide over lines; what is left of others is no YAML. */
function isReadable(text: string): boolean {
  if (text.includes("%{")) return false;
  try {
    parseYAML(text, {});
    return true;
  } catch {
    return false;
  }
}
