/**
 * The processor `karpenter/terraform`: manifests and values of Karpenter's chart that stand in heredocs. Each
 * becomes a file as long as its Terraform file, blank but for the heredoc, so that places and changes are the
 * same in both.
 */
import type { Linter } from "eslint";
import { parseYAML } from "yaml-eslint-parser";
import { mentionsOurKinds } from "../kinds.js";
import { stringAttributes } from "../workspace/hcl.js";
import { type Heredoc, heredocsOf } from "./heredocs.js";

interface Block {
  readonly text: string;
  readonly filename: string;
}

export const terraform: Linter.Processor = {
  meta: { name: "karpenter/terraform" },
  supportsAutofix: true,
  preprocess(text: string): Block[] {
    const heredocs = text.includes("<<") ? heredocsOf(text) : [];
    if (heredocs.length === 0) return [];
    const charts = mentionsChart(text) ? chartsOf(text) : [];
    return heredocs.flatMap((heredoc, index) => {
      const chart = charts.find(({ from, to }) => from < heredoc.start && heredoc.end < to);
      const body = text.slice(heredoc.start, heredoc.end);
      if (!chart && !mentionsOurKinds(body)) return [];
      const name = chart ? valuesName(chart.version) : "manifest";
      return documentsIn(text, heredoc).flatMap((document, part) => {
        const masked = blankAround(text, document);
        return isReadable(masked) ? [{ text: masked, filename: `${String(index)}-${String(part)}-${name}.yaml` }] : [];
      });
    });
  },
  postprocess: (messages) => messages.flat(),
};

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

interface Release {
  readonly from: number;
  readonly to: number;
  readonly version: string;
}

/** Where `helm_release` installs Karpenter's chart. */
function chartsOf(text: string): Release[] {
  return stringAttributes(text).flatMap(({ key, value, frame }) => {
    const isChart = key === "chart" && /(?:^|\/)karpenter$/u.test(value) && frame.labels[0] === "helm_release";
    const [from, to] = frame.range;
    return isChart && !frame.isObject
      ? [{ from, to, version: (frame.own.get("version") ?? "").replace(/^v/u, "") }]
      : [];
  });
}

/** The documents of a heredoc; indented, `---` means nothing to YAML, and everything to Terraform. */
function documentsIn(text: string, { start, end }: Heredoc): Heredoc[] {
  const found: Heredoc[] = [];
  let from = start;
  for (const { 0: line, index } of text.slice(start, end).matchAll(/^[ \t]*---[ \t]*(?:#.*)?\r?$/gmu)) {
    found.push({ start: from, end: start + index });
    from = start + index + line.length;
  }
  return [...found, { start: from, end }].filter((one) => text.slice(one.start, one.end).trim() !== "");
}

function blankAround(text: string, { start, end }: Heredoc): string {
  const blank = (part: string) => part.replaceAll(/[^\r\n]/gu, (character) => " ".repeat(character.length));
  return blank(text.slice(0, start)) + withoutExpressions(text.slice(start, end)) + blank(text.slice(end));
}

/** What Terraform fills in stays recognisable as such, without the characters that would mean something to YAML. */
function withoutExpressions(body: string): string {
  return body.replaceAll(
    /\$\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}/gu,
    (expression) => `\${${"x".repeat(Math.max(expression.length - 3, 0))}}`,
  );
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
