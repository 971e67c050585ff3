import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const message = { messageId: "imdsv1Allowed", data: { value: "optional" } };
const desc = { messageId: "requireTokens" };

ruleTester.run("require-imdsv2", karpenter.rules["require-imdsv2"], {
  texts: {
    imdsv1Allowed:
      "`httpTokens` is `optional`, so forged requests can read the node's credentials through IMDSv1; set it to `required`.",
    requireTokens: "Set `httpTokens: required`.",
  },
  valid: [
    { name: "required", code: `${head}  metadataOptions: { httpTokens: required }\n` },
    { name: "no metadataOptions: the API server fills `required` in", code: `${head}  role: x\n` },
    {
      name: "part of metadataOptions: it fills the rest in",
      code: `${head}  metadataOptions:\n    httpPutResponseHopLimit: 2\n`,
    },
    { name: "null counts as absent", code: `${head}  metadataOptions:\n    httpTokens:\n` },
    {
      name: "no endpoint, no tokens",
      code: `${head}  metadataOptions:\n    httpTokens: optional\n    httpEndpoint: disabled\n`,
    },
    {
      name: "a templated endpoint may be disabled",
      code: `${head}  metadataOptions:\n    httpTokens: optional\n    httpEndpoint: \${IMDS}\n`,
    },
    {
      name: "a merged endpoint nobody knows",
      code: `${head}  metadataOptions:\n    <<: *options\n    httpTokens: optional\n`,
    },
    { name: "templated", code: `${head}  metadataOptions:\n    httpTokens: "{{ .Values.tokens }}"\n` },
    { name: "templated, without quotes", code: `${head}  metadataOptions:\n    httpTokens: {{ .Values.tokens }}\n` },
    {
      name: "a value that the API server refuses is valid-schema's",
      code: `${head}  metadataOptions:\n    httpTokens: Optional\n`,
    },
    {
      name: "another group",
      code: "apiVersion: example.k8s.aws/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { metadataOptions: { httpTokens: optional } }\n",
    },
    {
      name: "Auto Mode's NodeClass",
      code: "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass # karpenter.k8s.aws/v1 EC2NodeClass\nspec: { metadataOptions: { httpTokens: optional } }\n",
    },
    { name: "in another place", code: `${head}  tags: { httpTokens: optional }\n` },
    {
      name: "in a NodePool",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { metadataOptions: { httpTokens: optional } }\n",
    },
    {
      name: "commented out",
      code: `${head}  metadataOptions:\n    # httpTokens: optional\n    httpEndpoint: enabled\n`,
    },
  ],
  invalid: [
    {
      name: "optional",
      code: `${head}  metadataOptions:\n    httpTokens: optional # for now\n    httpEndpoint: enabled\n`,
      errors: [
        {
          ...message,
          line: 5,
          column: 17,
          endLine: 5,
          endColumn: 25,
          suggestions: [
            {
              ...desc,
              output: `${head}  metadataOptions:\n    httpTokens: required # for now\n    httpEndpoint: enabled\n`,
            },
          ],
        },
      ],
    },
    {
      name: "v1beta1, JSON, quoted",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"metadataOptions": {"httpTokens": "optional"}}}',
      errors: [
        {
          ...message,
          line: 1,
          column: 112,
          endLine: 1,
          endColumn: 122,
          suggestions: [
            {
              ...desc,
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"metadataOptions": {"httpTokens": "required"}}}',
            },
          ],
        },
      ],
    },
    {
      name: "v1alpha1, CRLF, second document",
      code: "---\r\nkind: Service\r\n---\r\napiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  metadataOptions:\r\n    httpTokens: 'optional'\r\n",
      errors: [
        {
          ...message,
          line: 8,
          column: 17,
          endLine: 8,
          endColumn: 27,
          suggestions: [
            {
              ...desc,
              output:
                "---\r\nkind: Service\r\n---\r\napiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  metadataOptions:\r\n    httpTokens: 'required'\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "v1alpha5, in the provider of a Provisioner",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  provider: { metadataOptions: { httpTokens: optional } }\n",
      errors: [
        {
          ...message,
          line: 4,
          column: 46,
          endLine: 4,
          endColumn: 54,
          suggestions: [
            {
              ...desc,
              output:
                "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  provider: { metadataOptions: { httpTokens: required } }\n",
            },
          ],
        },
      ],
    },
    {
      name: "by alias and by merge key: reported where it is used, changed where nothing else changes with it",
      code: `apiVersion: v1
kind: List
items:
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec:
      metadataOptions: &imds
        httpTokens: &tokens optional
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec: { metadataOptions: *imds }
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec: { metadataOptions: { <<: *imds, httpEndpoint: enabled } }
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec: { metadataOptions: { httpTokens: *tokens } }
`,
      errors: [
        {
          ...message,
          line: 8,
          column: 29,
          endLine: 8,
          endColumn: 37,
          suggestions: [],
        },
        { ...message, line: 11, column: 30, endLine: 11, endColumn: 35, suggestions: [] },
        { ...message, line: 14, column: 32, endLine: 14, endColumn: 34, suggestions: [] },
        {
          ...message,
          line: 17,
          column: 44,
          endLine: 17,
          endColumn: 51,
          suggestions: [
            {
              ...desc,
              output: `apiVersion: v1
kind: List
items:
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec:
      metadataOptions: &imds
        httpTokens: &tokens optional
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec: { metadataOptions: *imds }
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec: { metadataOptions: { <<: *imds, httpEndpoint: enabled } }
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    spec: { metadataOptions: { httpTokens: required } }
`,
            },
          ],
        },
      ],
    },
  ],
});
