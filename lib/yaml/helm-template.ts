/** Reads templates of Helm charts, as far as possible before they are rendered. */
import { existsSync } from "node:fs";
import path from "node:path";
import { type AST, ParseError, parseYAML } from "yaml-eslint-parser";
import { columnOf, lineEnd, lineStart } from "./lines.js";
import { type MaskedText, maskTemplate, tagsOf } from "./template.js";

/** A parsed template. */
export interface Template extends MaskedText {
  /** Whether a change of a range keeps all actions intact, and is in the same branch as `near`. */
  readonly mayChange: (range: readonly [start: number, end: number], near: number) => boolean;
  /** The innermost branch that contains an index; undefined outside all branches. */
  readonly branchAt: (index: number) => Branch | undefined;
}

/**
 * A branch: the content between two of the actions `if`, `with`, `range`, `else` and `end`, which a template may omit.
 */
export interface Branch {
  readonly around: Branch | undefined;
  readonly depth: number;
  /** From the end of the action that opens it to the start of the one that closes it. */
  readonly range: readonly [start: number, end: number];
}

/** Whether one branch is the other or contains it: a template that renders the other also renders it. */
export function isAround(one: Branch | undefined, other: Branch | undefined): boolean {
  let branch = other;
  while (branch && branch.depth > (one?.depth ?? 0)) branch = branch.around;
  return branch === one;
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

/** Each attempt costs another full parse, so large texts get fewer. */
const MAX_ALTERNATIVES = 20;
const MAX_LENGTH = 100_000;

/**
 * Parses a template with its actions covered by filler of the same length, so all positions stay the same; undefined if
 * the result is not valid YAML. Only the first branch of a condition is read, and only the first of several conditions
 * that add the same key. A `define` block is read only if `isRead` accepts its text.
 */
export function parseTemplate(
  text: string,
  isRead: (definition: string) => boolean = () => false,
): AST.YAMLProgram | undefined {
  const structure = structureOf(text, isRead);
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

/** The index of the previous occurrence of a key in the same column; NaN if there is none. */
function firstOf(text: string, index: number): number {
  const key = /^[^\s:]*:/u.exec(text.slice(index, lineEnd(text, index)))?.[0];
  if (key === undefined) return NaN;
  const column = columnOf(text, index);
  // Line by line, because one long line can contain the key any number of times.
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
  /** The innermost branch after it. */
  readonly inside: Branch | undefined;
}

interface Structure {
  readonly actions: readonly Action[];
  /** Content after `else`, content that depends on `.Capabilities`, and `define` blocks of other manifests. */
  readonly leftOut: readonly Branch["range"][];
}

const DEFINITIONS: ReadonlySet<string> = new Set(["block", "define"]);
const WORD = /^\{\{-?\s*(if|with|range|define|block|else|end)\b/u;

function structureOf(text: string, isRead: (definition: string) => boolean): Structure {
  const actions: Action[] = [];
  const leftOut: Branch["range"][] = [];
  const open: OpenBranch[] = [];
  const close = (end: number) => {
    const last = open.pop();
    if (!last) return;
    const { range, depth } = last.branch;
    range[1] = end;
    // Definitions are always at the top level.
    const isPiece = depth === 1 && DEFINITIONS.has(last.word) && !isRead(text.slice(...range));
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
  /** The keyword of the action that opens it. */
  readonly word: string;
  /** Whether it depends on the versions that the cluster serves or runs. */
  readonly isByCluster: boolean;
}

/** The text without some branches, which contradict the ones that are read instead; its length stays the same. */
function withoutBranches(text: string, branches: readonly Branch["range"][]): MaskedText {
  const holes: number[] = [];
  let readable = "";
  let from = 0;
  for (const [start, end] of [...branches].sort(([one], [other]) => one - other)) {
    const branch = text.slice(start, end);
    // It may add content that the other branch does not have.
    if (branch.includes("\n")) holes.push(start);
    if (end <= from) continue;
    readable += text.slice(from, Math.max(start, from));
    readable += text.slice(Math.max(start, from), end).replaceAll(/[^\r\n]/gu, (one) => " ".repeat(one.length));
    from = end;
  }
  return { text: readable + text.slice(from), holes };
}

/** A change must not touch an action, and must be in the same branch as the place that it is for. */
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
