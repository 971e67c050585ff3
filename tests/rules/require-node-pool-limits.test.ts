import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n";
const gpus = (types: string) =>
  `${head}  limits: { nvidia.com/gpu: 8 }\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements:\n        - { key: node.kubernetes.io/instance-type, operator: In, values: ${types} }\n`;
const message = { messageId: "missingLimit", data: { resources: "`cpu`, `memory` or `nodes`" } };

ruleTester.run("require-node-pool-limits", karpenter.rules["require-node-pool-limits"], {
  texts: {
    missingLimit:
      "This NodePool has no limit on `cpu`, `memory` or `nodes` and can grow indefinitely; add one to `spec.limits`.",
  },
  lacking: { code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\nspec: { weight: 10 }\n" },
  valid: [
    { name: "cpu", code: `${head}  limits:\n    cpu: 1000\n` },
    { name: "memory, in flow style", code: `${head}  limits: { memory: 1000Gi }\n` },
    { name: "nodes, quoted key", code: `${head}  "limits": { "nodes": "10" }\n` },
    { name: "v1beta1", code: `${head}  limits: { cpu: "100" }\n`.replace("v1\n", "v1beta1\n") },
    { name: "a static pool has the nodes that it says", code: `${head}  replicas: 3\n` },
    { name: "a pool that may be static", code: `${head}  replicas: "{{ .Values.replicas }}"\n` },
    { name: "templated limits", code: `${head}  limits: "{{ .Values.limits }}"\n` },
    { name: "templated limits, without quotes", code: `${head}  limits: {{ .Values.limits }}\n` },
    { name: "a templated limit", code: `${head}  limits:\n    cpu: \${CPU}\n` },
    { name: "a templated key may be it", code: `${head}  limits: { "{{ .resource }}": 10 }\n` },
    {
      name: "limits by merge key",
      code: `x: &limits { cpu: 10 }\n${head}  limits: { <<: *limits, nvidia.com/gpu: 4 }\n`,
    },
    { name: "limits by alias", code: `x: &limits { cpu: 10 }\n${head}  limits: *limits\n` },
    { name: "merged from where nobody knows", code: `${head}  <<: *defaults\n  weight: 10\n` },
    { name: "limits that are no mapping are valid-schema's", code: `${head}  limits: 1000\n` },
    { name: "a patch", code: `$patch: merge\n${head}  weight: 10\n` },
    { name: "another group", code: `${head}  weight: 10\n`.replace("karpenter.sh", "example.com") },
    {
      name: "a pool of GKE",
      code: "apiVersion: container.cnrm.cloud.google.com/v1beta1\nkind: NodePool # karpenter.sh/v1\nspec: {}\n",
    },
    { name: "a claim is one node", code: `${head}  requirements: []\n`.replace("NodePool", "NodeClaim") },
    {
      name: "a resource of one's choice",
      code: `${head}  limits: { nvidia.com/gpu: 8 }\n`,
      options: [{ resources: ["nvidia.com/gpu"] }],
    },
    { name: "GPUs, of types that all have them", code: gpus("[g5.xlarge, p5.48xlarge]") },
    { name: "GPUs, of unknown types", code: gpus('["{{ .Values.type }}"]') },
    {
      name: "accelerators, of types that all have them",
      code: gpus("[inf2.xlarge, trn1.2xlarge]").replace("nvidia.com/gpu", "aws.amazon.com/neuron"),
    },
    {
      name: "merged over more levels than are followed",
      code: `a0: &a0 { limits: { cpu: 100 } }\n${Array.from({ length: 60 }, (_, index) => `a${String(index + 1)}: &a${String(index + 1)} { <<: *a${String(index)} }\n`).join("")}apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { <<: *a60 }\n`,
    },
  ],
  invalid: [
    {
      name: "no limits",
      code: `${head}  template: {}\n`,
      errors: [{ ...message, line: 3, column: 1, endLine: 3, endColumn: 5, suggestions: [] }],
    },
    {
      name: "empty limits, v1beta1, CRLF",
      code: "apiVersion: karpenter.sh/v1beta1\r\nkind: NodePool\r\nspec:\r\n  limits: {}\r\n",
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9, suggestions: [] }],
    },
    {
      name: "null limits",
      code: `${head}  limits:\n  weight: 1\n`,
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9, suggestions: [] }],
    },
    {
      name: "null is no limit",
      code: `${head}  limits:\n    # cpu: 1000\n    cpu: null\n    memory: ~\n`,
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9, suggestions: [] }],
    },
    {
      name: "limits of other resources",
      code: `${head}  limits: { ephemeral-storage: 1Ti }\n`,
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9, suggestions: [] }],
    },
    {
      name: "GPUs, of types that do not all have them",
      code: gpus("[g5.xlarge, m5.large]"),
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9, suggestions: [] }],
    },
    {
      name: "GPUs, of types with other devices",
      code: gpus("[inf2.xlarge]"),
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9, suggestions: [] }],
    },
    {
      name: "no spec at all, JSON",
      code: '{"apiVersion": "karpenter.sh/v1", "kind": "NodePool"}',
      errors: [{ ...message, line: 1, column: 43, endLine: 1, endColumn: 53, suggestions: [] }],
    },
    {
      name: "replicas that are null",
      code: `${head}  replicas:\n  limits: { }\n`,
      errors: [{ ...message, line: 5, column: 3, endLine: 5, endColumn: 9, suggestions: [] }],
    },
    {
      name: "in a list, the pool that has none",
      code: `apiVersion: v1
kind: List
items:
  - apiVersion: karpenter.sh/v1
    kind: NodePool
    spec: { limits: { cpu: 10 } }
  - apiVersion: karpenter.sh/v1
    kind: NodePool
    spec: { weight: 10 }
`,
      errors: [{ ...message, line: 9, column: 5, endLine: 9, endColumn: 9, suggestions: [] }],
    },
    {
      name: "empty limits by alias",
      code: `x: &limits {}\n${head}  limits: *limits\n`,
      errors: [{ ...message, line: 5, column: 11, endLine: 5, endColumn: 18, suggestions: [] }],
    },
    {
      name: "another resource than the one of the option",
      code: `${head}  limits:\n    memory: 1Ti\n`,
      options: [{ resources: ["cpu"] }],
      errors: [
        {
          messageId: "missingLimit",
          data: { resources: "`cpu`" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 9,
          suggestions: [],
        },
      ],
    },
    {
      name: "two resources",
      code: `${head}  weight: 1\n`,
      options: [{ resources: ["cpu", "nodes"] }],
      errors: [
        {
          messageId: "missingLimit",
          data: { resources: "`cpu` or `nodes`" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
          suggestions: [],
        },
      ],
    },
  ],
});
