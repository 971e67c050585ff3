/** Templates of Helm charts, as far as they can be read before they are rendered. */
import { existsSync } from "node:fs";
import path from "node:path";
import { type AST, ParseError, parseYAML } from "yaml-eslint-parser";
import { mentionsOurKinds } from "../kinds.js";
import { columnOf, lineEnd, lineStart } from "../lines.js";
import { type MaskedText, maskTemplate, tagsOf } from "./template.js";

/** A template as it was parsed. */
export interface Template extends MaskedText {
  /** Whether a change of a range leaves the actions whole, and what they decide. */
  readonly mayChange: (range: readonly [start: number, end: number], near: number) => boolean;
  /** The innermost branch that an index is in; undefined outside of all. */
  readonly branchAt: (index: number) => Branch | undefined;
}

/** What stands between two of the actions `if`, `with`, `range`, `else` and `end`: a template may leave it out. */
export interface Branch {
  readonly around: Branch | undefined;
  readonly depth: number;
  /** From behind the action that opens it to the one that closes it. */
  readonly range: readonly [start: number, end: number];
}

/** Whether one branch is the other, or around it: a template that keeps the other keeps it. */
export function isAround(one: Branch | undefined, other: Branch | undefined): boolean {
  let branch = other;
  while (branch && branch.depth > (one?.depth ?? 0)) branch = branch.around;
  return branch === one;
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

/** Each one takes another reading, of which nobody waits for many of a long text. */
const MAX_ALTERNATIVES = 20;
const MAX_LENGTH = 100_000;

/**
 * Parses a template with its actions covered by filler of the same length, so that each character stands where
 * it stood; undefined where that gives no YAML. Of the branches of a condition, the first is read, and of several
 * conditions that bring the same key, the first.
 */
export function parseTemplate(text: string): AST.YAMLProgram | undefined {
  const structure = structureOf(text);
  const leftOut = [...structure.leftOut];
  for (let left = text.length > MAX_LENGTH ? 1 : MAX_ALTERNATIVES; left > 0; left -= 1) {
    const readable = withoutBranches(text, leftOut);
    const masked = maskTemplate(readable.text);
    try {
      const ast = parseYAML(masked.text, {});
      templates.set(ast, {
        text: masked.text,
        holes: [...masked.holes, ...readable.holes],
        mayChange: (range, near) => mayChange(structure, range, near),
        branchAt: (index) => branchAt(structure.actions, index),
      });
      return ast;
    } catch (error) {
      if (!isRepeatedKey(error)) return undefined;
      const branch = branchAt(structure.actions, error.index);
      if (!branch || !(firstOf(masked.text, error.index) < branch.range[0])) return undefined;
      leftOut.push(branch.range);
    }
  }
  return undefined;
}

function isRepeatedKey(error: unknown): error is ParseError {
  return error instanceof ParseError && error.message === "Map keys must be unique";
}

/** Where the key at an index stood last before it, as far in; NaN where it can't be told. */
function firstOf(text: string, index: number): number {
  const key = /^[^\s:]*:/u.exec(text.slice(index, lineEnd(text, index)))?.[0];
  if (key === undefined) return NaN;
  const column = columnOf(text, index);
  // Line by line: on one long line, the key may stand any number of times.
  for (let next = lineStart(text, index); next > 0;) {
    const start = lineStart(text, next - 1);
    if (start + column < next && text.startsWith(key, start + column)) return start + column;
    next = start;
  }
  return NaN;
}

interface Action {
  readonly start: number;
  readonly end: number;
  /** The innermost branch behind it. */
  readonly inside: Branch | undefined;
}

interface Structure {
  readonly actions: readonly Action[];
  /** What stands behind an `else`, is for some clusters alone, or is a piece of other manifests. */
  readonly leftOut: readonly Branch["range"][];
}

const DEFINITIONS: ReadonlySet<string> = new Set(["block", "define"]);
const WORD = /^\{\{-?\s*(if|with|range|define|block|else|end)\b/u;

function structureOf(text: string): Structure {
  const actions: Action[] = [];
  const leftOut: Branch["range"][] = [];
  const open: OpenBranch[] = [];
  const close = (end: number) => {
    const last = open.pop();
    if (!last) return;
    const { range, depth } = last.branch;
    range[1] = end;
    // Definitions stand in nothing else.
    const isPiece = depth === 1 && DEFINITIONS.has(last.word) && !mentionsOurKinds(text.slice(...range));
    if (last.word === "else" || last.isByCluster || isPiece) leftOut.push(range);
  };
  for (const [start, end] of tagsOf(text)) {
    const action = text.slice(start, end);
    const word = WORD.exec(action)?.[1];
    if (word === "end" || word === "else") close(start);
    if (word !== undefined && word !== "end") {
      const around = open.at(-1)?.branch;
      const branch = { around, depth: (around?.depth ?? 0) + 1, range: [end, text.length] as [number, number] };
      open.push({ branch, word, isByCluster: action.includes(".Capabilities.") });
    }
    actions.push({ start, end, inside: open.at(-1)?.branch });
  }
  return { actions, leftOut };
}

interface OpenBranch {
  readonly branch: Branch & { readonly range: [start: number, end: number] };
  /** Of the action that opens it. */
  readonly word: string;
  /** Whether it is for clusters that serve a version, or run one. */
  readonly isByCluster: boolean;
}

/** A text of the same length without some branches, which contradict what is read in their place. */
function withoutBranches(text: string, branches: readonly Branch["range"][]): MaskedText {
  const holes: number[] = [];
  let readable = "";
  let from = 0;
  for (const [start, end] of [...branches].sort(([one], [other]) => one - other)) {
    const branch = text.slice(start, end);
    // It may bring what the other one lacks.
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

function branchAt(actions: readonly Action[], index: number): Branch | undefined {
  let low = 0;
  let high = actions.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((actions[middle]?.end ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return actions[low - 1]?.inside;
}
