/** Templates of Helm charts, as far as they can be read before they are rendered. */
import { existsSync } from "node:fs";
import path from "node:path";
import { type AST, parseYAML } from "yaml-eslint-parser";
import { type MaskedText, maskTemplate, tagsOf } from "./template.js";

/** A template as it was parsed. */
export interface Template extends MaskedText {
  /** Whether a change of a range leaves the actions whole, and what they decide. */
  readonly mayChange: (range: readonly [start: number, end: number], near: number) => boolean;
}

const templates = new WeakMap<object, Template>();

/** What was parsed of a template: what its actions decide, keys that they may bring included, is unknown. */
export function templateOf(ast: object): Template | undefined {
  return templates.get(ast);
}

/** Whether a file is a template of a chart, in `templates/` beside a `Chart.yaml`. */
export function isInChart(file: string): boolean {
  const steps = path.resolve(file).split(path.sep);
  const folders = steps.flatMap((step, index) => (step === "templates" ? [steps.slice(0, index).join(path.sep)] : []));
  return folders.some((folder) => existsSync(path.join(folder, "Chart.yaml")));
}

/**
 * Parses a template with its actions covered by filler of the same length, so that each character stands where
 * it stood; undefined where that gives no YAML. Of the branches of a condition, the first is read.
 */
export function parseTemplate(text: string): AST.YAMLProgram | undefined {
  const structure = structureOf(text);
  const readable = withoutElse(text, structure.elses);
  const masked = maskTemplate(readable.text);
  try {
    const ast = parseYAML(masked.text, {});
    const holes = [...masked.holes, ...readable.holes];
    templates.set(ast, { text: masked.text, holes, mayChange: (range, near) => mayChange(structure, range, near) });
    return ast;
  } catch {
    return undefined;
  }
}

interface Structure {
  /** Where each action starts and ends, and the innermost condition that is open behind it. */
  readonly actions: readonly { readonly start: number; readonly end: number; readonly inside: number }[];
  /** From behind an `else` to its `end`, or to the next `else`. */
  readonly elses: readonly (readonly [start: number, end: number])[];
}

const WORD = /^\{\{-?\s*(if|with|range|define|block|else|end)\b/u;

function structureOf(text: string): Structure {
  const actions: { start: number; end: number; inside: number }[] = [];
  const elses: (readonly [number, number])[] = [];
  // Each branch has a number of its own.
  const open: { branch: number; elseFrom: number | undefined }[] = [];
  let branches = 0;
  for (const [start, end] of tagsOf(text)) {
    const word = WORD.exec(text.slice(start, start + 80))?.[1];
    const last = open.at(-1);
    if (word === "else" && last) {
      if (last.elseFrom !== undefined) elses.push([last.elseFrom, start]);
      branches += 1;
      last.branch = branches;
      last.elseFrom = end;
    } else if (word === "end") {
      if (last?.elseFrom !== undefined) elses.push([last.elseFrom, start]);
      open.pop();
    } else if (word !== undefined) {
      branches += 1;
      open.push({ branch: branches, elseFrom: undefined });
    }
    actions.push({ start, end, inside: open.at(-1)?.branch ?? 0 });
  }
  return { actions, elses };
}

/** A text of the same length without the branches behind an `else`: beside the first branch, they contradict. */
function withoutElse(text: string, elses: Structure["elses"]): MaskedText {
  const holes: number[] = [];
  let readable = "";
  let from = 0;
  for (const [start, end] of [...elses].sort(([one], [other]) => one - other)) {
    const branch = text.slice(start, end);
    // The other branch may bring what this one lacks.
    if (branch.includes("\n")) holes.push(start);
    if (end <= from) continue;
    readable += text.slice(from, Math.max(start, from));
    readable += text.slice(Math.max(start, from), end).replaceAll(/[^\r\n]/gu, (one) => " ".repeat(one.length));
    from = end;
  }
  return { text: readable + text.slice(from), holes };
}

/** Nothing of an action may go, and what is added belongs to the same branch as the place that it is for. */
function mayChange({ actions }: Structure, [start, end]: readonly [number, number], near: number): boolean {
  const isTouched = actions.some((action) => action.start < end && start < action.end);
  return !isTouched && branchAt(actions, start) === branchAt(actions, near);
}

function branchAt(actions: Structure["actions"], index: number): number {
  return actions.findLast(({ end }) => end <= index)?.inside ?? 0;
}
