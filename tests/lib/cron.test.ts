import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cronError, cronValues, looksLikeSchedule } from "../../lib/karpenter/cron.js";

/** Whether `cron.ParseStandard` of robfig/cron v3.0.1 takes a schedule, behind `TZ=UTC `: said by the Go package itself. */
const verdicts = JSON.parse(readFileSync(new URL("cron-verdicts.json", import.meta.url), "utf8")) as Record<
  string,
  boolean
>;

const FIELDS = "minute, hour, day of the month, month, day of the week";

describe("cronError", () => {
  it("takes what the Go parser takes, and nothing else", () => {
    const others = Object.entries(verdicts).filter(
      ([schedule, isTaken]) => (cronError(schedule) === undefined) !== isTaken,
    );
    expect(others).toEqual([]);
  });

  it("has seen enough verdicts of both sorts", () => {
    const taken = Object.values(verdicts).filter(Boolean).length;
    expect([Object.keys(verdicts).length, taken]).toEqual([1373, 243]);
  });

  it.each<[string, string]>([
    ["0 9 * * 1-7", "in the day of the week, `7` is not between 0 and 6"],
    ["0 22 * * sat-sun", "in the day of the week, `sat-sun` ends before it starts"],
    ["0 9 * * FRI-MON", "in the day of the week, `FRI-MON` ends before it starts"],
    ["0 22-6 * * *", "in the hour, `22-6` ends before it starts"],
    ["0 24 * * *", "in the hour, `24` is not between 0 and 23"],
    ["0 9 0 * *", "in the day of the month, `0` is not between 1 and 31"],
    ["0 9 L * *", "in the day of the month, `L` is not a number"],
    ["0 9 * * 5#2", "in the day of the week, `5#2` is neither a number nor a name"],
    ["0 9 * * Monday", "in the day of the week, `Monday` is neither a number nor a name"],
    ["0 9 * 1,Foo *", "in the month, `Foo` is neither a number nor a name"],
    ["*/0 9 * * *", "in the minute, `0` is not a valid step"],
    ["*/x 9 * * *", "in the minute, `x` is not a valid step"],
    ["*/5/2 9 * * *", "in the minute, `*/5/2` has more than one `/`"],
    ["0 9 1-5-7 * *", "in the day of the month, `1-5-7` is not a valid range"],
    ["0 9- * * *", "in the hour, `9-` is missing a number"],
    ["/5 * * * *", "in the minute, `/5` is missing a number"],
    ["TZ=Europe/Berlin 0 9 * * *", "schedules are always in UTC and cannot set a time zone"],
    ["CRON_TZ=UTC 0 9 * * *", "schedules are always in UTC and cannot set a time zone"],
    ["0 0 9 * * *", `it has 6 fields instead of 5 (${FIELDS})`],
    ["0 9 * *", `it has 4 fields instead of 5 (${FIELDS})`],
    ["", `it has 0 fields instead of 5 (${FIELDS})`],
    ["@dailyx", "`@dailyx` is not a supported macro"],
    ["@Daily", "`@Daily` is not a supported macro"],
    ["@every day 1 2 3", "`@every day 1 2 3` is not a supported macro"],
  ])("%j: %s", (schedule, error) => {
    expect(cronError(schedule)).toBe(error);
  });

  // Read off the Go package's source, beyond what the verdicts have.
  it.each([
    ["@every 1h30m", "a duration"],
    ["@every 1.5h", "with a fraction"],
    ["00000000000000000000009 9 * * *", "any number of zeros"],
    ["*/9223372036854775807 9 * * *", "the longest step"],
    ["0\u00a09\u2003* *\u0085*", "any white space of Unicode"],
  ])("takes %j: %s", (schedule) => {
    expect(cronError(schedule)).toBeUndefined();
  });

  it("refuses a step that Go can't hold", () => {
    expect(cronError("*/99999999999999999999 9 * * *")).toBe(
      "in the minute, `99999999999999999999` is not a valid step",
    );
  });
});

describe("cronValues", () => {
  it.each<[string, number[][]]>([
    ["5,10-12 */8 1 jan,Dec ?", [[5, 10, 11, 12], [0, 8, 16], [1], [1, 12], [0, 1, 2, 3, 4, 5, 6]]],
    ["50/5 1-9/4 31 2 mon-fri", [[50, 55], [1, 5, 9], [31], [2], [1, 2, 3, 4, 5]]],
    [
      "@weekly",
      [
        [0],
        [0],
        Array.from({ length: 31 }, (_, day) => day + 1),
        Array.from({ length: 12 }, (_, month) => month + 1),
        [0],
      ],
    ],
    [
      "*/9223372036854775807 9\u2003* * *",
      [
        [0],
        [9],
        Array.from({ length: 31 }, (_, day) => day + 1),
        Array.from({ length: 12 }, (_, month) => month + 1),
        [0, 1, 2, 3, 4, 5, 6],
      ],
    ],
  ])("%j", (schedule, values) => {
    expect(cronValues(schedule)?.map((field) => [...field])).toEqual(values);
  });

  it.each(["@every 1h", "0 9 * * 1-7", "", "@reboot"])("undefined for %j", (schedule) => {
    expect(cronValues(schedule)).toBeUndefined();
  });
});

/** The pattern of `budgets[].schedule` in the CRD says what the API server lets through. */
describe("looksLikeSchedule", () => {
  it.each(["0 9 * * 1-7", "0 0 9 * * *", "@daily", "@dailyx", "x y z a b", "TZ=UTC 0 9 * * *"])("%j", (schedule) => {
    expect(looksLikeSchedule(schedule)).toBe(true);
  });

  it.each(["@every 1h", "@reboot", "0 9 * *", "daily", ""])("not %j", (schedule) => {
    expect(looksLikeSchedule(schedule)).toBe(false);
  });
});
