/** Disruption budgets of a NodePool: at any time, the smallest of the active ones applies. */
import type { Cursor } from "../yaml/cursor.js";

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

/** The reasons that budgets without `reasons` apply to. Unhealthy nodes are repaired only since 1.15, behind a gate. */
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

/** A budget that blocks all disruption at all times, and another one that allows some but never takes effect. */
export function contradiction(list: Cursor): { block: Budget; allowance: Budget } | undefined {
  // A template may render one without the other.
  const budgets = budgetsOf(list).filter(({ nodes }) => nodes.comesWith(list));
  const block = budgets.find(({ isBlocking, isAlways, reasons }) => isBlocking && isAlways && reasons === "all");
  const allowance = budgets.find(({ isBlocking }) => isBlocking === false);
  return block && allowance && { block, allowance };
}

/** The reasons that a budget applies to, by name. */
export function namesOf({ reasons }: Budget): readonly string[] {
  return reasons === "all" ? ALL_REASONS : [...(reasons ?? [])];
}

/** A window in which nothing may be disrupted, for any reason. */
export function blockedWindow(list: Cursor): Budget | undefined {
  return budgetsOf(list).find((budget) => {
    const reasons = new Set(namesOf(budget));
    return budget.isBlocking && budget.isAlways === false && ALL_REASONS.every((reason) => reasons.has(reason));
  });
}
