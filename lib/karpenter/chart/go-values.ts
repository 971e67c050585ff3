/** How Helm and Karpenter, which are written in Go, read the values of settings. */
import type { Cursor } from "../../yaml/cursor.js";
import type { HelmValues } from "../../model/helm-values.js";

/** A value that a chart's template sees, and the place that decides it. */
export interface ChartValue {
  readonly at: Cursor;
  /** Null if the key is there without a value. */
  readonly value: boolean | number | string | null;
  readonly isParameter: boolean;
}

/** The literal value that the values set; undefined if they don't, or it is unknown. */
export function chartValue(values: HelmValues, name: string): ChartValue | undefined {
  const keys = name.split(".");
  const at = values.at(...keys);
  const item = values.entry(...keys);
  // Only `parameters` is a list.
  const isParameter = typeof item.key === "number";
  if (at.isUnknown) return undefined;
  if (isParameter) {
    const isText = item.get("forceString");
    if (at.value === undefined || isText.isUnknown) return undefined;
    return { at, value: isText.value === true ? at.text : parameterValue(at.text), isParameter };
  }
  if (at.value !== undefined) return { at, value: at.value, isParameter };
  return at.isAbsent && at.pair ? { at, value: null, isParameter } : undefined;
}

/** The value that Helm's `--set` makes of a text: numbers with a fraction remain texts. */
function parameterValue(text: string): boolean | number | string | null {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return /^(?:0|[+-]?[1-9]\d*)$/u.test(text) ? Number(text) : text;
}

/** Whether a template's `with` drops a value. */
export function isFalsy(value: ChartValue["value"]): boolean {
  return value === null || value === false || value === 0 || value === "";
}

/** The boolean that Go's `strconv.ParseBool` reads; undefined if it reads none. */
export function goBoolean(text: string): boolean | undefined {
  if (/^(?:[1tT]|TRUE|[tT]rue)$/u.test(text)) return true;
  return /^(?:[0fF]|FALSE|[fF]alse)$/u.test(text) ? false : undefined;
}

const DURATION = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[nuµμm]?s|m|h))+)$/u;

const SECONDS: ReadonlyMap<string, number> = new Map([
  ["ns", 1e-9],
  ["us", 1e-6],
  ["µs", 1e-6],
  ["μs", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
  ["m", 60],
  ["h", 3600],
]);

/** The seconds of a duration as Go's `time.ParseDuration` reads it; undefined if it can't. */
export function goSeconds(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  let seconds = 0;
  for (const part of text.replace(/^[+-]/u, "").split(/(?<=[smh])(?=[\d.])/u)) {
    seconds += Number.parseFloat(part) * (SECONDS.get(part.replace(/^[\d.]+/u, "")) ?? 0);
  }
  return text.startsWith("-") ? -seconds : seconds;
}
