/** The times of a week in which the windows of budgets are open, in minutes from its start. */
import { cronValues } from "../cron.js";
import { secondsOf } from "../duration.js";
import type { Budget } from "./budgets.js";

const MINUTES_OF_DAY = 1440;
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;
const LONGEST_MONTH = 31 * MINUTES_OF_DAY;

/** The length of the longest window that opens in a minute of the week, by this minute. */
type Windows = Map<number, number>;

/**
 * Adds the windows of a budget. One that opens only on some days of a month, or in some months, is not open each week.
 * False if it can't be read, or may last a month.
 */
function addWindows(windows: Windows, { at }: Budget): boolean {
  const values = cronValues(at.get("schedule").text);
  const length = Math.ceil((secondsOf(at.get("duration").text) ?? Infinity) / 60);
  if (!values || length >= LONGEST_MONTH) return false;
  const [minute = [], hour = [], day, month, weekday = []] = values;
  if (day?.size !== 31 || month?.size !== 12 || length === 0) return true;
  for (const d of weekday)
    for (const h of hour)
      for (const m of minute) {
        const start = d * MINUTES_OF_DAY + h * 60 + m;
        windows.set(start, Math.max(windows.get(start) ?? 0, length));
      }
  return true;
}

/** The windows in the order of the week; undefined if one can't be read. */
function windowsOf(budgets: readonly Budget[]): readonly [start: number, length: number][] | undefined {
  const windows: Windows = new Map();
  if (!budgets.every((budget) => addWindows(windows, budget))) return undefined;
  return [...windows].sort(([one], [other]) => one - other);
}

/** The lengths of the times between windows. */
function gapsBetween(windows: readonly [start: number, length: number][]): number[] {
  const gaps: number[] = [];
  let openUntil = -Infinity;
  // The week before, because its last windows can reach into this one.
  for (const [start, length] of windows) openUntil = Math.max(openUntil, start + length - MINUTES_OF_WEEK);
  for (const [start, length] of windows) {
    if (start > openUntil) gaps.push(start - openUntil);
    openUntil = Math.max(openUntil, start + length);
  }
  return gaps;
}

/** Whether at least one of several windows is open at any time; undefined if one of them can't be read. */
export function coverTheWeek(budgets: readonly Budget[]): boolean | undefined {
  const windows = windowsOf(budgets);
  return windows && windows.length > 0 && gapsBetween(windows).length === 0;
}

/** The minutes of the shortest time between two windows; undefined if a window can't be read, or none is open. */
export function shortestGap(budgets: readonly Budget[]): number | undefined {
  const gaps = gapsBetween(windowsOf(budgets) ?? []);
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}
