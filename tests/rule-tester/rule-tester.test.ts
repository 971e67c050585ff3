/** The harness of the rules' tests can fail. */
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { type Cases, type InvalidCase, malformed } from "./cases.js";
import { differencesOver } from "./differences.js";
import { lint } from "./lint.js";
import { applyFixes, expectedOutcome, outcomeOf } from "./outcome.js";

const name = "no-high-imds-hop-limit";
const rule = karpenter.rules[name];

const code =
  "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec: { metadataOptions: { httpPutResponseHopLimit: 3 } }\n";
const suggestion = { messageId: "lowerHopLimit", data: { max: "2" }, output: code.replace("3 }", "2 }") };
const problem = {
  messageId: "hopLimitTooHigh",
  data: { value: "3", max: "2" },
  ...{ line: 3, column: 53, endLine: 3, endColumn: 54 },
  suggestions: [suggestion],
};
const invalid: InvalidCase = { name: "3", code, errors: [problem] };

describe("the form of cases", () => {
  const others: Cases = { texts: {}, valid: [], invalid: [invalid] };

  it("is fine in a case without mistakes", () => {
    expect(malformed(rule, others)).toEqual([]);
  });

  it.each<[string, Partial<Cases>]>([
    ["2: unknown key only", { valid: [{ name: "2", code: "", ...{ only: true } }] }],
    ["4: unknown key outputs", { invalid: [{ ...invalid, name: "4", code: "", ...{ outputs: [] } }] }],
    ["3: another case has this name", { valid: [{ name: "3", code: "" }] }],
    ["4: another case has this content", { invalid: [invalid, { ...invalid, name: "4" }] }],
    ["3: no problem is expected", { invalid: [{ ...invalid, errors: [] }] }],
    ["3: the output is the code", { invalid: [{ ...invalid, output: code }] }],
    ["3: the rule has no message high", { invalid: [{ ...invalid, errors: [{ ...problem, messageId: "high" }] }] }],
    ["3: unknown key type", { invalid: [{ ...invalid, errors: [{ ...problem, ...{ type: "Pair" } }] }] }],
    [
      "3: hopLimitTooHigh needs data for max",
      { invalid: [{ ...invalid, errors: [{ ...problem, data: { value: "3" } }] }] },
    ],
    [
      "3: a suggestion changes nothing",
      { invalid: [{ ...invalid, errors: [{ ...problem, suggestions: [{ ...suggestion, output: code }] }] }] },
    ],
  ])("%s", (mistake, cases) => {
    expect(malformed(rule, { ...others, ...cases })).toEqual([mistake]);
  });

  it("includes the whole position", () => {
    const { messageId, data, column, endLine } = problem;
    const one = { ...invalid, errors: [{ messageId, data, column, endLine }] } as unknown as InvalidCase;
    expect(malformed(rule, { ...others, invalid: [one] })).toEqual([
      "3: a problem has no line",
      "3: a problem has no endColumn",
    ]);
  });
});

describe("the outcome of a case", async () => {
  const actual = outcomeOf(invalid, await lint(name, invalid));

  it("is what it expects", () => {
    expect(actual).toEqual(expectedOutcome(rule, invalid));
  });

  it.each<[string, InvalidCase]>([
    ["position", { ...invalid, errors: [{ ...problem, endColumn: 55 }] }],
    ["data", { ...invalid, errors: [{ ...problem, data: { value: "3", max: "3" } }] }],
    ["suggestion", { ...invalid, errors: [{ ...problem, suggestions: [] }] }],
    ["text of a suggestion", { ...invalid, errors: [{ ...problem, suggestions: [{ ...suggestion, output: "" }] }] }],
    ["output", { ...invalid, output: "x" }],
    ["number of problems", { ...invalid, errors: [problem, problem] }],
  ])("is not that of another %s", (_, other) => {
    expect(actual).not.toEqual(expectedOutcome(rule, other));
  });

  it("has a problem for a text that cannot be parsed", async () => {
    expect(await lint(undefined, { name: "", code: "a: [" })).toMatchObject([{ fatal: true }]);
  });
});

it("fixes are applied as ESLint applies them", () => {
  const fixes = [
    { range: [4, 6], text: "x" },
    { range: [0, 1], text: "" },
    { range: [6, 7], text: "skipped, because it touches the one before" },
    { range: [8, 8], text: "y" },
  ] as const;
  expect(
    applyFixes(
      "\uFEFF0123456789",
      fixes.map(({ range, text }) => ({ range: [...range], text })),
    ),
  ).toBe("\uFEFF123x67y89");
});

it("a set-up that says something else is named with its rule and case", async () => {
  const cases = new Map([[name, { texts: {}, valid: [], invalid: [invalid] }]]);
  expect(await differencesOver(cases, lint, { same: lint })).toEqual([]);
  const [difference, ...more] = await differencesOver(cases, lint, {
    same: lint,
    silent: async () => Promise.resolve([]),
  });
  expect(difference).toMatch(/^no-high-imds-hop-limit, 3, silent: \{"problems":\[\],.*, not \{.*hopLimitTooHigh/u);
  expect(more).toEqual([]);
});
