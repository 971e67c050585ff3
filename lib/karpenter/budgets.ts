/** Disruption budgets of a NodePool: at any time, the smallest of the active ones applies. */
import type { Cursor } from "../yaml/cursor.js";
import { cronValues } from "./cron.js";
import { secondsOf } from "./duration.js";

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

/** Whether budgets allow some disruption in windows, and nothing limits it outside of them. */
export function isUnlimitedOutside(list: Cursor): boolean {
  const budgets = budgetsOf(list);
  const isKnown = budgets.every((budget) => budget.isBlocking !== undefined && budget.isAlways !== undefined);
  if (list.isOpen || !isKnown || budgets.some(({ reasons }) => reasons === undefined)) return false;
  const windows = budgets.filter((budget) => budget.isAlways === false);
  // A window without disruption is meant to be an exception.
  if (windows.some(({ isBlocking }) => isBlocking)) return false;
  const limited = new Set(budgets.filter((budget) => budget.isAlways).flatMap((budget) => namesOf(budget)));
  const isOpen = windows.some((budget) => namesOf(budget).some((reason) => !limited.has(reason)));
  return isOpen && !coverTheWeek(windows);
}

function namesOf({ reasons }: Budget): readonly string[] {
  return reasons === "all" ? ALL_REASONS : [...(reasons ?? [])];
}

/** A window in which nothing may be disrupted, for any reason. */
export function blockedWindow(list: Cursor): Budget | undefined {
  return budgetsOf(list).find((budget) => {
    const reasons = new Set(namesOf(budget));
    return budget.isBlocking && budget.isAlways === false && ALL_REASONS.every((reason) => reasons.has(reason));
  });
}

const MINUTES_OF_DAY = 1440;
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;
const LONGEST_MONTH = 31 * MINUTES_OF_DAY;

/** Whether at least one of several windows is open at any time; also true if one of them can't be read. */
function coverTheWeek(windows: readonly Budget[]): boolean {
  // The minutes after each minute of the week for which a window that opens then stays open.
  const lengths = new Float64Array(MINUTES_OF_WEEK);
  for (const { at } of windows) {
    const values = cronValues(at.get("schedule").text);
    const minutes = (secondsOf(at.get("duration").text) ?? Infinity) / 60;
    if (!values || minutes >= LONGEST_MONTH) return true;
    const [minute = [], hour = [], day, month, weekday = []] = values;
    // Windows on some days of a month, or in some months, never cover all weeks.
    if ((day?.size ?? 0) < 31 || (month?.size ?? 0) < 12) continue;
    for (const d of weekday)
      for (const h of hour)
        for (const m of minute) {
          const start = d * MINUTES_OF_DAY + h * 60 + m;
          lengths[start] = Math.max(lengths[start] ?? 0, minutes);
        }
  }
  // Two weeks, because a window at the end of a week reaches into the next one.
  let openUntil = 0;
  for (let now = 0; now < 2 * MINUTES_OF_WEEK; now += 1) {
    openUntil = Math.max(openUntil, now + (lengths[now % MINUTES_OF_WEEK] ?? 0));
    if (now >= MINUTES_OF_WEEK && openUntil <= now) return false;
  }
  return true;
}
