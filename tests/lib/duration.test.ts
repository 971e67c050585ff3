import { describe, expect, it } from "vitest";
import { DURATION_PATTERN, secondsOf } from "../../lib/karpenter/duration.js";

describe("secondsOf", () => {
  it.each([
    ["0s", 0],
    ["90s", 90],
    ["15m", 900],
    ["720h", 2_592_000],
    ["1h30m", 5400],
    ["30m1h", 5400],
    ["1h1h", 7200],
    ["2h3m4s", 7384],
    ["007m", 420],
  ])("%s", (duration, seconds) => {
    expect(secondsOf(duration)).toBe(seconds);
    expect(duration).toMatch(new RegExp(DURATION_PATTERN, "u"));
  });

  // What Go would read, and the API server refuses, is among them.
  it.each(["", "Never", "720", "30d", "1w", "1.5h", "100ms", "-1h", "+1h", "1h 30m", " 1h", "1h\n", "h", "1H", "PT1H"])(
    "%j is none",
    (text) => {
      expect(secondsOf(text)).toBeUndefined();
      expect(text).not.toMatch(new RegExp(DURATION_PATTERN, "u"));
    },
  );
});
