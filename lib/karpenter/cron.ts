/**
 * Schedules as Karpenter's controller reads them: `cron.ParseStandard` of robfig/cron v3, with `TZ=UTC` prepended. No
 * JavaScript library has this grammar (they accept `7`, `L` and `#`, and reject `,` and `*-5`); tests/lib/cron.test.ts
 * compares this parser with results of the Go package.
 */

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names for the numbers from `min` on. */
  readonly names: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: "minute", min: 0, max: 59, names: [] },
  { name: "hour", min: 0, max: 23, names: [] },
  { name: "day of the month", min: 1, max: 31, names: [] },
  {
    name: "month",
    min: 1,
    max: 12,
    names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  { name: "day of the week", min: 0, max: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

const MACROS: ReadonlyMap<string, string> = new Map([
  ["@annually", "0 0 1 1 *"],
  ["@yearly", "0 0 1 1 *"],
  ["@monthly", "0 0 1 * *"],
  ["@weekly", "0 0 * * 0"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@hourly", "0 * * * *"],
]);

/** A Go duration after `@every`, which the parser accepts; only the API server rejects it. */
const EVERY = /^@every [+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[nuµμm]s|[smh]))+)$/u;

/** Whether the API server accepts a schedule: it begins with a macro, or has at least five parts. */
export function looksLikeSchedule(schedule: string): boolean {
  return (
    [...MACROS.keys()].some((macro) => schedule.startsWith(macro)) || schedule.split(/\s/u).length >= FIELDS.length
  );
}

/** Why the parser rejects a schedule, as the end of a sentence; undefined if it accepts the schedule. */
export function cronError(schedule: string): string | undefined {
  const parts = partsOf(schedule);
  const text = parts.join(" ");
  if (text.startsWith("@"))
    return MACROS.has(text) || EVERY.test(text) ? undefined : `\`${text}\` is not a supported macro`;
  if (/^(?:CRON_)?TZ=/u.test(text)) return "schedules are always in UTC and cannot set a time zone";
  if (parts.length !== FIELDS.length) {
    return `it has ${String(parts.length)} fields instead of 5 (minute, hour, day of the month, month, day of the week)`;
  }
  for (const [index, field] of FIELDS.entries()) {
    // The parser ignores the empty parts of a list.
    for (const range of (parts[index] ?? "").split(",").filter((part) => part !== "")) {
      const error = rangeError(range, field);
      if (error !== undefined) return `in the ${field.name}, ${error}`;
    }
  }
  return undefined;
}

/** The values of each field of a schedule that the parser accepts: minutes, hours, days, months and days of the week. */
export function cronValues(schedule: string): ReadonlySet<number>[] | undefined {
  const text = partsOf(schedule).join(" ");
  const parts = partsOf(MACROS.get(text) ?? text);
  if (cronError(text) !== undefined || parts.length !== FIELDS.length) return undefined;
  return parts.map((part, index) => valuesIn(part, FIELDS[index]));
}

/** Not by `trim` and `\s`, which define white space differently from Go. */
function partsOf(schedule: string): string[] {
  return schedule.split(/\p{White_Space}+/u).filter((part) => part !== "");
}

function valuesIn(part: string, field: Field | undefined): Set<number> {
  const values = new Set<number>();
  if (!field) return values;
  for (const range of part.split(",").filter((one) => one !== "")) {
    const [span = "", step] = range.split("/");
    const [low = "", high] = span.split("-");
    const isAll = low === "*" || low === "?";
    const start = isAll ? field.min : valueOf(low, field);
    const single = step === undefined ? start : field.max;
    const end = isAll ? field.max : high === undefined ? single : valueOf(high, field);
    for (let value = start; value <= end; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function rangeError(range: string, field: Field): string | undefined {
  const [span = "", step, ...moreSteps] = range.split("/");
  const [low = "", high, ...moreBounds] = span.split("-");
  if (moreSteps.length > 0) return `\`${range}\` has more than one \`/\``;
  if (step !== undefined && !(numberOf(step) > 0)) return `\`${step}\` is not a valid step`;
  // The parser ignores everything after `*-`.
  if (low === "*" || low === "?") return undefined;
  if (moreBounds.length > 0) return `\`${span}\` is not a valid range`;
  const start = valueOf(low, field);
  // With a step, a single number is the start of a range up to the maximum.
  const end = high === undefined ? (step === undefined ? start : field.max) : valueOf(high, field);
  for (const [bound, value] of [
    [low, start],
    [high ?? low, end],
  ] as const) {
    if (bound === "") return `\`${range}\` is missing a number`;
    if (Number.isNaN(value))
      return `\`${bound}\` is ${field.names.length > 0 ? "neither a number nor a name" : "not a number"}`;
    if (value < field.min || value > field.max) {
      return `\`${bound}\` is not between ${String(field.min)} and ${String(field.max)}`;
    }
  }
  return start > end ? `\`${span}\` ends before it starts` : undefined;
}

function valueOf(text: string, { names, min }: Field): number {
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? numberOf(text) : index + min;
}

/** As Go's `strconv.Atoi` reads it, in 64 bits; NaN for negative and invalid numbers. */
function numberOf(text: string): number {
  const value = /^[+-]?\d+$/u.test(text) ? Number(text) : Number.NaN;
  return value >= 0 && value <= MAX_INT ? value : Number.NaN;
}

const MAX_INT = 2 ** 63;
