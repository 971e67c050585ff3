import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

function missing(expireAfter: string): Report {
  return { messageId: "missingGracePeriod", data: { expireAfter } };
}

function short(expireAfter: string, value: string): Report {
  return { messageId: "shortGracePeriod", data: { expireAfter, value } };
}

function pool(...fields: readonly string[]): string {
  const lines = fields.map((field) => `      ${field}\n`);
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n${lines.join("")}`;
}

function claim(fields: string): string {
  return `apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec: ${fields}\n`;
}

ruleTester.run("require-termination-grace-period", karpenter.rules["require-termination-grace-period"], {
  texts: {
    missingGracePeriod:
      "Nodes expire after 720h, but a single pod that cannot be evicted keeps a node draining indefinitely; set `terminationGracePeriod`.",
    shortGracePeriod:
      "Nodes expire after 24h and drain for 4m59s at most, which ends pods despite their PodDisruptionBudgets; set `terminationGracePeriod` to at least `5m`.",
  },
  lacking: {
    code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\nspec: { template: { spec: { expireAfter: 720h } } }\n",
  },
  valid: [
    { name: "both", code: pool("expireAfter: 720h", "terminationGracePeriod: 48h") },
    { name: "both, in a claim", code: claim('{ "terminationGracePeriod": 1h, "expireAfter": 720h }') },
    { name: "five minutes", code: pool("expireAfter: 720h", "terminationGracePeriod: 5m") },
    { name: "a short period without expiry", code: pool("expireAfter: Never", "terminationGracePeriod: 60s") },
    { name: "a short period with a templated expiry", code: pool("expireAfter: ${E}", "terminationGracePeriod: 60s") },
    {
      name: "a short period in a patch",
      code: `$patch: merge\n${pool("expireAfter: 720h", "terminationGracePeriod: 60s")}`,
    },
    { name: "no expiry", code: pool("expireAfter: Never") },
    { name: "no expiry of its own", code: pool("taints: []") },
    { name: "null is absent", code: pool("expireAfter: null") },
    { name: "templated expiry", code: pool('expireAfter: "{{ .Values.expireAfter }}"') },
    { name: "templated expiry, without quotes", code: pool("expireAfter: {{ .Values.expireAfter }}") },
    { name: "expiry templated in part", code: pool("expireAfter: ${HOURS}h") },
    { name: "a templated period", code: pool("expireAfter: 720h", "terminationGracePeriod: ${PERIOD}") },
    { name: "a templated key may be it", code: pool("expireAfter: 720h", '"{{ .key }}": 1h') },
    { name: "merged from where nobody knows", code: pool("expireAfter: 720h", "<<: *defaults") },
    {
      name: "a period by merge key",
      code: `x: &drain { terminationGracePeriod: 1h }\n${pool("expireAfter: 720h", "<<: *drain")}`,
    },
    { name: "what is no duration is valid-schema's", code: pool("expireAfter: 30d") },
    { name: "v1beta1 has no such field", code: pool("expireAfter: 720h").replace("/v1", "/v1beta1") },
    {
      name: "nor where v1beta1 has the expiry",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { disruption: { expireAfter: 720h } }\n",
    },
    { name: "a patch", code: `$patch: merge\n${pool("expireAfter: 720h")}` },
    { name: "a patch, which deletes", code: `${claim("{ expireAfter: 720h }")}$patch: delete\n` },
    { name: "another group", code: pool("expireAfter: 720h").replace("karpenter.sh", "example.com") },
  ],
  invalid: [
    {
      name: "finite, and no period",
      code: pool("taints: []", "expireAfter: 720h # a month"),
      errors: [{ ...missing("720h"), line: 7, column: 20, endLine: 7, endColumn: 24, suggestions: [] }],
    },
    {
      name: "a null period, quoted, under CRLF",
      code: pool("terminationGracePeriod: null", "'expireAfter': '1h30m'").replaceAll("\n", "\r\n"),
      errors: [{ ...missing("1h30m"), line: 7, column: 22, endLine: 7, endColumn: 29, suggestions: [] }],
    },
    {
      name: "a short period",
      code: pool("expireAfter: 24h", "terminationGracePeriod: 4m59s"),
      errors: [{ ...short("24h", "4m59s"), line: 7, column: 31, endLine: 7, endColumn: 36, suggestions: [] }],
    },
    {
      name: "a short period with the default of the expiry",
      code: pool("terminationGracePeriod: 60s"),
      errors: [{ ...short("720h", "60s"), line: 6, column: 31, endLine: 6, endColumn: 34, suggestions: [] }],
    },
    {
      name: "a period in the wrong place",
      code: `${pool("expireAfter: 24h")}  terminationGracePeriod: 1h\n`,
      errors: [{ ...missing("24h"), line: 6, column: 20, endLine: 6, endColumn: 23, suggestions: [] }],
    },
    {
      name: "a claim, JSON",
      code: '{"apiVersion": "karpenter.sh/v1", "kind": "NodeClaim", "spec": {"expireAfter": "720h"}}',
      errors: [{ ...missing("720h"), line: 1, column: 80, endLine: 1, endColumn: 86, suggestions: [] }],
    },
    {
      name: "in a list, by alias and by merge key",
      code: `apiVersion: v1
kind: List
items:
  - apiVersion: karpenter.sh/v1
    kind: NodeClaim
    spec: &spec { expireAfter: &month 720h }
  - apiVersion: karpenter.sh/v1
    kind: NodeClaim
    spec: { expireAfter: *month }
  - apiVersion: karpenter.sh/v1
    kind: NodeClaim
    spec: { <<: *spec, taints: [] }
`,
      errors: [
        { ...missing("720h"), line: 6, column: 39, endLine: 6, endColumn: 43, suggestions: [] },
        { ...missing("720h"), line: 9, column: 26, endLine: 9, endColumn: 32, suggestions: [] },
        { ...missing("720h"), line: 12, column: 13, endLine: 12, endColumn: 15, suggestions: [] },
      ],
    },
  ],
});
