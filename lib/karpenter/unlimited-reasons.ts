/** The reasons for which the budgets of a NodePool limit nothing: at no time, or outside of their windows. */
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import { type Budget, budgetsOf, namesOf } from "./budgets.js";
import { cronValues } from "./cron.js";
import { secondsOf } from "./duration.js";

/** The budgets of a list, if all of them are known. */
function knownBudgets(list: Cursor): Budget[] | undefined {
  const budgets = budgetsOf(list);
  const isKnown = budgets.every(
    ({ isBlocking, isAlways, reasons }) => isBlocking !== undefined && isAlways !== undefined && reasons !== undefined,
  );
  return isKnown && !list.isOpen ? budgets : undefined;
}

/** The reasons for which Karpenter certainly disrupts nodes of a pool. */
function reasonsIn(nodePool: Manifest): string[] {
  const disruption = nodePool.at("spec.disruption");
  const after = disruption.get("consolidateAfter");
  // Karpenter does not consolidate a static pool.
  if (!nodePool.at("spec.replicas").isAbsent || after.isUnknown || after.value === "Never") return ["Drifted"];
  const policies = [disruption.get("consolidationPolicy"), disruption.get("consolidateWhen")];
  const isForAll = policies.every((policy) => policy.isAbsent || policy.text.endsWith("Underutilized"));
  return isForAll ? ["Underutilized", "Empty", "Drifted"] : ["Empty", "Drifted"];
}

/** The reasons that only windows limit, which allow some disruption and do not cover the week. */
export function unlimitedOutside(nodePool: Manifest, list: Cursor): string[] {
  const budgets = knownBudgets(list) ?? [];
  return reasonsIn(nodePool).filter((reason) => {
    const limits = budgets.filter((budget) => namesOf(budget).includes(reason));
    // A window without disruption is meant to be an exception.
    const areWindows = limits.every(({ isAlways, isBlocking }) => !isAlways && !isBlocking);
    return limits.length > 0 && areWindows && !coverTheWeek(limits);
  });
}

/** The reasons that no budget applies to. */
export function uncoveredReasons(nodePool: Manifest, list: Cursor): string[] {
  const budgets = knownBudgets(list) ?? [];
  const covered = new Set(budgets.flatMap((budget) => namesOf(budget)));
  const uncovered = reasonsIn(nodePool).filter((reason) => !covered.has(reason));
  // The removal of empty nodes harms nothing, unless a window is meant to prevent all disruption.
  const isHarmless = uncovered.every((reason) => reason === "Empty") && !budgets.some(isBlockingWindow);
  return budgets.length === 0 || isHarmless ? [] : uncovered;
}

function isBlockingWindow({ isAlways, isBlocking }: Budget): boolean {
  return isAlways === false && isBlocking === true;
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
