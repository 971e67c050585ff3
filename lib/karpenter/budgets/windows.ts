/** The minutes of a week in which the windows of budgets are open. */
import { cronValues } from "../cron.js";
import { secondsOf } from "../duration.js";
import type { Budget } from "./budgets.js";

const MINUTES_OF_DAY = 1440;
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;
const LONGEST_MONTH = 31 * MINUTES_OF_DAY;

/**
 * Sets the minutes for which a window stays open, for each minute of the week at which it opens. A window that opens only
 * on some days of a month, or in some months, is not open each week. False if it can't be read, or may last a month.
 */
function setLengths(lengths: Float64Array, { at }: Budget): boolean {
  const values = cronValues(at.get("schedule").text);
  const minutes = (secondsOf(at.get("duration").text) ?? Infinity) / 60;
  if (!values || minutes >= LONGEST_MONTH) return false;
  const [minute = [], hour = [], day, month, weekday = []] = values;
  if (day?.size !== 31 || month?.size !== 12) return true;
  for (const d of weekday)
    for (const h of hour)
      for (const m of minute) {
        const start = d * MINUTES_OF_DAY + h * 60 + m;
        lengths[start] = Math.max(lengths[start] ?? 0, minutes);
      }
  return true;
}

/** Each minute of the week: whether at least one of several windows is open; undefined if one can't be read. */
function openMinutes(budgets: readonly Budget[]): boolean[] | undefined {
  const lengths = new Float64Array(MINUTES_OF_WEEK);
  if (!budgets.every((budget) => setLengths(lengths, budget))) return undefined;
  const isOpen = Array.from({ length: MINUTES_OF_WEEK }, () => false);
  // Twice, because a window at the end of a week reaches into the next one.
  let openUntil = 0;
  for (let now = 0; now < 2 * MINUTES_OF_WEEK; now += 1) {
    openUntil = Math.max(openUntil, now + (lengths[now % MINUTES_OF_WEEK] ?? 0));
    isOpen[now % MINUTES_OF_WEEK] = openUntil > now;
  }
  return isOpen;
}

/** Whether at least one of several windows is open at any time; undefined if one of them can't be read. */
export function coverTheWeek(budgets: readonly Budget[]): boolean | undefined {
  return openMinutes(budgets)?.every(Boolean);
}

/** The minutes of the shortest time between two windows; undefined if a window can't be read, or none is open. */
export function shortestGap(budgets: readonly Budget[]): number | undefined {
  const isOpen = openMinutes(budgets) ?? [];
  const first = isOpen.indexOf(true);
  if (first < 0) return undefined;
  let shortest = Infinity;
  let gap = 0;
  // From the first open minute on, so no gap is cut in two.
  for (let step = 1; step <= isOpen.length; step += 1) {
    if (!isOpen[(first + step) % isOpen.length]) gap += 1;
    else if (gap > 0) {
      shortest = Math.min(shortest, gap);
      gap = 0;
    }
  }
  return shortest === Infinity ? undefined : shortest;
}
