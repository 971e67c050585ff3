import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const options = [{ labels: { team: ".*", "node.type": "production|staging" } }];

function missing(label: string): Report {
  return { messageId: "missingLabel", data: { label } };
}

function wrong(label: string, value: string, pattern: string): Report {
  return { messageId: "mismatchedLabel", data: { label, value, pattern } };
}

function pool(labels: string): string {
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    metadata:\n      labels: ${labels}\n`;
}

/** Without `labels`, but with one requirement. */
function poolThatRequires(operator: string, values: string): string {
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n      requirements: [{ key: team, operator: ${operator}, values: ${values} }]\n`;
}

ruleTester.run("require-node-labels", karpenter.rules["require-node-labels"], {
  texts: {
    mismatchedLabel: "The label `node.type` is `prod`, which does not match `production|staging`; correct it.",
    missingLabel: "Nodes of this NodePool lack the required label `team`; add it to `spec.template.metadata.labels`.",
  },
  lacking: {
    code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\nspec: { weight: 10 }\n",
    options: [{ labels: { team: ".*" } }],
  },
  valid: [
    { name: "nothing required", code: pool("{}") },
    { name: "all there", code: pool("{ team: platform, node.type: production }"), options },
    { name: "quoted keys, block style", code: pool('\n        "team": ""\n        \'node.type\': staging'), options },
    { name: "more than required", code: pool("{ team: a, node.type: staging, x: y }"), options },
    { name: "by requirement", code: poolThatRequires("In", "[a, b]"), options: [{ labels: { team: "a|b" } }] },
    {
      name: "by whatever pods ask for",
      code: poolThatRequires("Exists", "[]"),
      options: [{ labels: { team: "a" } }],
    },
    {
      name: "by a requirement whose operator is templated",
      code: poolThatRequires('"{{ .operator }}"', "[a]"),
      options: [{ labels: { team: "a" } }],
    },
    { name: "templated labels", code: pool("{{ .Values.labels }}"), options },
    { name: "templated values", code: pool('{ team: "{{ .team }}", node.type: "${TYPE}" }'), options },
    { name: "a templated key may be one", code: pool('{ "{{ .key }}": production }'), options },
    { name: "merged from where nobody knows", code: pool("{ <<: *labels, x: y }"), options },
    {
      name: "by merge key",
      code: `x: &labels { team: a, node.type: staging }\n${pool("{ <<: *labels, node.type: production }")}`,
      options,
    },
    { name: "a patch", code: `$patch: merge\n${pool("{}")}`, options },
    { name: "a pool that is not ours", code: pool("{}").replace("karpenter.sh", "example.com"), options },
    { name: "a claim has what its pool gives it", code: pool("{}").replace("NodePool", "NodeClaim"), options },
    { name: "a pattern of the whole value", code: pool("{ team: ab }"), options: [{ labels: { team: "a.|c" } }] },
  ],
  invalid: [
    {
      name: "one is missing, one is wrong",
      code: pool("{ node.type: prod } # soon"),
      options,
      errors: [
        { ...missing("team"), line: 6, column: 7, endLine: 6, endColumn: 13, suggestions: [] },
        {
          ...wrong("node.type", "prod", "production|staging"),
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 32,
          suggestions: [],
        },
      ],
    },
    {
      name: "no labels, CRLF, v1beta1: reported at what lacks them",
      code: "apiVersion: karpenter.sh/v1beta1\r\nkind: NodePool\r\nspec:\r\n  template:\r\n    spec: {}\r\n",
      options: [{ labels: { team: ".*" } }],
      errors: [{ ...missing("team"), line: 4, column: 3, endLine: 4, endColumn: 11, suggestions: [] }],
    },
    {
      name: "the manifest's own labels are not the nodes'",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { labels: { team: a } }\nspec: {}\n",
      options: [{ labels: { team: ".*" } }],
      errors: [{ ...missing("team"), line: 4, column: 1, endLine: 4, endColumn: 5, suggestions: [] }],
    },
    {
      name: "null is missing",
      code: pool("\n        team:\n        node.type: ~"),
      options,
      errors: [
        { ...missing("team"), line: 6, column: 7, endLine: 6, endColumn: 13, suggestions: [] },
        { ...missing("node.type"), line: 6, column: 7, endLine: 6, endColumn: 13, suggestions: [] },
      ],
    },
    {
      name: "the pattern has to match the whole value",
      code: pool("{ team: ax, node.type: productions }"),
      options: [{ labels: { team: "a|b", "node.type": "production" } }],
      errors: [
        { ...wrong("team", "ax", "a|b"), line: 6, column: 23, endLine: 6, endColumn: 25, suggestions: [] },
        {
          ...wrong("node.type", "productions", "production"),
          line: 6,
          column: 38,
          endLine: 6,
          endColumn: 49,
          suggestions: [],
        },
      ],
    },
    {
      name: "an empty value, JSON",
      code: '{"apiVersion": "karpenter.sh/v1", "kind": "NodePool", "spec": {"template": {"metadata": {"labels": {"team": ""}}}}}',
      options: [{ labels: { team: ".+" } }],
      errors: [{ ...wrong("team", "", ".+"), line: 1, column: 109, endLine: 1, endColumn: 111, suggestions: [] }],
    },
    {
      name: "a requirement that nodes may meet without the label",
      code: poolThatRequires("NotIn", "[a]"),
      options: [{ labels: { team: ".*" } }],
      errors: [{ ...missing("team"), line: 4, column: 3, endLine: 4, endColumn: 11, suggestions: [] }],
    },
    {
      name: "a requirement that the label is absent",
      code: poolThatRequires("DoesNotExist", "[]"),
      options: [{ labels: { team: ".*" } }],
      errors: [{ ...missing("team"), line: 4, column: 3, endLine: 4, endColumn: 11, suggestions: [] }],
    },
    {
      name: "by alias, reported where it is used",
      code: `x: &team dev\n${pool("{ team: *team }")}`,
      options: [{ labels: { team: "prod" } }],
      errors: [{ ...wrong("team", "dev", "prod"), line: 7, column: 23, endLine: 7, endColumn: 28, suggestions: [] }],
    },
  ],
});
