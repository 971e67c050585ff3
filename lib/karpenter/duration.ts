/** Durations in the form of Karpenter's CRDs: `1h30m`, in hours, minutes and seconds only. */

const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** The form of a duration, for the schemas of options. */
export const DURATION_PATTERN = String.raw`^(?:\d+[smh])+$`;

/** The seconds of a duration; undefined for anything else, including `Never`. */
export function secondsOf(duration: string): number | undefined {
  if (!new RegExp(DURATION_PATTERN, "u").test(duration)) return undefined;
  let seconds = 0;
  for (const part of duration.split(/(?<=[smh])/u)) {
    seconds += Number(part.slice(0, -1)) * (SECONDS[part.slice(-1)] ?? 0);
  }
  return seconds;
}
