import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const never = { messageId: "neverExpires", data: { value: "Never" } };

function tooShort(value: string, min: string): Report {
  return { messageId: "tooShort", data: { value, consequence: "and expiration ignores disruption budgets", min } };
}

function tooLong(value: string, max: string): Report {
  return { messageId: "tooLong", data: { value, max } };
}

function pool(expireAfter: string): string {
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n      expireAfter: ${expireAfter}\n`;
}

function claim(expireAfter: string): string {
  return `apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec:\n  expireAfter: ${expireAfter}\n`;
}

function beta(expireAfter: string): string {
  return `apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec:\n  disruption: { expireAfter: ${expireAfter} }\n`;
}

ruleTester.run("valid-expire-after", karpenter.rules["valid-expire-after"], {
  texts: {
    neverExpires: "`expireAfter` is `Never`, so nodes can run the same image for years; set a duration.",
    tooLong: "`expireAfter` is 169h, which exceeds the maximum of 168h; shorten it.",
    tooShort: "`expireAfter` is 15m, and expiration ignores disruption budgets; set at least 1h.",
  },
  valid: [
    { name: "a month", code: pool("720h") },
    { name: "just the minimum", code: pool("1h") },
    { name: "just the minimum, in other units", code: pool("59m60s") },
    { name: "several units", code: pool("1h30m") },
    { name: "absent: the API server fills 720h in", code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: {}\n" },
    { name: "null is absent", code: pool("null") },
    { name: "templated", code: pool('"{{ .Values.expireAfter }}"') },
    { name: "templated, without quotes", code: pool("{{ .Values.expireAfter }}") },
    { name: "templated in part", code: pool("${HOURS}h") },
    { name: "a claim", code: claim("24h") },
    { name: "days are valid-schema's", code: pool("1d") },
    { name: "never is valid-schema's", code: pool("never") },
    { name: "a number is valid-schema's", code: pool("0") },
    {
      name: "v1beta1 had it elsewhere",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { template: { spec: { expireAfter: 1m } } }\n",
    },
    {
      name: "v1 has it elsewhere",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { disruption: { expireAfter: Never } }\n",
    },
    { name: "v1beta1", code: beta("720h") },
    { name: "another group", code: pool("Never").replace("karpenter.sh", "example.com") },
    { name: "a duration of another field", code: pool("24h\n      terminationGracePeriod: 1m") },
    { name: "Never, allowed", code: pool("Never"), options: [{ allowNever: true }] },
    { name: "a lower minimum", code: pool("10m"), options: [{ min: "600s" }] },
    { name: "just the maximum", code: pool("168h"), options: [{ max: "168h" }] },
  ],
  invalid: [
    {
      name: "Never",
      code: pool("Never # pinned"),
      errors: [{ ...never, line: 6, column: 20, endLine: 6, endColumn: 25, suggestions: [] }],
    },
    {
      name: "a claim that never expires, quoted, CRLF",
      code: claim('"Never"').replaceAll("\n", "\r\n"),
      errors: [{ ...never, line: 4, column: 16, endLine: 4, endColumn: 23, suggestions: [] }],
    },
    {
      name: "v1beta1, Never",
      code: beta("Never"),
      errors: [{ ...never, line: 4, column: 30, endLine: 4, endColumn: 35, suggestions: [] }],
    },
    {
      name: "a quarter of an hour",
      code: pool("15m"),
      errors: [{ ...tooShort("15m", "1h"), line: 6, column: 20, endLine: 6, endColumn: 23, suggestions: [] }],
    },
    {
      name: "one second less than the minimum, JSON",
      code: '{"apiVersion": "karpenter.sh/v1", "kind": "NodeClaim", "spec": {"expireAfter": "59m59s"}}',
      errors: [{ ...tooShort("59m59s", "1h"), line: 1, column: 80, endLine: 1, endColumn: 88, suggestions: [] }],
    },
    {
      name: "at once",
      code: pool("0s"),
      errors: [{ ...tooShort("0s", "1h"), line: 6, column: 20, endLine: 6, endColumn: 22, suggestions: [] }],
    },
    {
      name: "v1beta1, where expiry kept to the budgets",
      code: beta("10m"),
      errors: [
        {
          messageId: "tooShort",
          data: { value: "10m", consequence: "so nodes are replaced constantly", min: "1h" },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 33,
          suggestions: [],
        },
      ],
    },
    {
      name: "a higher minimum",
      code: pool("23h59m"),
      options: [{ min: "24h" }],
      errors: [{ ...tooShort("23h59m", "24h"), line: 6, column: 20, endLine: 6, endColumn: 26, suggestions: [] }],
    },
    {
      name: "more than the maximum, and Never is no answer to it",
      code: `${pool("169h")}---\n${pool("Never")}`,
      options: [{ max: "168h" }],
      errors: [
        { ...tooLong("169h", "168h"), line: 6, column: 20, endLine: 6, endColumn: 24, suggestions: [] },
        { ...never, line: 13, column: 20, endLine: 13, endColumn: 25, suggestions: [] },
      ],
    },
    {
      name: "allowNever allows nothing else",
      code: pool("1000h"),
      options: [{ allowNever: true, max: "720h" }],
      errors: [{ ...tooLong("1000h", "720h"), line: 6, column: 20, endLine: 6, endColumn: 25, suggestions: [] }],
    },
    {
      name: "in a list, by alias and by merge key",
      code: `apiVersion: v1
kind: List
items:
  - apiVersion: karpenter.sh/v1
    kind: NodeClaim
    spec: &spec { expireAfter: &short 5m }
  - apiVersion: karpenter.sh/v1
    kind: NodeClaim
    spec: { expireAfter: *short }
  - apiVersion: karpenter.sh/v1
    kind: NodePool
    spec: { template: { spec: { <<: *spec } } }
`,
      errors: [
        { ...tooShort("5m", "1h"), line: 6, column: 39, endLine: 6, endColumn: 41, suggestions: [] },
        { ...tooShort("5m", "1h"), line: 9, column: 26, endLine: 9, endColumn: 32, suggestions: [] },
        { ...tooShort("5m", "1h"), line: 12, column: 33, endLine: 12, endColumn: 35, suggestions: [] },
      ],
    },
  ],
});
