import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const desc = { messageId: "disablePublicIp" };

function message(value: string): Report {
  return { messageId: "publicIp", data: { value } };
}

ruleTester.run("no-public-ip", karpenter.rules["no-public-ip"], {
  texts: {
    disablePublicIp: "Set `associatePublicIPAddress: false`.",
    publicIp: "`associatePublicIPAddress` is `true`, so every node gets a public IP address; set it to `false`.",
  },
  valid: [
    { name: "false", code: `${head}  associatePublicIPAddress: false\n` },
    { name: "no is false", code: `${head}  associatePublicIPAddress: no\n` },
    { name: "absent: the subnet decides", code: `${head}  role: x\n` },
    { name: "null", code: `${head}  associatePublicIPAddress: ~\n` },
    { name: "a string is valid-schema's", code: `${head}  associatePublicIPAddress: "true"\n` },
    { name: "templated", code: `${head}  associatePublicIPAddress: {{ .Values.public }}\n` },
    { name: "templated, in quotes", code: `${head}  associatePublicIPAddress: "\${PUBLIC}"\n` },
    { name: "another spelling is valid-schema's", code: `${head}  associatePublicIpAddress: true\n` },
    { name: "in another place", code: `${head}  tags: { associatePublicIPAddress: true }\n` },
    {
      name: "the own key wins over a merged one",
      code: `${head}  <<: { associatePublicIPAddress: true }\n  associatePublicIPAddress: false\n`,
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.example.com/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { associatePublicIPAddress: true }\n",
    },
    {
      name: "another kind",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { associatePublicIPAddress: true }\n",
    },
  ],
  invalid: [
    {
      name: "true",
      code: `${head}  associatePublicIPAddress: true # for now\n  role: x\n`,
      errors: [
        {
          ...message("true"),
          line: 4,
          column: 29,
          endLine: 4,
          endColumn: 33,
          suggestions: [{ ...desc, output: `${head}  associatePublicIPAddress: false # for now\n  role: x\n` }],
        },
      ],
    },
    {
      name: "yes is true; in a patch, under CRLF",
      code: `$patch: merge\n${head}  "associatePublicIPAddress": yes\n`.replaceAll("\n", "\r\n"),
      errors: [
        {
          ...message("yes"),
          line: 5,
          column: 31,
          endLine: 5,
          endColumn: 34,
          suggestions: [
            {
              ...desc,
              output: `$patch: merge\n${head}  "associatePublicIPAddress": false\n`.replaceAll("\n", "\r\n"),
            },
          ],
        },
      ],
    },
    {
      name: "v1beta1, JSON",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"associatePublicIPAddress":true}}',
      errors: [
        {
          ...message("true"),
          line: 1,
          column: 105,
          endLine: 1,
          endColumn: 109,
          suggestions: [
            {
              ...desc,
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"associatePublicIPAddress":false}}',
            },
          ],
        },
      ],
    },
    {
      name: "by alias and by merge key, and not changed in two places at once",
      code: "kind: List\napiVersion: v1\nitems:\n  - apiVersion: karpenter.k8s.aws/v1\n    kind: EC2NodeClass\n    x: &public true\n    spec: &spec { associatePublicIPAddress: *public }\n  - apiVersion: karpenter.k8s.aws/v1\n    kind: EC2NodeClass\n    spec: { <<: *spec, role: x }\n",
      errors: [
        {
          ...message("true"),
          line: 7,
          column: 45,
          endLine: 7,
          endColumn: 52,
          suggestions: [],
        },
        { ...message("true"), line: 10, column: 13, endLine: 10, endColumn: 15, suggestions: [] },
      ],
    },
  ],
});
