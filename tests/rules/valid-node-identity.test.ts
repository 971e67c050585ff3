import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";

function arn(field: string, value: string, remedy = "`node`"): Report {
  return { messageId: "arnAsName", data: { field, value, remedy } };
}

function path(field: string, value: string, remedy = "`node`"): Report {
  return { messageId: "pathInName", data: { field, value, remedy } };
}

function tooLong(field: string, length: number, max: number): Report {
  return { messageId: "nameTooLong", data: { field, length: String(length), max: String(max) } };
}

ruleTester.run("valid-node-identity", karpenter.rules["valid-node-identity"], {
  texts: {
    arnAsName: "`role` must be a name, not the ARN `arn:aws:iam::210987654321:role/node`; use `node`.",
    nameTooLong: "`role` has 65 characters, but IAM allows at most 64; shorten it.",
    pathInName: "`role` must be a name without a path, not `/eks/node`; use `node`.",
    replaceName: "Replace with `node`.",
  },
  valid: [
    { name: "a role", code: `${head}  role: KarpenterNodeRole-blue\n` },
    { name: "an instance profile", code: `${head}  instanceProfile: "KarpenterNodeInstanceProfile-blue"\n` },
    { name: "all that IAM allows in a name", code: `${head}  role: a+b=c,d.e@f_g-h\n` },
    { name: "a name that begins as an ARN does", code: `${head}  role: arn\n` },
    { name: "as long as a role may be", code: `${head}  role: ${"r".repeat(64)}\n` },
    { name: "as long as an instance profile may be", code: `${head}  instanceProfile: ${"p".repeat(128)}\n` },
    { name: "templated", code: `${head}  role: "{{ .Values.role }}"\n` },
    { name: "templated, without quotes", code: `${head}  role: {{ .Values.role }}\n` },
    { name: "an ARN with a template", code: `${head}  role: "arn:aws:iam::\${ACCOUNT}:role/node"\n` },
    { name: "a long template", code: `${head}  role: "{{ printf ${"x".repeat(80)} }}"\n` },
    { name: "neither", code: `${head}  role:\n  instanceProfile: ~\n` },
    { name: "an empty name is valid-schema's", code: `${head}  role: ""\n` },
    { name: "a number is valid-schema's", code: `${head}  role: 12\n  instanceProfile: [a/b]\n` },
    { name: "in another place", code: `${head}  tags: { role: "arn:aws:iam::210987654321:role/node" }\n` },
    {
      name: "another group",
      code: "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass # karpenter.k8s.aws EC2NodeClass\nspec: { role: a/b }\n",
    },
    {
      name: "a NodePool has neither",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { role: a/b }\n",
    },
    { name: "commented out", code: `${head}  # role: a/b\n  role: b # a/b\n` },
  ],
  invalid: [
    {
      name: "the ARN of a role",
      code: `${head}  role: arn:aws:iam::210987654321:role/node # ours\n`,
      errors: [
        {
          ...arn("role", "arn:aws:iam::210987654321:role/node"),
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 44,
          suggestions: [{ messageId: "replaceName", data: { name: "node" }, output: `${head}  role: node # ours\n` }],
        },
      ],
    },
    {
      name: "the ARN of an instance profile with a path, in China, under CRLF",
      code: `${head}  instanceProfile: 'arn:aws-cn:iam::210987654321:instance-profile/eks/node'\n  tags: {}\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        {
          ...arn("instanceProfile", "arn:aws-cn:iam::210987654321:instance-profile/eks/node"),
          line: 4,
          column: 20,
          endLine: 4,
          endColumn: 76,
          suggestions: [
            {
              messageId: "replaceName",
              data: { name: "node" },
              output: `${head}  instanceProfile: 'node'\n  tags: {}\n`.replaceAll("\n", "\r\n"),
            },
          ],
        },
      ],
    },
    {
      name: "a path, v1beta1, JSON",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass",\n"spec": {"role": "/eks/node"}}',
      errors: [
        {
          ...path("role", "/eks/node"),
          line: 2,
          column: 18,
          endLine: 2,
          endColumn: 29,
          suggestions: [
            {
              messageId: "replaceName",
              data: { name: "node" },
              output: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass",\n"spec": {"role": "node"}}',
            },
          ],
        },
      ],
    },
    {
      name: "v1alpha5, in the provider of a Provisioner",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { instanceProfile: role/node } }\n",
      errors: [
        {
          ...path("instanceProfile", "role/node"),
          line: 3,
          column: 38,
          endLine: 3,
          endColumn: 47,
          suggestions: [
            {
              messageId: "replaceName",
              data: { name: "node" },
              output:
                "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { instanceProfile: node } }\n",
            },
          ],
        },
      ],
    },
    {
      name: "no suggestion where the name isn't told",
      code: `${head}  role: arn:aws:iam::210987654321:instance-profile/node\n---\n${head}  role: node/\n---\n${head}  role: arn:aws:iam::210987654321:node\n`,
      errors: [
        {
          ...arn("role", "arn:aws:iam::210987654321:instance-profile/node", "the name of the role"),
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 56,
          suggestions: [],
        },
        {
          ...path("role", "node/", "the name of the role"),
          line: 9,
          column: 9,
          endLine: 9,
          endColumn: 14,
          suggestions: [],
        },
        {
          ...arn("role", "arn:aws:iam::210987654321:node", "the name of the role"),
          line: 14,
          column: 9,
          endLine: 14,
          endColumn: 39,
          suggestions: [],
        },
      ],
    },
    {
      name: "too long",
      code: `${head}  role: ${"r".repeat(65)}\n---\n${head}  instanceProfile: ${"p".repeat(129)}\n`,
      errors: [
        { ...tooLong("role", 65, 64), line: 4, column: 9, endLine: 4, endColumn: 74, suggestions: [] },
        {
          ...tooLong("instanceProfile", 129, 128),
          line: 9,
          column: 20,
          endLine: 9,
          endColumn: 149,
          suggestions: [],
        },
      ],
    },
    {
      name: "by alias, which becomes the name, and by merge key, which stays",
      code: `${head}  x: &x { role: &role eks/node }\n  role: *role\n---\n${head}  x: &x { role: eks/node }\n  <<: *x\n`,
      errors: [
        {
          ...path("role", "eks/node"),
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 14,
          suggestions: [
            {
              messageId: "replaceName",
              data: { name: "node" },
              output: `${head}  x: &x { role: &role eks/node }\n  role: node\n---\n${head}  x: &x { role: eks/node }\n  <<: *x\n`,
            },
          ],
        },
        { ...path("role", "eks/node"), line: 11, column: 3, endLine: 11, endColumn: 5, suggestions: [] },
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { instanceProfile: nodes/karpenter }\n",
      errors: [
        {
          messageId: "pathInName",
          data: { field: "instanceProfile", value: "nodes/karpenter", remedy: "`karpenter`" },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 41,
          suggestions: [
            {
              messageId: "replaceName",
              data: { name: "karpenter" },
              output:
                "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { instanceProfile: karpenter }\n",
            },
          ],
        },
      ],
    },
  ],
});
