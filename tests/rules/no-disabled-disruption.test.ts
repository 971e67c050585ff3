import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n";
const never = { messageId: "consolidationDisabled", data: { value: "Never" } };

function budget(value: string): Report {
  return { messageId: "disruptionBlocked", data: { value, orReasons: ", or `reasons`" } };
}

function byWindows(orReasons: string): Report {
  return { messageId: "disruptionBlockedByWindows", data: { value: "0", orReasons } };
}

function disruption(fields: string): string {
  return `${head}  disruption:\n    ${fields}\n`;
}

ruleTester.run("no-disabled-disruption", karpenter.rules["no-disabled-disruption"], {
  texts: {
    consolidationDisabled:
      "`consolidateAfter` is `Never`, so empty or underused nodes keep running until they expire; set a duration.",
    disruptionBlocked:
      "`nodes: 0` without a schedule blocks disruption at all times, so drift and consolidation never replace a node; add `schedule` and `duration`, or `reasons`.",
    disruptionBlockedByWindows:
      "The windows with `nodes: 0` cover the whole week, so drift and consolidation never replace a node; shorten `duration`, or add `reasons`.",
  },
  valid: [
    {
      name: "windows with some time between them",
      code: disruption('budgets: [{ nodes: "0", schedule: "@daily", duration: 23h59m }]'),
    },
    {
      name: "a window of each day for some reasons",
      code: disruption('budgets: [{ nodes: "0", schedule: "@daily", duration: 24h, reasons: [Drifted] }]'),
    },
    {
      name: "a window of each day next to an allowance, which valid-disruption-budgets reports",
      code: disruption('budgets: [{ nodes: 10% }, { nodes: "0", schedule: "@daily", duration: 24h }]'),
    },
    {
      name: "a templated duration",
      code: disruption('budgets: [{ nodes: "0", schedule: "@daily", duration: "{{ .d }}" }]'),
    },
    { name: "no disruption block: the defaults", code: `${head}  weight: 1\n` },
    { name: "a duration", code: disruption("consolidateAfter: 30s") },
    { name: "at once", code: disruption("consolidateAfter: 0s") },
    { name: "only empty nodes", code: disruption("{ consolidationPolicy: WhenEmpty, consolidateAfter: 1h }") },
    { name: "templated", code: disruption('consolidateAfter: "{{ .Values.after }}"') },
    { name: "templated, without quotes", code: disruption("consolidateAfter: {{ .Values.after }}") },
    { name: "what the API server refuses is valid-schema's", code: disruption("consolidateAfter: never") },
    { name: "a static pool is never consolidated", code: `${disruption("consolidateAfter: Never")}  replicas: 3\n` },
    {
      name: "a pool that may be static",
      code: `${disruption("consolidateAfter: Never")}  replicas: \${REPLICAS}\n`,
    },
    { name: "some nodes", code: disruption('budgets: [{ nodes: "1" }, { nodes: 10% }, { nodes: "10" }]') },
    { name: "the default of nodes", code: disruption("budgets: [{}]") },
    {
      name: "no disruption in a window",
      code: disruption('budgets: [{ nodes: "0", schedule: "0 9 * * mon-fri", duration: 8h }]'),
    },
    { name: "half a window is valid-schema's", code: disruption('budgets: [{ nodes: "0", duration: 8h }]') },
    { name: "some reasons", code: disruption('budgets: [{ nodes: "0", reasons: [Underutilized] }]') },
    {
      name: "next to an allowance, which valid-disruption-budgets reports",
      code: disruption('budgets: [{ nodes: 10% }, { nodes: "0" }]'),
    },
    { name: "a templated schedule", code: disruption('budgets: [{ nodes: "0", schedule: "{{ .cron }}" }]') },
    { name: "templated nodes", code: disruption('budgets: [{ nodes: "{{ .nodes }}" }, { nodes: "${NODES}%" }]') },
    { name: "a templated key may be a schedule", code: disruption('budgets: [{ nodes: "0", "{{ .key }}": x }]') },
    { name: "merged from where nobody knows", code: disruption('budgets: [{ nodes: "0", <<: *window }]') },
    {
      name: "a schedule by merge key",
      code: `x: &window { schedule: "@daily", duration: 8h }\n${disruption('budgets: [{ nodes: "0", <<: *window }]')}`,
    },
    { name: "templated budgets", code: disruption("budgets: {{ .Values.budgets }}") },
    { name: "a number is valid-schema's", code: disruption("budgets: [{ nodes: 0 }]") },
    {
      name: "another group",
      code: disruption("consolidateAfter: Never").replace("karpenter.sh/v1", "karpenter.example.com/v1"),
    },
    { name: "another kind", code: disruption("consolidateAfter: Never").replace("NodePool", "NodeClaim") },
    { name: "in another place", code: `${head}  template: { spec: { expireAfter: Never } }\n` },
    { name: "commented out", code: disruption("# consolidateAfter: Never\n    consolidateAfter: 0s") },
  ],
  invalid: [
    {
      name: "Never",
      code: disruption("consolidateAfter: Never # for now\n    consolidationPolicy: WhenEmpty"),
      errors: [{ ...never, line: 5, column: 23, endLine: 5, endColumn: 28, suggestions: [] }],
    },
    {
      name: "Never, v1beta1, JSON",
      code: '{"apiVersion": "karpenter.sh/v1beta1", "kind": "NodePool", "spec": {"disruption": {"consolidateAfter": "Never"}}}',
      errors: [{ ...never, line: 1, column: 104, endLine: 1, endColumn: 111, suggestions: [] }],
    },
    {
      name: "0 and 0%, under CRLF, among others",
      code: `${head}  disruption:\n    consolidateAfter: 1m\n    budgets:\n      - nodes: 0%\n        reasons: [Empty]\n      - nodes: "0"\n      - "nodes": 0% # none\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        { ...budget("0"), line: 9, column: 16, endLine: 9, endColumn: 19, suggestions: [] },
        { ...budget("0%"), line: 10, column: 18, endLine: 10, endColumn: 20, suggestions: [] },
      ],
    },
    {
      name: "null is no schedule",
      code: disruption('budgets: [{ nodes: "0", schedule: null, duration: , reasons: ~ }]'),
      errors: [{ ...budget("0"), line: 5, column: 24, endLine: 5, endColumn: 27, suggestions: [] }],
    },
    {
      name: "several zeros",
      code: disruption("budgets: [{ nodes: 00% }]"),
      errors: [{ ...budget("00%"), line: 5, column: 24, endLine: 5, endColumn: 27, suggestions: [] }],
    },
    {
      name: "a static pool isn't replaced for drift either",
      code: `${disruption('budgets: [{ nodes: "0" }]')}  replicas: 3\n`,
      errors: [{ ...budget("0"), line: 5, column: 24, endLine: 5, endColumn: 27, suggestions: [] }],
    },
    {
      name: "both, by alias and by merge key, reported where they are used",
      code: `apiVersion: v1
kind: List
items:
  - apiVersion: karpenter.sh/v1
    kind: NodePool
    spec:
      disruption: &off
        consolidateAfter: Never
        budgets: [&none { nodes: "0" }]
  - apiVersion: karpenter.sh/v1
    kind: NodePool
    spec: { disruption: { <<: *off, budgets: [*none] } }
`,
      errors: [
        { ...never, line: 8, column: 27, endLine: 8, endColumn: 32, suggestions: [] },
        { ...budget("0"), line: 9, column: 34, endLine: 9, endColumn: 37, suggestions: [] },
        { ...never, line: 12, column: 27, endLine: 12, endColumn: 29, suggestions: [] },
        { ...budget("0"), line: 12, column: 47, endLine: 12, endColumn: 52, suggestions: [] },
      ],
    },
    {
      name: "a window of each day",
      code: disruption('budgets: [{ nodes: "0", schedule: "0 0 * * *", duration: 24h }]'),
      errors: [{ ...byWindows(", or add `reasons`"), line: 5, column: 24, endLine: 5, endColumn: 27, suggestions: [] }],
    },
    {
      name: "windows that cover the week together, in v1beta1",
      code: disruption(
        'budgets: [{ nodes: "0", schedule: "@daily", duration: 12h }, { nodes: "0", schedule: "0 12 * * *", duration: 12h }]',
      ).replace("karpenter.sh/v1", "karpenter.sh/v1beta1"),
      errors: [{ ...byWindows(""), line: 5, column: 24, endLine: 5, endColumn: 27, suggestions: [] }],
    },
    {
      name: "in a patch: what it says, it says",
      code: `$patch: merge\n${disruption("consolidateAfter: Never")}`,
      errors: [{ ...never, line: 6, column: 23, endLine: 6, endColumn: 28, suggestions: [] }],
    },
  ],
});
