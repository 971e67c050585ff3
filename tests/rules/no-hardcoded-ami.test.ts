import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const options = [{ preferredAlias: "al2023@v20250501" }];
const desc = { messageId: "useAlias", data: { alias: "al2023@v20250501" } };

function message(id: string): Report {
  return { messageId: "hardcodedAmi", data: { id } };
}

ruleTester.run("no-hardcoded-ami", karpenter.rules["no-hardcoded-ami"], {
  texts: {
    hardcodedAmi:
      "`ami-0a7d3c5e1f9b28460` is a hardcoded AMI: it exists in one region only and never receives security updates; use a pinned alias, tags or `ssmParameter`.",
    useAlias: "Use `alias: al2023@v20250501`.",
  },
  valid: [
    { name: "alias", code: `${head}  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n` },
    { name: "name and owner", code: `${head}  amiSelectorTerms: [{ name: "ami-golden-*", owner: self }]\n` },
    { name: "tags", code: `${head}  amiSelectorTerms: [{ tags: { id: ami-0a7d3c5e1f9b28460 } }]\n` },
    { name: "ssmParameter", code: `${head}  amiSelectorTerms: [{ ssmParameter: /golden/ami-0a7d3c5e1f9b28460 }]\n` },
    { name: "templated", code: `${head}  amiSelectorTerms: [{ id: "{{ .Values.ami }}" }, { id: "ami-\${AMI}" }]\n` },
    { name: "templated list", code: `${head}  amiSelectorTerms: {{ .Values.terms }}\n` },
    {
      name: "a placeholder is no-placeholder-values's",
      code: `${head}  amiSelectorTerms: [{ id: ami-xxxxxxxx }, { id: ami-YOUR_AMI }]\n`,
    },
    {
      name: "what is no id is valid-schema's",
      code: `${head}  amiSelectorTerms: [{ id: 12 }, { id: image }, {}, text, ]\n`,
    },
    {
      name: "commented out",
      code: `${head}  amiSelectorTerms:\n    # - id: ami-0a7d3c5e1f9b28460\n    - alias: al2023@v20250501\n`,
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.example.com/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { amiSelectorTerms: [{ id: ami-0a7d3c5e1f9b28460 }] }\n",
    },
    {
      name: "v1alpha1: by name or tag",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { amiSelector: { Name: ami-1234, aws-ids: '' } }\n",
    },
    {
      name: "allowed",
      code: `${head}  amiSelectorTerms: [{ id: ami-0a7d3c5e1f9b28460 }]\n`,
      options: [{ allowIds: ["^ami-0a7d"] }],
    },
    {
      name: "allowed, v1alpha1",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { amiSelector: { aws-ids: 'ami-1, ami-1' } }\n",
      options: [{ allowIds: ["^ami-1$"] }],
    },
  ],
  invalid: [
    {
      name: "each id, without an alias to suggest",
      code: `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - id: ami-0a7d3c5e1f9b28460 # golden\n    - "id": 'ami-abc'\n`,
      errors: [
        { ...message("ami-0a7d3c5e1f9b28460"), line: 6, column: 11, endLine: 6, endColumn: 32, suggestions: [] },
        { ...message("ami-abc"), line: 7, column: 13, endLine: 7, endColumn: 22, suggestions: [] },
      ],
    },
    {
      name: "v1beta1, in a list, by alias",
      code: "kind: List\napiVersion: v1\nitems:\n- apiVersion: karpenter.k8s.aws/v1beta1\n  kind: EC2NodeClass\n  x: &ami ami-123\n  spec: { amiSelectorTerms: [{ id: *ami }] }\n",
      errors: [{ ...message("ami-123"), line: 7, column: 36, endLine: 7, endColumn: 40, suggestions: [] }],
    },
    {
      name: "the preferred alias takes the place of the id",
      code: `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - id: ami-0a7d3c5e1f9b28460 # golden\n`,
      options,
      errors: [
        {
          ...message("ami-0a7d3c5e1f9b28460"),
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 32,
          suggestions: [
            {
              ...desc,
              output: `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - alias: al2023@v20250501 # golden\n`,
            },
          ],
        },
      ],
    },
    {
      name: "and of all the other terms and fields, under CRLF",
      code: `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - id: ami-1\n      owner: self\n    # older\n    - id: "ami-2"\n  role: x\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      options,
      errors: [
        {
          ...message("ami-1"),
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 16,
          suggestions: [
            {
              ...desc,
              output:
                `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - alias: al2023@v20250501\n    # older\n  role: x\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
        {
          ...message("ami-2"),
          line: 9,
          column: 11,
          endLine: 9,
          endColumn: 18,
          suggestions: [
            {
              ...desc,
              output:
                `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    # older\n    - alias: "al2023@v20250501"\n  role: x\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "in flow style",
      code: `${head}  amiFamily: AL2023\n  amiSelectorTerms: [{"id": "ami-1"}, { name: golden }]\n`,
      options,
      errors: [
        {
          ...message("ami-1"),
          line: 5,
          column: 29,
          endLine: 5,
          endColumn: 36,
          suggestions: [
            { ...desc, output: `${head}  amiFamily: AL2023\n  amiSelectorTerms: [{"alias": "al2023@v20250501"}]\n` },
          ],
        },
      ],
    },
    {
      name: "no alias for another family, or an unknown one",
      code: `${head}  amiFamily: Bottlerocket\n  amiSelectorTerms: [{ id: ami-1 }]\n---\n${head}  amiSelectorTerms: [{ id: ami-2 }]\n`,
      options,
      errors: [
        { ...message("ami-1"), line: 5, column: 28, endLine: 5, endColumn: 33, suggestions: [] },
        { ...message("ami-2"), line: 10, column: 28, endLine: 10, endColumn: 33, suggestions: [] },
      ],
    },
    {
      name: "no alias where the terms are shared with another place",
      code: `${head}  amiFamily: AL2023\n  x: &terms [{ id: ami-1 }]\n  amiSelectorTerms: *terms\n`,
      options,
      errors: [{ ...message("ami-1"), line: 6, column: 21, endLine: 6, endColumn: 27, suggestions: [] }],
    },
    {
      name: "the preferred alias of the settings",
      code: `${head}  amiFamily: Bottlerocket\n  amiSelectorTerms: [{ id: ami-1 }]\n`,
      errors: [
        {
          ...message("ami-1"),
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 33,
          suggestions: [
            {
              messageId: "useAlias",
              data: { alias: "bottlerocket@v1.20.4" },
              output: `${head}  amiFamily: Bottlerocket\n  amiSelectorTerms: [{ alias: bottlerocket@v1.20.4 }]\n`,
            },
          ],
        },
      ],
      settings: { karpenter: { preferredAlias: "bottlerocket@v1.20.4" } },
    },
    {
      name: "no alias in v1beta1, which has none",
      code: `${head.replace("v1", "v1beta1")}  amiFamily: AL2023\n  amiSelectorTerms: [{ id: ami-1 }]\n`,
      options,
      errors: [{ ...message("ami-1"), line: 5, column: 28, endLine: 5, endColumn: 33, suggestions: [] }],
    },
    {
      name: "v1alpha1, either key, one id of several",
      code: 'apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec:\n  amiSelector:\n    aws-ids: ami-1, ami-2\n    aws::ids: "ami-2"\n',
      options: [{ allowIds: ["^ami-1$"] }],
      errors: [
        { ...message("ami-2"), line: 5, column: 14, endLine: 5, endColumn: 26, suggestions: [] },
        { ...message("ami-2"), line: 6, column: 15, endLine: 6, endColumn: 22, suggestions: [] },
      ],
    },
  ],
});
