import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";

function message(value: string, max = 2): Report {
  return { messageId: "hopLimitTooHigh", data: { value, max: String(max) } };
}

function desc(max = 2): Report {
  return { messageId: "lowerHopLimit", data: { max: String(max) } };
}

ruleTester.run("no-high-imds-hop-limit", karpenter.rules["no-high-imds-hop-limit"], {
  texts: {
    hopLimitTooHigh:
      "`httpPutResponseHopLimit` is 3, so containers up to 3 network hops away can obtain the node's credentials; lower it to 2.",
    lowerHopLimit: "Set `httpPutResponseHopLimit: 2`.",
  },
  valid: [
    { name: "2", code: `${head}  metadataOptions: { httpPutResponseHopLimit: 2 }\n` },
    { name: "1", code: `${head}  metadataOptions: { httpPutResponseHopLimit: 1 }\n`, options: [{ max: 1 }] },
    { name: "absent: the API server fills 1 in", code: `${head}  role: x\n`, options: [{ max: 1 }] },
    {
      name: "absent in v1beta1, and null",
      code: `${head}  metadataOptions:\n    httpPutResponseHopLimit:\n---\n${head.replace("v1", "v1beta1")}  metadataOptions: {}\n`,
      options: [{ max: 1 }],
    },
    {
      name: "as high as allowed",
      code: `${head}  metadataOptions: { httpPutResponseHopLimit: 5 }\n`,
      options: [{ max: 5 }],
    },
    {
      name: "what the API server refuses is valid-schema's",
      code: `${head}  metadataOptions: { httpPutResponseHopLimit: 65 }\n---\n${head}  metadataOptions: { httpPutResponseHopLimit: "3" }\n`,
    },
    {
      name: "no metadata service at all",
      code: `${head}  metadataOptions:\n    httpEndpoint: disabled\n    httpPutResponseHopLimit: 3\n`,
    },
    {
      name: "a templated endpoint may be disabled",
      code: `${head}  metadataOptions:\n    httpEndpoint: "{{ .Values.imds }}"\n    httpPutResponseHopLimit: 3\n`,
    },
    {
      name: "a merged endpoint nobody knows",
      code: `${head}  metadataOptions: { <<: *imds, httpPutResponseHopLimit: 3 }\n`,
    },
    { name: "templated", code: `${head}  metadataOptions:\n    httpPutResponseHopLimit: {{ .Values.hops }}\n` },
    { name: "templated, in quotes", code: `${head}  metadataOptions:\n    httpPutResponseHopLimit: "\${HOPS}"\n` },
    { name: "in another place", code: `${head}  httpPutResponseHopLimit: 3\n` },
    {
      name: "another group",
      code: "apiVersion: example.k8s.aws/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { metadataOptions: { httpPutResponseHopLimit: 3 } }\n",
    },
  ],
  invalid: [
    {
      name: "3",
      code: `${head}  metadataOptions:\n    httpEndpoint: enabled\n    httpPutResponseHopLimit: 3 # for the agent\n`,
      errors: [
        {
          ...message("3"),
          line: 6,
          column: 30,
          endLine: 6,
          endColumn: 31,
          suggestions: [
            {
              ...desc(),
              output: `${head}  metadataOptions:\n    httpEndpoint: enabled\n    httpPutResponseHopLimit: 2 # for the agent\n`,
            },
          ],
        },
      ],
    },
    {
      name: "2, where only 1 is allowed; v1beta1, JSON",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass",\n "spec": {"metadataOptions": {"httpPutResponseHopLimit":2}}}\n',
      options: [{ max: 1 }],
      errors: [
        {
          ...message("2", 1),
          line: 2,
          column: 57,
          endLine: 2,
          endColumn: 58,
          suggestions: [
            {
              ...desc(1),
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass",\n "spec": {"metadataOptions": {"httpPutResponseHopLimit":1}}}\n',
            },
          ],
        },
      ],
    },
    {
      name: "v1alpha1 under CRLF, v1alpha5; as high as the API server takes",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  metadataOptions:\r\n    'httpPutResponseHopLimit': 64\r\n---\r\napiVersion: karpenter.sh/v1alpha5\r\nkind: Provisioner\r\nspec: { provider: { metadataOptions: { httpPutResponseHopLimit: 3 } } }\r\n",
      errors: [
        {
          ...message("64"),
          line: 5,
          column: 32,
          endLine: 5,
          endColumn: 34,
          suggestions: [
            {
              ...desc(),
              output:
                "apiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  metadataOptions:\r\n    'httpPutResponseHopLimit': 2\r\n---\r\napiVersion: karpenter.sh/v1alpha5\r\nkind: Provisioner\r\nspec: { provider: { metadataOptions: { httpPutResponseHopLimit: 3 } } }\r\n",
            },
          ],
        },
        {
          ...message("3"),
          line: 9,
          column: 65,
          endLine: 9,
          endColumn: 66,
          suggestions: [
            {
              ...desc(),
              output:
                "apiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  metadataOptions:\r\n    'httpPutResponseHopLimit': 64\r\n---\r\napiVersion: karpenter.sh/v1alpha5\r\nkind: Provisioner\r\nspec: { provider: { metadataOptions: { httpPutResponseHopLimit: 2 } } }\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "by alias and merge key, without a change to what is shared; and in a patch",
      code: `${head}  x: &imds { httpPutResponseHopLimit: 3 }\n  metadataOptions: *imds\n---\n$patch: merge\n${head}  x: &imds { httpPutResponseHopLimit: 3 }\n  metadataOptions: { <<: *imds, httpTokens: required }\n`,
      errors: [
        { ...message("3"), line: 5, column: 20, endLine: 5, endColumn: 25, suggestions: [] },
        { ...message("3"), line: 12, column: 22, endLine: 12, endColumn: 24, suggestions: [] },
      ],
    },
  ],
});
