import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n";

function budget(schedule: string): string {
  return `${head}  disruption:\n    budgets:\n      - nodes: "0"\n        duration: 8h\n        schedule: ${schedule}\n`;
}

function message(schedule: string, reason: string): Report {
  return { messageId: "invalidSchedule", data: { schedule, reason } };
}

ruleTester.run("valid-budget-schedule", karpenter.rules["valid-budget-schedule"], {
  texts: {
    invalidSchedule:
      "Karpenter cannot parse the schedule `0 9 * * 1-7`, so it disrupts no node of this pool: in the day of the week, `7` is not between 0 and 6.",
  },
  valid: [
    { name: "weekdays", code: budget("0 9 * * mon-fri") },
    { name: "weekdays by number, quoted", code: budget('"0 9 * * 1-5"') },
    { name: "a macro", code: budget('"@daily"') },
    { name: "the weekend as a list", code: budget("0 0 * * SAT,SUN") },
    { name: "over midnight as a duration", code: budget("0 22 * * 0-6") },
    { name: "steps and question marks", code: budget('"*/15 8-18/2 ? JAN-DEC ?"') },
    { name: "folded over two lines", code: budget("0 9\n          * * 1-5") },
    { name: "a day that never comes is still a schedule", code: budget("0 9 31 2 *") },
    { name: "no schedule", code: `${head}  disruption:\n    budgets:\n      - nodes: 10%\n` },
    { name: "null", code: budget("") },
    { name: "templated", code: budget('"{{ .Values.schedule }}"') },
    { name: "templated, without quotes", code: budget("{{ .Values.schedule }}") },
    { name: "templated in part", code: budget("0 ${HOUR} * * 1-7") },
    { name: "too few fields are valid-schema's", code: budget("0 9 * *") },
    { name: "a macro that the API server refuses is valid-schema's", code: budget('"@every 1h"') },
    { name: "a number is valid-schema's", code: budget("9") },
    { name: "a list is valid-schema's", code: budget("[0 0 9 * * 1-7]") },
    { name: "templated budgets", code: `${head}  disruption:\n    budgets: {{ .Values.budgets }}\n` },
    { name: "another group", code: budget("0 9 * * 1-7").replace("karpenter.sh", "karpenter.example.com") },
    { name: "another kind", code: budget("0 9 * * 1-7").replace("NodePool", "CronPool # NodePool") },
    { name: "in another place", code: `${head}  template: { metadata: { annotations: { schedule: 0 9 * * 1-7 } } }\n` },
    { name: "commented out", code: budget("0 9 * * 1-5 # 0 9 * * 1-7") },
  ],
  invalid: [
    {
      name: "Sunday is 0 and not 7",
      code: budget("0 9 * * 1-7 # every day"),
      errors: [
        {
          ...message("0 9 * * 1-7", "in the day of the week, `7` is not between 0 and 6"),
          line: 8,
          column: 19,
          endLine: 8,
          endColumn: 30,
          suggestions: [],
        },
      ],
    },
    {
      name: "Sunday comes before Saturday",
      code: budget('"0 0 * * sat-sun"'),
      errors: [
        {
          ...message("0 0 * * sat-sun", "in the day of the week, `sat-sun` ends before it starts"),
          line: 8,
          column: 19,
          endLine: 8,
          endColumn: 36,
          suggestions: [],
        },
      ],
    },
    {
      name: "each of several, v1beta1, JSON",
      code: '{"apiVersion": "karpenter.sh/v1beta1", "kind": "NodePool", "spec": {"disruption": {"budgets": [\n{"schedule": "0 22-6 * * *"},\n{"schedule": "0 9 * * 1-5"},\n{"schedule": "TZ=Europe/Berlin 0 9 * * *"}\n]}}}\n',
      errors: [
        {
          ...message("0 22-6 * * *", "in the hour, `22-6` ends before it starts"),
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 28,
          suggestions: [],
        },
        {
          ...message("TZ=Europe/Berlin 0 9 * * *", "schedules are always in UTC and cannot set a time zone"),
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 42,
          suggestions: [],
        },
      ],
    },
    {
      name: "seconds, in a list, under CRLF",
      code: "apiVersion: v1\r\nkind: List\r\nitems:\r\n  - apiVersion: karpenter.sh/v1\r\n    kind: NodePool\r\n    spec: { disruption: { budgets: [{ 'schedule': '0 0 9 * * *' }] } }\r\n",
      errors: [
        {
          ...message(
            "0 0 9 * * *",
            "it has 6 fields instead of 5 (minute, hour, day of the month, month, day of the week)",
          ),
          line: 6,
          column: 51,
          endLine: 6,
          endColumn: 64,
          suggestions: [],
        },
      ],
    },
    {
      name: "a macro with something behind it, which the API server lets through",
      code: budget('"@daily 9"'),
      errors: [
        {
          ...message("@daily 9", "`@daily 9` is not a supported macro"),
          line: 8,
          column: 19,
          endLine: 8,
          endColumn: 29,
          suggestions: [],
        },
      ],
    },
    {
      name: "by alias and by merge key: reported where it is used",
      code: `${head}  x: &night { nodes: "0", duration: 8h, schedule: &late 0 24 * * * }\n  disruption:\n    budgets:\n      - *night\n      - <<: *night\n      - schedule: *late\n`,
      errors: [
        {
          ...message("0 24 * * *", "in the hour, `24` is not between 0 and 23"),
          line: 7,
          column: 9,
          endLine: 7,
          endColumn: 15,
          suggestions: [],
        },
        {
          ...message("0 24 * * *", "in the hour, `24` is not between 0 and 23"),
          line: 8,
          column: 9,
          endLine: 8,
          endColumn: 11,
          suggestions: [],
        },
        {
          ...message("0 24 * * *", "in the hour, `24` is not between 0 and 23"),
          line: 9,
          column: 19,
          endLine: 9,
          endColumn: 24,
          suggestions: [],
        },
      ],
    },
  ],
});
