import karpenter from "../../lib/index.js";
import { type Files, linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const windows = [{ checkWindows: true }];
const WEEKDAYS = 'schedule: "0 9 * * mon-fri", duration: 8h';

/** A pool with budgets that start in line 7. */
function pool(budgets: readonly string[], expireAfter = "Never", more = ""): string {
  const list = budgets.map((budget) => `      - { ${budget} }\n`).join("");
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template: { spec: { expireAfter: ${expireAfter}${more} } }\n  disruption:\n    budgets:\n${list}`;
}

function blocked(value: string, other: string): Report {
  return { messageId: "alwaysBlocked", data: { value, other } };
}

function expires(value: string, nodes = "0"): Report {
  return { messageId: "expiresInWindow", data: { value, nodes } };
}

const empty = pool([]).replace("budgets:\n", "budgets: []\n");

function reasons(messageId: string, names: string): Report {
  return { messageId, data: { reasons: names } };
}

/** The key of the list. */
const list = { line: 6, column: 5, endLine: 6, endColumn: 12, suggestions: [] };

/** An Application, whose name is in line 3. */
const chart = (settings: string, version = "1.15.0") =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: karpenter }\nspec:\n  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: ${version}\n    helm: { valuesObject: { settings: { ${settings} } } }\n`;
const REPAIR = "featureGates: { nodeRepair: true }";
const checkRepair = [{ checkRepair: true }];

const repair = (name: string, budgets: readonly string[], app: string, more: Files = {}) => ({
  name: `node repair: ${name}`,
  ...linted({ "pool.yaml": pool(budgets), "app.yaml": app, ...more }),
  options: checkRepair,
});

const repairBlocked = (value = "0") => ({ messageId: "repairBlocked", data: { value, place: "app.yaml:3" } });

ruleTester.run("valid-disruption-budgets", karpenter.rules["valid-disruption-budgets"], {
  texts: {
    alwaysBlocked:
      "`nodes: 0` without a schedule takes precedence over `nodes: 10%` at all times, so no node is ever disrupted; add `schedule` and `duration`, or remove it.",
    alwaysBlockedByWindows:
      "The windows with `nodes: 0` cover the whole week and take precedence over `nodes: 10%`, so no node is ever disrupted; shorten `duration`, or remove it.",
    repairBlocked:
      "`nodes: 0%` without `reasons` also blocks the repair of unhealthy nodes, which app.yaml:3 enables; add `reasons` without `Unhealthy`.",
    uncoveredEmpty:
      "No budget applies to `Empty`, so Karpenter can remove all empty nodes at the same time, also in windows with `nodes: 0`; add `Empty` to `reasons`, or a budget for it.",
    drainsInWindow:
      "A node can drain for 16h1m, but the shortest time between windows with `nodes: 0` is 960 minutes, so pods are evicted in a window; shorten `terminationGracePeriod`.",
    unlimitedOutside:
      "All budgets have a schedule, so nothing limits disruption outside of their windows; add a budget without one, such as `nodes: 10%`.",
    partlyUnlimitedOutside:
      "The budgets for `Underutilized` and `Drifted` have a schedule, so nothing limits this disruption outside of their windows; add a budget without one, such as `nodes: 10%`.",
    uncoveredReasons:
      "No budget applies to `Underutilized`, so Karpenter can disrupt all nodes at the same time; add a budget without `reasons`, such as `nodes: 10%`.",
    emptyBudgets:
      "An empty list replaces the default of `nodes: 10%`, so nothing limits disruption; remove `budgets`, or add a budget.",
    expiresInWindow:
      "Nodes expire after 168h even in windows with `nodes: 0`, because expiration ignores budgets; set `expireAfter: Never` to prevent it.",
  },
  lacking: { code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "null"), options: windows },
  valid: [
    { name: "node repair, not checked", ...linted({ "pool.yaml": pool(['nodes: "0"']), "app.yaml": chart(REPAIR) }) },
    repair("not enabled", ['nodes: "0"'], chart("")),
    repair("templated", ['nodes: "0"'], chart("featureGates: { nodeRepair: '{{ .x }}' }")),
    repair("a release in which it ignores budgets", ['nodes: "0"'], chart(REPAIR, "1.14.1")),
    repair("a release that may have another default", ['nodes: "0"'], chart(REPAIR, "1.99.0")),
    repair("the way before 1.15", ['nodes: "0"'], chart(`legacyNodeRepair: true, ${REPAIR}`)),
    repair("a budget with reasons", ['nodes: "0", reasons: [Empty, Drifted, Underutilized]'], chart(REPAIR)),
    repair("templated reasons", ['nodes: "0", reasons: "{{ .r }}"'], chart(REPAIR)),
    repair("some disruption", ["nodes: 10%"], chart(REPAIR)),
    repair("an overlay", ['nodes: "0"'], chart(REPAIR), {
      "kustomization.yaml": "resources: [pool.yaml]\npatches: [{ target: { kind: NodePool }, path: x.yaml }]\n",
    }),
    {
      name: "node repair: a pool of Auto Mode",
      ...linted({
        "pool.yaml": pool(
          ['nodes: "0"'],
          "Never",
          ", nodeClassRef: { group: eks.amazonaws.com, kind: NodeClass, name: x }",
        ),
        "app.yaml": chart(REPAIR),
      }),
      options: checkRepair,
    },
    { name: "node repair: no repository", code: pool(['nodes: "0"']), options: checkRepair },
    { name: "no budgets", code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: {}\n", options: windows },
    { name: "null, for which the default applies", code: pool([]), options: windows },
    { name: "an empty list, by default", code: empty },
    { name: "an empty list in a patch", code: empty.replace("spec:", "$patch: merge\nspec:"), options: windows },
    { name: "a templated list", code: empty.replace("[]", '"{{ .budgets }}"'), options: windows },
    { name: "uncovered reasons, by default", code: pool(["nodes: 10%, reasons: [Empty]"]) },
    {
      name: "reasons that budgets cover together",
      code: pool(["nodes: 100%, reasons: [Empty]", "nodes: 10%, reasons: [Drifted, Underutilized]"]),
      options: windows,
    },
    {
      name: "empty nodes without a budget",
      code: pool(["nodes: 10%, reasons: [Drifted, Underutilized]"]),
      options: windows,
    },
    {
      name: "a window without disruption next to a budget for empty nodes",
      code: pool([`nodes: "0", reasons: [Drifted, Underutilized], ${WEEKDAYS}`, "nodes: 100%, reasons: [Empty]"]),
      options: windows,
    },
    {
      name: "a pool that removes empty nodes only",
      code: pool(["nodes: 10%, reasons: [Drifted]"]).replace(
        "budgets:",
        "consolidationPolicy: WhenEmpty\n    budgets:",
      ),
      options: windows,
    },
    {
      name: "a templated policy",
      code: pool(["nodes: 10%, reasons: [Drifted]"]).replace(
        "budgets:",
        'consolidationPolicy: "{{ .p }}"\n    budgets:',
      ),
      options: windows,
    },
    {
      name: "pools that are not consolidated",
      code: `${pool(["nodes: 10%, reasons: [Drifted]"]).replace("budgets:", "consolidateAfter: Never\n    budgets:")}---\n${pool(["nodes: 10%, reasons: [Drifted]"]).replace("spec:\n", "spec:\n  replicas: 3\n")}`,
      options: windows,
    },
    {
      name: "templated reasons next to others",
      code: pool(["nodes: 10%, reasons: [Drifted]", 'nodes: 5%, reasons: ["{{ .r }}"]']),
      options: windows,
    },
    { name: "one block, which is a choice", code: pool(['nodes: "0"']), options: windows },
    { name: "blocks only", code: pool(['nodes: "0"', `nodes: 0%, ${WEEKDAYS}`]), options: windows },
    { name: "a block of some reasons", code: pool(["nodes: 10%", 'nodes: "0", reasons: [Drifted]']), options: windows },
    { name: "a block in a window", code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`]), options: windows },
    { name: "a block with a templated schedule", code: pool(["nodes: 10%", 'nodes: "0", schedule: "{{ .s }}"']) },
    { name: "a block with templated reasons", code: pool(["nodes: 10%", 'nodes: "0", reasons: "{{ .r }}"']) },
    { name: "a block next to a templated number", code: pool(['nodes: "${NODES}"', 'nodes: "0"']) },
    { name: "a number, which valid-schema reports", code: pool(["nodes: 10%", "nodes: 0"]) },
    {
      name: "windows next to a budget without one",
      code: pool(["nodes: 20%", 'nodes: "5%", schedule: "0 8 * * *", duration: 10h']),
      options: windows,
    },
    { name: "only windows, by default", code: pool([`nodes: 20%, ${WEEKDAYS}`]) },
    {
      name: "a window of a reason next to a budget for it",
      code: pool(["nodes: 20%, reasons: [Empty, Drifted, Underutilized]", `nodes: 5%, reasons: [Empty], ${WEEKDAYS}`]),
      options: windows,
    },
    {
      name: "a window next to budgets that cover all reasons together",
      code: pool([
        "nodes: 20%, reasons: [Empty, Drifted]",
        "nodes: 1%, reasons: [Underutilized]",
        `nodes: 5%, ${WEEKDAYS}`,
      ]),
      options: windows,
    },
    {
      name: "windows of which one blocks",
      code: pool([`nodes: 20%, ${WEEKDAYS}`, 'nodes: "0", schedule: "0 17 * * mon-fri", duration: 4h']),
      options: windows,
    },
    {
      name: "a window that is always open",
      code: pool(['nodes: 20%, schedule: "@daily", duration: 24h']),
      options: windows,
    },
    {
      name: "windows that cover the week",
      code: pool([
        'nodes: 20%, schedule: "0 9 * * 1-5", duration: 8h',
        'nodes: 30%, schedule: "0 17 * * 1,2,3,4", duration: 16h',
        'nodes: 40%, schedule: "0 17 * * fri", duration: 64h0m',
      ]),
      options: windows,
    },
    {
      name: "windows with steps and a question mark",
      code: pool(['nodes: 20%, schedule: "*/15 * ? * *", duration: 15m']),
      options: windows,
    },
    { name: "a window of a month", code: pool(['nodes: 20%, schedule: "@monthly", duration: 744h']), options: windows },
    {
      name: "an invalid schedule, which valid-budget-schedule reports",
      code: pool(['nodes: 20%, schedule: "0 9 * * 1-7", duration: 1h']),
      options: windows,
    },
    {
      name: "half a window, and a templated one",
      code: `${pool(['nodes: 20%, schedule: "@daily"'])}---\n${pool(['nodes: 20%, schedule: "{{ .s }}", duration: 1h'])}---\n${pool(['nodes: 20%, schedule: "@daily", duration: "{{ .d }}"'])}`,
      options: windows,
    },
    { name: "a templated number of nodes", code: pool([`nodes: "{{ .n }}", ${WEEKDAYS}`]), options: windows },
    {
      name: "nodes that expire in a window, by default",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "720h"),
    },
    {
      name: "nodes that expire in a window without consolidation",
      code: pool(["nodes: 10%", `nodes: "0", reasons: [Underutilized, Empty], ${WEEKDAYS}`], "720h"),
      options: windows,
    },
    {
      name: "windows that block all but one minute of the week",
      code: pool(["nodes: 10%", 'nodes: "0", schedule: "@weekly", duration: 167h59m']),
    },
    {
      name: "windows that block the week, but only some reasons",
      code: pool(["nodes: 10%", 'nodes: "0", reasons: [Drifted], schedule: "@daily", duration: 24h']),
    },
    {
      name: "windows that block the week, of which one is templated",
      code: pool([
        "nodes: 10%",
        'nodes: "0", schedule: "@daily", duration: 12h',
        'nodes: "0", schedule: "{{ .s }}", duration: 12h',
      ]),
    },
    {
      name: "windows on all days of some months, and of a month",
      code: pool([
        "nodes: 10%",
        'nodes: "0", schedule: "0 0 * 12 *", duration: 24h',
        'nodes: "0", schedule: "0 0 1 * *", duration: 24h',
      ]),
    },
    { name: "half a window", code: pool(["nodes: 10%", 'nodes: "0", duration: 24h']) },
    {
      name: "a grace period in the time between windows",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "Never", ", terminationGracePeriod: 16h"),
      options: windows,
    },
    {
      name: "a longer grace period, by default",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "Never", ", terminationGracePeriod: 17h"),
    },
    {
      name: "a longer grace period without windows that block drift",
      code: `${pool(["nodes: 10%", `nodes: "0", reasons: [Underutilized], ${WEEKDAYS}`], "Never", ", terminationGracePeriod: 90h")}---\n${pool(["nodes: 10%", `nodes: "1", ${WEEKDAYS}`], "Never", ", terminationGracePeriod: 90h")}`,
      options: windows,
    },
    {
      name: "a longer grace period next to a templated window or number",
      code: `${pool([`nodes: "0", ${WEEKDAYS}`, 'nodes: "0", schedule: "{{ .s }}", duration: 1h'], "Never", ", terminationGracePeriod: 90h")}---\n${pool([`nodes: "0", ${WEEKDAYS}`, 'nodes: "{{ .n }}"'], "Never", ", terminationGracePeriod: 90h")}`,
      options: windows,
    },
    {
      name: "a longer grace period next to a block at all times",
      code: pool(
        [`nodes: "0", ${WEEKDAYS}`, 'nodes: "0", reasons: [Drifted]'],
        "Never",
        ", terminationGracePeriod: 90h",
      ),
      options: windows,
    },
    {
      name: "a templated grace period",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "Never", ', terminationGracePeriod: "{{ .t }}"'),
      options: windows,
    },
    {
      name: "templated expiration",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], '"{{ .expireAfter }}"'),
      options: windows,
    },
    {
      name: "the default in a patch",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "null").replace("spec:", "$patch: merge\nspec:"),
      options: windows,
    },
    {
      name: "v1beta1, whose expiration respects budgets",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "720h").replace("karpenter.sh/v1", "karpenter.sh/v1beta1"),
      options: windows,
    },
    { name: "another group", code: pool(["nodes: 10%", 'nodes: "0"']).replace("karpenter.sh", "example.com") },
  ],
  invalid: [
    {
      ...repair("a budget of 0", ["nodes: 0%"], chart(REPAIR)),
      errors: [{ ...repairBlocked("0%"), line: 7, column: 18, endLine: 7, endColumn: 20, suggestions: [] }],
    },
    {
      ...repair(
        "a window of 0, and one with some reasons",
        [`nodes: "0", ${WEEKDAYS}`, 'nodes: "0", reasons: [Drifted]'],
        chart(REPAIR),
      ),
      errors: [{ ...repairBlocked(), line: 7, column: 18, endLine: 7, endColumn: 21, suggestions: [] }],
    },
    {
      ...repair("a budget that contradicts another one", ["nodes: 10%", 'nodes: "0"'], chart(REPAIR)),
      errors: [{ ...blocked("0", "10%"), line: 8, column: 18, endLine: 8, endColumn: 21, suggestions: [] }],
    },
    {
      name: "a block next to an allowance",
      code: pool(["nodes: 10%", 'nodes: "0"']),
      errors: [{ ...blocked("0", "10%"), line: 8, column: 18, endLine: 8, endColumn: 21, suggestions: [] }],
    },
    {
      name: "a block before an allowance in a window, and for a reason, once",
      code: pool(["nodes: 00%", `nodes: "5", ${WEEKDAYS}`, "nodes: 100%, reasons: [Empty]", 'nodes: "0"']),
      errors: [{ ...blocked("00%", "5"), line: 7, column: 18, endLine: 7, endColumn: 21, suggestions: [] }],
    },
    {
      name: "v1beta1, in a list, by alias, next to a templated budget",
      code: 'apiVersion: v1\nkind: List\nx: &none "0"\nitems:\n  - apiVersion: karpenter.sh/v1beta1\n    kind: NodePool\n    spec: { disruption: { budgets: [{ nodes: *none }, { nodes: "{{ .n }}" }, { nodes: 1% }] } }\n',
      errors: [{ ...blocked("0", "1%"), line: 7, column: 46, endLine: 7, endColumn: 51, suggestions: [] }],
    },
    {
      name: "a window that blocks each day next to an allowance",
      code: pool(['nodes: "0", schedule: "0 3 * * *", duration: 24h', "nodes: 10%"]),
      errors: [
        {
          messageId: "alwaysBlockedByWindows",
          data: { value: "0", other: "10%" },
          ...{ line: 7, column: 18, endLine: 7, endColumn: 21, suggestions: [] },
        },
      ],
    },
    {
      name: "windows that block the week together, and one of another number",
      code: pool([
        "nodes: 5%, schedule: '@daily', duration: 1h",
        'nodes: "0", schedule: "0 0 * * mon-fri", duration: 24h',
        'nodes: 0%, schedule: "0 0 * * sat", duration: 48h',
      ]),
      errors: [
        {
          messageId: "alwaysBlockedByWindows",
          data: { value: "0", other: "5%" },
          ...{ line: 8, column: 18, endLine: 8, endColumn: 21, suggestions: [] },
        },
      ],
    },
    {
      name: "nodes expire in a window without drift",
      code: pool(["nodes: 10%", `nodes: "0", reasons: [Drifted], ${WEEKDAYS}`], "168h"),
      options: windows,
      errors: [{ ...expires("168h"), line: 4, column: 36, endLine: 4, endColumn: 40, suggestions: [] }],
    },
    {
      name: "nodes drain for longer than between the windows",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "Never", ", terminationGracePeriod: 16h1m"),
      options: windows,
      errors: [
        {
          messageId: "drainsInWindow",
          data: { value: "16h1m", nodes: "0", minutes: "960" },
          ...{ line: 4, column: 67, endLine: 4, endColumn: 72, suggestions: [] },
        },
      ],
    },
    {
      name: "nodes drain for longer than a window for drift, between others that block it",
      code: pool(
        [
          "nodes: 20%, reasons: [Empty, Underutilized]",
          'nodes: "0", reasons: [Drifted], schedule: "0 0 * * sun,tue-sat", duration: 24h',
          'nodes: "0", reasons: [Drifted], schedule: 0 0 * * mon, duration: 12h',
          "nodes: 100%, reasons: [Drifted], schedule: 0 12 * * mon, duration: 2h",
          'nodes: "0", reasons: [Drifted], schedule: 0 14 * * mon, duration: 10h',
        ],
        "Never",
        ", terminationGracePeriod: 4h",
      ),
      options: windows,
      errors: [
        {
          messageId: "drainsInWindow",
          data: { value: "4h", nodes: "0", minutes: "120" },
          ...{ line: 4, column: 67, endLine: 4, endColumn: 69, suggestions: [] },
        },
      ],
    },
    {
      name: "only windows",
      code: pool([`nodes: 20%, ${WEEKDAYS}`]),
      options: windows,
      errors: [{ messageId: "unlimitedOutside", ...list }],
    },
    {
      name: "ten minutes of each hour, in CRLF",
      code: pool(['nodes: "1", schedule: "@hourly", duration: 10m']).replaceAll("\n", "\r\n"),
      options: windows,
      errors: [{ messageId: "unlimitedOutside", ...list }],
    },
    {
      name: "all but one minute of the week, and on some days of the month",
      code: pool([
        'nodes: "1", schedule: "@weekly", duration: 167h59m',
        'nodes: "1", schedule: "0 0 1 * *", duration: 24h',
      ]),
      options: windows,
      errors: [{ messageId: "unlimitedOutside", ...list }],
    },
    {
      name: "a window for all reasons next to a budget for one",
      code: pool(["nodes: 20%, reasons: [Empty]", `nodes: 5%, ${WEEKDAYS}`]),
      options: windows,
      errors: [{ ...reasons("partlyUnlimitedOutside", "`Underutilized` and `Drifted`"), ...list }],
    },
    {
      name: "windows that cover the day for one of two reasons",
      code: pool([
        'nodes: 20%, reasons: [Empty], schedule: "0 6 * * *", duration: 20h',
        'nodes: 20%, reasons: [Underutilized, Empty], schedule: "0 2 * * *", duration: 4h',
      ]),
      options: windows,
      errors: [{ ...reasons("partlyUnlimitedOutside", "`Underutilized`"), ...list }],
    },
    {
      name: "a window without disruption for another reason",
      code: pool([
        `nodes: "0", reasons: [Drifted], ${WEEKDAYS}`,
        `nodes: 10%, reasons: [Underutilized, Empty], ${WEEKDAYS}`,
      ]),
      options: windows,
      errors: [{ ...reasons("partlyUnlimitedOutside", "`Underutilized` and `Empty`"), ...list }],
    },
    {
      name: "a reason without a budget",
      code: pool(["nodes: 100%, reasons: [Empty]", "nodes: 10%, reasons: [Drifted]"]),
      options: windows,
      errors: [{ ...reasons("uncoveredReasons", "`Underutilized`"), ...list }],
    },
    {
      name: "empty nodes without a budget next to a window without disruption",
      code: pool([`nodes: "0", reasons: [Drifted, Underutilized], ${WEEKDAYS}`]),
      options: windows,
      errors: [{ messageId: "uncoveredEmpty", ...list }],
    },
    {
      name: "an empty list",
      code: empty,
      options: windows,
      errors: [{ messageId: "emptyBudgets", ...list }],
    },
    {
      name: "nodes expire in a window",
      code: pool(["nodes: 10%", `nodes: "0", ${WEEKDAYS}`], "720h"),
      options: windows,
      errors: [{ ...expires("720h"), line: 4, column: 36, endLine: 4, endColumn: 40, suggestions: [] }],
    },
    {
      name: "nodes expire by default in a window for all reasons by name",
      code: pool(["nodes: 10%", `nodes: 0%, reasons: [Drifted, Empty, Underutilized], ${WEEKDAYS}`], "null"),
      options: windows,
      errors: [{ ...expires("720h", "0%"), line: 8, column: 18, endLine: 8, endColumn: 20, suggestions: [] }],
    },
  ],
});
