/** What all formats have in common. */
import { describe, expect, it } from "vitest";
import { formats } from "../../../lib/cli/formats/formats.js";
import { LINEAR, growth } from "../../growth.js";
import { examples, hostile, resultOf, runOf, suppressed } from "./runs.js";

it("each format has a name", () => {
  const names = ["pretty", "compact", "json", "sarif", "github", "gitlab", "junit", "checkstyle"];
  expect([...formats.keys()]).toEqual(names);
});

describe.each([...formats])("%s", (_, format) => {
  it("ends with a line break unless it is empty, and contains nothing that a terminal acts on", async () => {
    for (const run of [examples, suppressed, hostile, runOf([])]) {
      const text = await format(run);
      expect(text === "" || text.endsWith("\n")).toBe(true);
      expect(text).not.toMatch(/[^\n\P{C}]/u);
    }
  });

  it("takes a time that grows with the number of problems, even if all are on one long line", () => {
    const time = growth(500, (size) => {
      const messages = Array.from({ length: size }, (__, index) => ({
        ruleId: "karpenter/valid-schema",
        message: "x",
        line: 1,
        column: index * 10 + 1,
        fix: { range: [index * 10, index * 10 + 1] as [number, number], text: "y" },
      }));
      void format(runOf([resultOf("a.json", messages, { source: "{ a: [b] }".repeat(size) })]));
    });
    expect(time).toBeLessThan(LINEAR);
  });
});
