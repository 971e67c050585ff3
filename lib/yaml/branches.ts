/** The branches of templates, whose content may or may not be rendered. */
import { type Action, actionsOf } from "./go-template.js";
import type { Range } from "./text-map.js";

/**
 * A branch: the content between two of the actions `if`, `with`, `range`, `else` and `end`, which a template may omit.
 */
export interface Branch {
  readonly around: Branch | undefined;
  readonly depth: number;
  /** From the end of the action that opens it to the start of the one that closes it. */
  readonly range: Range;
  /** The keyword of the action that opens it. */
  readonly keyword: string;
  /** Whether it depends on the versions that the cluster serves or runs. */
  readonly isByCluster: boolean;
}

/** Whether one branch is the other or contains it: a template that renders the other also renders it. */
export function isAround(one: Branch | undefined, other: Branch | undefined): boolean {
  let branch = other;
  while (branch && branch.depth > (one?.depth ?? 0)) branch = branch.around;
  return branch === one;
}

/** An action, and the innermost branch after it. */
interface Boundary extends Pick<Action, "end" | "start"> {
  readonly inside: Branch | undefined;
}

type OpenBranch = Branch & { range: Range };

const OPENING: ReadonlySet<string> = new Set(["block", "define", "else", "if", "range", "with"]);

/** The branches of a text. */
export class Branches {
  readonly all: readonly Branch[];
  readonly #boundaries: readonly Boundary[];

  constructor(text: string) {
    const all: Branch[] = [];
    const open: OpenBranch[] = [];
    const close = (end: number) => {
      const last = open.pop();
      if (last) last.range = [last.range[0], end];
    };
    this.#boundaries = actionsOf(text).map(({ start, end, head }) => {
      if (head === "end" || head === "else") close(start);
      if (OPENING.has(head)) {
        const around = open.at(-1);
        const isByCluster = text.slice(start, end).includes(".Capabilities.");
        const depth = (around?.depth ?? 0) + 1;
        const branch = { around, depth, range: [end, text.length] as const, keyword: head, isByCluster };
        open.push(branch);
        all.push(branch);
      }
      return { start, end, inside: open.at(-1) };
    });
    this.all = all;
  }

  /** The innermost branch that contains an index; undefined outside all branches. */
  at(index: number): Branch | undefined {
    return this.#boundaries[this.#countUpTo(index) - 1]?.inside;
  }

  /** Whether a range contains a part of an action. */
  hasAction([start, end]: Range): boolean {
    const next = this.#boundaries[this.#countUpTo(start)];
    return next !== undefined && next.start < end;
  }

  /** The number of actions that end at or before an index. */
  #countUpTo(index: number): number {
    let low = 0;
    let high = this.#boundaries.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#boundaries[middle]?.end ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
