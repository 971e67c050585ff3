/** Disruption budgets of a NodePool: at any time, the smallest of the active ones applies. */
import type { Cursor } from "../../yaml/cursor.js";
import { coverTheWeek } from "./windows.js";

export interface Budget {
  readonly at: Cursor;
  readonly nodes: Cursor;
  /** Whether it allows no node, or some; undefined if it is unknown. */
  readonly isBlocking: boolean | undefined;
  /** Whether it is active at all times; undefined if it is unknown. */
  readonly isAlways: boolean | undefined;
  /** The reasons that it applies to; "all" if it has none, undefined if they are unknown. */
  readonly reasons: ReadonlySet<string> | "all" | undefined;
}

/** The reasons that budgets without `reasons` apply to. Since 1.15, `Unhealthy` is another one, behind a gate. */
const ALL_REASONS = ["Underutilized", "Empty", "Drifted"];

export function budgetsOf(list: Cursor): Budget[] {
  return list.items().map((at) => {
    const nodes = at.get("nodes");
    const isKnown = typeof nodes.value === "string" && /^\d+%?$/u.test(nodes.value);
    return {
      at,
      nodes,
      isBlocking: isKnown ? /^0+%?$/u.test(nodes.text) : undefined,
      isAlways: isAlways(at),
      reasons: reasonsOf(at.get("reasons")),
    };
  });
}

function isAlways(budget: Cursor): boolean | undefined {
  const fields = [budget.get("schedule"), budget.get("duration")];
  if (fields.some(({ isUnknown }) => isUnknown)) return undefined;
  return fields.every(({ isAbsent }) => isAbsent);
}

function reasonsOf(list: Cursor): ReadonlySet<string> | "all" | undefined {
  if (list.isAbsent) return "all";
  if (list.isOpen || list.items().some(({ isPresent }) => !isPresent)) return undefined;
  return new Set(list.items().map(({ text }) => text));
}

/** The budgets that block all disruption at all times: each of them, or windows that do so together. */
export interface PermanentBlock {
  readonly budgets: readonly Budget[];
  readonly areWindows: boolean;
}

export function permanentBlock(budgets: readonly Budget[]): PermanentBlock | undefined {
  const blocks = budgets.filter(({ isBlocking, reasons }) => isBlocking && reasons === "all");
  const always = blocks.filter(({ isAlways }) => isAlways);
  if (always.length > 0) return { budgets: always, areWindows: false };
  const windows = blocks.filter(({ isAlways }) => isAlways === false);
  return windows.length > 0 && coverTheWeek(windows) ? { budgets: windows.slice(0, 1), areWindows: true } : undefined;
}

/** A permanent block, and another budget that allows some disruption but never takes effect. */
export function contradiction(list: Cursor): (PermanentBlock & { readonly allowance: Budget }) | undefined {
  // A template may render one without the other.
  const budgets = budgetsOf(list).filter(({ nodes }) => nodes.comesWith(list));
  const block = permanentBlock(budgets);
  const allowance = budgets.find(({ isBlocking }) => isBlocking === false);
  return block && allowance && { ...block, allowance };
}

/** The budgets that block disruption for any reason while they are active, unless it is a mistake of its own. */
export function blocksOfAll(list: Cursor): readonly Budget[] {
  if (contradiction(list)) return [];
  return budgetsOf(list).filter(({ isBlocking, reasons }) => isBlocking && reasons === "all");
}

/** The reasons that a budget applies to, by name. */
export function namesOf({ reasons }: Budget): readonly string[] {
  return reasons === "all" ? ALL_REASONS : [...(reasons ?? [])];
}

/** A window in which nodes may not be replaced, as drift does; the removal of unneeded nodes may be allowed. */
export function blockedWindow(list: Cursor): Budget | undefined {
  return budgetsOf(list).find(
    (budget) => budget.isBlocking && budget.isAlways === false && namesOf(budget).includes("Drifted"),
  );
}
