/** Reads templates of Helm charts, as far as possible before they are rendered. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { AST } from "yaml-eslint-parser";
import { type Branch, Branches } from "./branches.js";
import type { Hole, MaskedText } from "./holes.js";
import { parseYaml } from "./parse-yaml.js";
import { branchesThatRepeatKeys } from "./repeated-keys.js";
import { maskTemplate } from "./template.js";
import type { Range } from "./text-map.js";

/** A parsed template. */
export interface Template extends MaskedText {
  /** Whether a change of a range keeps all actions intact, and is in the same branch as `near`. */
  readonly mayChange: (range: Range, near: number) => boolean;
  /** The innermost branch that contains an index; undefined outside all branches. */
  readonly branchAt: (index: number) => Branch | undefined;
}

const templates = new WeakMap<object, Template>();

/** The template that an AST was parsed from; everything that its actions decide is unknown, including added keys. */
export function templateOf(ast: object): Template | undefined {
  return templates.get(ast);
}

/** Whether a file is a template of a chart: in `templates/` next to a `Chart.yaml`. */
export function isInChart(file: string): boolean {
  const steps = path.resolve(file).split(path.sep);
  const folders = steps.flatMap((step, index) => (step === "templates" ? [steps.slice(0, index).join(path.sep)] : []));
  return folders.some((folder) => existsSync(path.join(folder, "Chart.yaml")));
}

/**
 * Parses a template with its actions covered by filler of the same length, so all positions stay the same; undefined if
 * the result is not valid YAML. Only the first branch of a condition is read, and only the first of several conditions
 * that add the same key. A `define` block is read only if `isRead` accepts its text.
 */
export function parseTemplate(
  text: string,
  isRead: (definition: string) => boolean = () => false,
): AST.YAMLProgram | undefined {
  const branches = new Branches(text);
  const contradicting = branches.all.filter((branch) => contradictsOthers(branch, text, isRead));
  let masked = maskWithout(text, contradicting);
  const repeating = branchesThatRepeatKeys(masked.text, branches);
  if (repeating.length > 0) masked = maskWithout(text, [...contradicting, ...repeating]);
  try {
    const ast = parseYaml(masked.text);
    templates.set(ast, {
      ...masked,
      // A change must not touch an action, and must be in the same branch as the place that it is for.
      mayChange: (range, near) => !branches.hasAction(range) && branches.at(range[0]) === branches.at(near),
      branchAt: (index) => branches.at(index),
    });
    return ast;
  } catch {
    return undefined;
  }
}

/** Content after `else`, content that depends on `.Capabilities`, and definitions that are part of other manifests. */
function contradictsOthers(branch: Branch, text: string, isRead: (definition: string) => boolean): boolean {
  return (
    branch.keyword === "else" || branch.isByCluster || (isDefinition(branch) && !isRead(text.slice(...branch.range)))
  );
}

/** Helm allows definitions only outside all branches. */
function isDefinition({ keyword, depth }: Branch): boolean {
  return depth === 1 && (keyword === "define" || keyword === "block");
}

/** The text with filler for its actions, without some branches, which contradict the ones that are read instead. */
function maskWithout(text: string, branches: readonly Branch[]): MaskedText {
  const added: Hole[] = [];
  let readable = "";
  let from = 0;
  for (const branch of branches.toSorted((one, other) => one.range[0] - other.range[0])) {
    const [start, end] = branch.range;
    if (end <= from) continue;
    const content = text.slice(start, end);
    // It may add content that the other branch does not have; a definition is rendered elsewhere.
    if (content.includes("\n") && branch.keyword !== "define") added.push({ index: start, column: columnOf(content) });
    readable += text.slice(from, start) + content.replaceAll(/[^\r\n]/gu, (one) => " ".repeat(one.length));
    from = end;
  }
  const masked = maskTemplate(readable + text.slice(from));
  return { ...masked, holes: [...masked.holes, ...added].sort((one, other) => one.index - other.index) };
}

/** The column before which no line of a branch starts. */
function columnOf(content: string): number {
  const { text, holes } = maskTemplate(content);
  const [first = "", ...lines] = text.split("\n");
  if (first.trim() !== "") return 0;
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  return [...indents, ...holes.map(({ column }) => column)].reduce((one, other) => Math.min(one, other), Infinity);
}
