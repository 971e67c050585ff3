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

const MACROS = new Set(["@annually", "@yearly", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"]);

/** A Go duration after `@every`, which the parser accepts; only the API server rejects it. */
const EVERY = /^@every [+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[nuµμm]s|[smh]))+)$/u;

/** Whether the API server accepts a schedule: it begins with a macro, or has at least five parts. */
export function looksLikeSchedule(schedule: string): boolean {
  return [...MACROS].some((macro) => schedule.startsWith(macro)) || schedule.split(/\s/u).length >= FIELDS.length;
}

/** Why the parser rejects a schedule, as the end of a sentence; undefined if it accepts the schedule. */
export function cronError(schedule: string): string | undefined {
  // Not `trim` and `\s`, which define white space differently from Go.
  const parts = schedule.split(/\p{White_Space}+/u).filter((part) => part !== "");
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
