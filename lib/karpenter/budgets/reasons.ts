/** The reasons for which the budgets of a NodePool limit nothing: at no time, or outside of their windows. */
import type { Manifest } from "../../model/manifest.js";
import type { Cursor } from "../../yaml/cursor.js";
import { type Budget, budgetsOf, namesOf } from "./budgets.js";
import { coverTheWeek, shortestGap } from "./windows.js";

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
    return limits.length > 0 && areWindows && coverTheWeek(limits) === false;
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

/**
 * The minutes of the shortest time between windows in which nodes may not be replaced; undefined if none is certain, such
 * as next to a budget that blocks at all times.
 */
export function shortestOpening(list: Cursor): number | undefined {
  const blocks = (knownBudgets(list) ?? []).filter((one) => one.isBlocking && namesOf(one).includes("Drifted"));
  return blocks.some(({ isAlways }) => isAlways) ? undefined : shortestGap(blocks);
}
