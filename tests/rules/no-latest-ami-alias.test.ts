import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const named = head.replace("spec:", "metadata: { name: dev-default }\nspec:");
const options = [{ preferredAlias: "al2023@v20250501" }];
const desc = { messageId: "pinAlias", data: { alias: "al2023@v20250501" } };

function message(alias: string): Report {
  return { messageId: "latestAlias", data: { value: alias } };
}

function term(alias: string): string {
  return `${head}  amiSelectorTerms: [{ alias: ${alias} }]\n`;
}

ruleTester.run("no-latest-ami-alias", karpenter.rules["no-latest-ami-alias"], {
  texts: {
    latestAlias: "`al2023@latest` replaces every node when AWS publishes a new image, tested or not; pin a version.",
    pinAlias: "Replace with `al2023@v20250501`.",
  },
  valid: [
    { name: "pinned", code: term("al2023@v20250501") },
    {
      name: "Windows: there is nothing else",
      code: `${term("windows2019@latest")}---\n${term("windows2022@latest")}---\n${term("windows2025@latest")}`,
    },
    { name: "templated", code: `${term('"{{ .Values.alias }}"')}---\n${term("{{ .Values.alias }}")}` },
    { name: "templated in part", code: `${term("$FAMILY@latest")}---\n${term("'al2023@${VERSION}'")}` },
    { name: "terms that nobody knows", code: `${head}  amiSelectorTerms: {{ .Values.terms }}\n---\n${term("*alias")}` },
    {
      name: "what the API server refuses is valid-schema's",
      code: `${term("AL2023@latest")}---\n${term("ubuntu@latest")}---\n${term("latest")}---\n${term('"@latest"')}`,
    },
    { name: "the end of life is no-end-of-life-ami-family's", code: term("al2@latest") },
    { name: "another word is valid-ami-selector's", code: term("al2023@Latest") },
    {
      name: "in a name or a tag",
      code: `${head}  amiSelectorTerms: [{ name: al2023@latest }, { tags: { alias: al2023@latest } }]\n`,
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.example.com/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { amiSelectorTerms: [{ alias: al2023@latest }] }\n",
    },
    {
      name: "commented out",
      code: `${head}  amiSelectorTerms:\n    # - alias: al2023@latest\n    - alias: al2023@v20250501\n`,
    },
    {
      name: "ignoreNames",
      code: `${named}  amiSelectorTerms: [{ alias: al2023@latest }]\n`,
      options: [{ ignoreNames: ["^prod-", "^dev-"] }],
    },
    {
      name: "ignoreNames, and a name that may be one of them",
      code: `${named.replace("dev-default", "'{{ .Values.name }}'")}  amiSelectorTerms: [{ alias: al2023@latest }]\n`,
      options: [{ ignoreNames: ["^dev-"] }],
    },
  ],
  invalid: [
    {
      name: "latest, without an alias to suggest",
      code: `${head}  amiSelectorTerms:\n    - alias: al2023@latest # whatever comes\n`,
      errors: [{ ...message("al2023@latest"), line: 5, column: 14, endLine: 5, endColumn: 27, suggestions: [] }],
    },
    {
      name: "latest becomes the preferred one, under CRLF",
      code: `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - alias: "al2023@latest" # whatever comes\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      options,
      errors: [
        {
          ...message("al2023@latest"),
          line: 6,
          column: 14,
          endLine: 6,
          endColumn: 29,
          suggestions: [
            {
              ...desc,
              output:
                `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - alias: "al2023@v20250501" # whatever comes\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "by settings, in JSON",
      code: '{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass",\n "spec": {"amiSelectorTerms": [{"alias":"bottlerocket@latest"}]}}\n',
      errors: [
        {
          ...message("bottlerocket@latest"),
          line: 2,
          column: 41,
          endLine: 2,
          endColumn: 62,
          suggestions: [
            {
              messageId: "pinAlias",
              data: { alias: "bottlerocket@v1.20.4" },
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass",\n "spec": {"amiSelectorTerms": [{"alias":"bottlerocket@v1.20.4"}]}}\n',
            },
          ],
        },
      ],
      settings: { karpenter: { preferredAlias: "bottlerocket@v1.20.4" } },
    },
    {
      name: "no alias of another family",
      code: term("bottlerocket@latest"),
      options,
      errors: [{ ...message("bottlerocket@latest"), line: 4, column: 31, endLine: 4, endColumn: 50, suggestions: [] }],
    },
    {
      name: "ignoreNames that match another name, or none",
      code: `${named}  amiSelectorTerms: [{ alias: al2023@latest }]\n---\n${term("al2023@latest")}`,
      options: [{ ignoreNames: ["^sandbox-"] }],
      errors: [
        { ...message("al2023@latest"), line: 5, column: 31, endLine: 5, endColumn: 44, suggestions: [] },
        { ...message("al2023@latest"), line: 10, column: 31, endLine: 10, endColumn: 44, suggestions: [] },
      ],
    },
    {
      name: "in a list; by an alias of YAML, which is replaced, and by a merge key, which isn't",
      code: "apiVersion: v1\nkind: List\nx: &latest al2023@latest\ny: &term { alias: al2023@latest }\nitems:\n  - apiVersion: karpenter.k8s.aws/v1\n    kind: EC2NodeClass\n    spec: { amiSelectorTerms: [{ alias: *latest }, { <<: *term }] }\n",
      options,
      errors: [
        {
          ...message("al2023@latest"),
          line: 8,
          column: 41,
          endLine: 8,
          endColumn: 48,
          suggestions: [
            {
              ...desc,
              output:
                "apiVersion: v1\nkind: List\nx: &latest al2023@latest\ny: &term { alias: al2023@latest }\nitems:\n  - apiVersion: karpenter.k8s.aws/v1\n    kind: EC2NodeClass\n    spec: { amiSelectorTerms: [{ alias: al2023@v20250501 }, { <<: *term }] }\n",
            },
          ],
        },
        { ...message("al2023@latest"), line: 8, column: 54, endLine: 8, endColumn: 56, suggestions: [] },
      ],
    },
  ],
});
