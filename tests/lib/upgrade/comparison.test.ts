/** What differs between runs of ESLint for two releases, and since when. */
import type { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { compare, differencesOf } from "../../../lib/upgrade/comparison.js";
import { entriesOf, merged } from "../../../lib/upgrade/entries.js";
import { upgradeMarkdown } from "../../../lib/upgrade/markdown.js";

const OWN = "karpenter-upgrade/changes";

type Message = Partial<Linter.LintMessage>;

/** A run with messages of one file, each on its own line if none is given. */
function runOf(release: string, messages: readonly Message[]) {
  const all = messages.map((message, index) => ({
    ruleId: "karpenter/valid-schema",
    ...(message.ruleId !== null && { messageId: "a" }),
    message: `Karpenter ${release} rejects it; remove it.`,
    severity: 2,
    line: index + 1,
    column: 1,
    ...message,
  }));
  return { release, results: [{ filePath: "/r/a.yaml", messages: all }] as unknown as ESLint.LintResult[] };
}

describe("the comparison", () => {
  it("has what only one release has, regardless of the release in messages", () => {
    const first = runOf("1.0", [{ line: 1 }, { line: 2 }]);
    const last = runOf("1.3", [{ line: 2 }, { line: 3 }]);
    const { added, removed } = compare(first, [], last, OWN);
    expect(added.map(({ line, since }) => [line, since])).toEqual([[3, "1.3"]]);
    expect(removed.map(({ line, since }) => [line, since])).toEqual([[1, "1.3"]]);
    expect(differencesOf(first, last, OWN)).toEqual({
      files: ["/r/a.yaml"],
      rules: new Set(["karpenter/valid-schema"]),
    });
    expect(differencesOf(first, first, OWN)).toEqual({ files: [], rules: new Set() });
  });

  it("names the release from which on the last stretch lasts", () => {
    const between = [runOf("1.1", [{ line: 9 }]), runOf("1.2", [{ line: 3 }]), runOf("1.3", [{ line: 9 }])];
    const { added, removed } = compare(runOf("1.0", [{ line: 3 }]), between, runOf("1.4", [{ line: 9 }]), OWN);
    expect(added.map(({ since }) => since)).toEqual(["1.3"]);
    expect(removed.map(({ since }) => since)).toEqual(["1.3"]);
  });

  it("tells texts of the rule for upgrades apart, and problems without an ID", () => {
    const own = (message: string) => ({ ruleId: OWN, line: 1, message });
    const { added } = compare(runOf("1.0", []), [], runOf("1.1", [own("a"), own("b"), own("b")]), OWN);
    expect(added.map(({ message }) => message)).toEqual(["a", "b"]);
    const fatal = (message: string): Message => ({ ruleId: null, line: 1, message });
    const parsing = compare(runOf("1.0", [fatal("x")]), [], runOf("1.1", [fatal("y")]), OWN);
    expect([parsing.added.length, parsing.removed.length]).toEqual([1, 1]);
  });
});

describe("the entries", () => {
  const finding = {
    file: "/r/a.yaml",
    line: 2,
    column: 3,
    rule: "karpenter/valid-schema",
    messageId: "a",
    since: "1.2",
  };

  it("accept what only the earlier release rejects, without its remedy", () => {
    const removed = [{ ...finding, message: "`x` requires Karpenter 1.2; upgrade the chart" }];
    expect(
      entriesOf({ added: [], removed })
        .get("removed")
        ?.map(({ text }) => text),
    ).toEqual(["`x` requires Karpenter 1.2."]);
    const other = [{ ...finding, messageId: "b", message: "other" }];
    expect(entriesOf({ added: other, removed }).has("removed")).toBe(false);
    expect(entriesOf({ added: other, removed }).get("stops")).toHaveLength(1);
  });

  it("have places in their order, and no text that is markup", () => {
    const at = (file: string, line: number) => ({
      text: "Set `a`|<b>",
      since: "1.2",
      sources: [],
      file,
      line,
      column: undefined,
    });
    const entries = merged([at("/r/b", 10), at("/r/b", 9), at("/r/a", 11), at("/r/b", 9)], (file) => file.slice(3));
    expect(entries.map(({ places }) => places)).toEqual([["a:11", "b:9", "b:10"]]);
    const long = `${"d/".repeat(100)}a.yaml:1:2`;
    const text = upgradeMarkdown({
      from: "1.0",
      to: "1.2",
      sentence: "x",
      notes: ["`[a](b)`"],
      sections: [
        {
          title: "Stops",
          entries: [{ ...entries[0], text: "<img>", since: undefined, sources: [], places: [long, "`a"] }],
        },
      ],
      gaps: [],
    });
    expect(text).toBe(
      `# Karpenter 1.0 to 1.2\n\n**x**\n\n- \`[a](b)\`\n\n## Stops\n\n- \\<img\\>\n  - \`${long}\`\n  - \`\` \`a \`\`\n`,
    );
  });
});
