import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const alpha = "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec:\n";
const options = [{ preferredAlias: "al2023@v20250501" }];
const desc = { messageId: "useAlias", data: { alias: "al2023@v20250501" } };

const own = { messageId: "endOfLifeFamily", data: { value: "AL2", system: "Amazon Linux 2", date: "2026-06-30" } };

const ubuntu = "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec:\n  amiFamily: Ubuntu\n";
const family = { line: 4, column: 14, endLine: 4, endColumn: 20, suggestions: [] };

function ended(value: string): Report {
  return { messageId: "endOfLife", data: { value, system: "Amazon Linux 2", date: "2026-06-30" } };
}

function fails(value: string, kubernetesVersion: string): Report {
  return { messageId: "noImageForKubernetes", data: { value, kubernetesVersion, system: "Amazon Linux 2" } };
}

ruleTester.run("no-end-of-life-ami-family", karpenter.rules["no-end-of-life-ami-family"], {
  texts: {
    afterLastRelease:
      "`al2@v20260101` does not exist, because Amazon Linux 2 had its last AMI in `v20251209`; use AL2023 or Bottlerocket.",
    endOfLife:
      "`al2@v20251209` selects Amazon Linux 2, which reached end of life on 2026-06-30; use AL2023 or Bottlerocket.",
    endOfLifeFamily:
      "`amiFamily: AL2` is for Amazon Linux 2, which reached end of life on 2026-06-30; use another family, or set the option `allowCustomImages` if your AMI is not Amazon Linux 2.",
    noImageForKubernetes:
      "`al2@v20240807` selects Amazon Linux 2, for which Karpenter finds no AMI on Kubernetes 1.33; use AL2023 or Bottlerocket.",
    useAlias: "Use `alias: al2023@v20250501`.",
  },
  valid: [
    {
      name: "own AMIs for Ubuntu, or a family that may be it",
      code: `${ubuntu}  amiSelectorTerms: [{ id: ami-1 }]\n---\n${ubuntu}  amiSelectorTerms: {{ .terms }}\n---\n${ubuntu.replace("Ubuntu", '"{{ .Ubuntu }}"')}---\n${ubuntu.replace("v1beta1", "v1alpha1").replace("EC2NodeClass", "AWSNodeTemplate")}  amiSelector: { Name: a }\n`,
      options: [{ kubernetesVersion: "1.32" }],
    },
    {
      name: "other aliases",
      code: `${head}  amiSelectorTerms: [{ alias: al2023@latest }]\n---\n${head}  amiSelectorTerms: [{ alias: bottlerocket@v1.20.4 }]\n`,
    },
    {
      name: "other families",
      code: `${head}  amiFamily: AL2023\n---\n${head}  amiFamily: Custom\n  amiSelectorTerms: [{ name: amazon-eks-node-al2-* }]\n`,
    },
    { name: "neither", code: `${head}  amiSelectorTerms: [{ id: ami-1 }]\n---\n${alpha}  amiFamily:\n` },
    {
      name: "templated",
      code: `${head}  amiFamily: "{{ .Values.family }}"\n  amiSelectorTerms: [{ alias: "{{ .Values.alias }}" }]\n`,
    },
    {
      name: "templated, without quotes",
      code: `${head}  amiFamily: {{ .Values.family }}\n  amiSelectorTerms:\n    - alias: {{ .Values.alias }}\n`,
    },
    { name: "an alias that is templated in part", code: `${head}  amiSelectorTerms: [{ alias: "al2@\${VERSION}" }]\n` },
    {
      name: "amiFamily beside an alias that nobody knows",
      code: `${head}  amiFamily: AL2\n  amiSelectorTerms: [{ alias: $ALIAS }]\n---\n${head}  amiFamily: AL2\n  amiSelectorTerms: {{ .Values.terms }}\n`,
    },
    {
      name: "amiFamily beside an alias of another family is valid-schema's",
      code: `${head}  amiFamily: AL2\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n`,
    },
    {
      name: "what the API server refuses is valid-schema's",
      code: `${head}  amiFamily: al2\n  amiSelectorTerms: [{ alias: AL2@v20250501 }, { alias: al2 }, { alias: al2@ }]\n`,
    },
    {
      name: "in a tag or a name",
      code: `${head}  tags: { amiFamily: AL2 }\n  amiSelectorTerms: [{ name: al2@v20250501 }]\n`,
    },
    {
      name: "an image of your own",
      code: `${head}  amiFamily: AL2\n  amiSelectorTerms: [{ tags: { team: platform } }]\n---\n${alpha}  amiFamily: AL2\n  amiSelector: { team: platform }\n`,
      options: [{ allowCustomImages: true }],
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.example.com/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { amiFamily: AL2, amiSelectorTerms: [{ alias: al2@latest }] }\n",
    },
    { name: "commented out", code: `${head}  # amiFamily: AL2\n  role: x\n` },
  ],
  invalid: [
    {
      name: "releases after the last one, and the last one",
      code: `${head}  amiSelectorTerms: [{ alias: al2@v20260101 }]\n---\n${head}  amiSelectorTerms: [{ alias: al2@v20251209 }]\n`,
      errors: [
        {
          messageId: "afterLastRelease",
          data: { value: "al2@v20260101", system: "Amazon Linux 2", lastRelease: "v20251209" },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 44,
        },
        { ...ended("al2@v20251209"), line: 9, column: 31, endLine: 9, endColumn: 44 },
      ],
    },
    {
      name: "an alias, once with its family",
      code: `${head}  amiFamily: AL2\n  amiSelectorTerms:\n    - alias: "al2@latest" # old\n`,
      errors: [{ ...ended("al2@latest"), line: 6, column: 14, endLine: 6, endColumn: 26, suggestions: [] }],
    },
    {
      name: "an alias becomes the preferred one, and its family too, under CRLF",
      code: `${head}  amiFamily: AL2 # pinned\n  amiSelectorTerms:\n    - alias: 'al2@v20240807' # old\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      options,
      errors: [
        {
          ...ended("al2@v20240807"),
          line: 6,
          column: 14,
          endLine: 6,
          endColumn: 29,
          suggestions: [
            {
              ...desc,
              output:
                `${head}  amiFamily: AL2023 # pinned\n  amiSelectorTerms:\n    - alias: 'al2023@v20250501' # old\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "by settings, in JSON; a family of `Custom` stays",
      code: '{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass",\n "spec": {"amiFamily": "Custom", "amiSelectorTerms": [{"alias": "al2@v20240807"}]}}\n',
      errors: [
        {
          ...fails("al2@v20240807", "1.33"),
          line: 2,
          column: 65,
          endLine: 2,
          endColumn: 80,
          suggestions: [
            {
              messageId: "useAlias",
              data: { alias: "bottlerocket@v1.20.4" },
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass",\n "spec": {"amiFamily": "Custom", "amiSelectorTerms": [{"alias": "bottlerocket@v1.20.4"}]}}\n',
            },
          ],
        },
      ],
      settings: { karpenter: { preferredAlias: "bottlerocket@v1.20.4", kubernetesVersion: "1.33" } },
    },
    {
      name: "no other alias beside scripts of AL2, known or not",
      code: `${head}  amiSelectorTerms: [{ alias: al2@latest }]\n  userData: |\n    echo hello\n---\n${head}  amiSelectorTerms: [{ alias: al2@latest }]\n  userData: {{ .Values.userData }}\n`,
      options,
      errors: [
        { ...ended("al2@latest"), line: 4, column: 31, endLine: 4, endColumn: 41, suggestions: [] },
        { ...ended("al2@latest"), line: 11, column: 31, endLine: 11, endColumn: 41, suggestions: [] },
      ],
    },
    {
      name: "none either beside a family that nobody knows, or by an alias of YAML",
      code: `${head}  amiFamily: $FAMILY\n  amiSelectorTerms: [{ alias: al2@latest }]\n---\n${head}  x: &terms [{ alias: al2@latest }]\n  amiSelectorTerms: *terms\n`,
      options,
      errors: [
        { ...ended("al2@latest"), line: 5, column: 31, endLine: 5, endColumn: 41, suggestions: [] },
        { ...ended("al2@latest"), line: 11, column: 21, endLine: 11, endColumn: 27, suggestions: [] },
      ],
    },
    {
      name: "Kubernetes refuses from 1.33 on, and 1.32 doesn't; the option wins over the setting",
      code: `${head}  amiSelectorTerms: [{ alias: al2@latest }]\n`,
      options: [{ kubernetesVersion: "v1.32.4" }],
      errors: [{ ...ended("al2@latest"), line: 4, column: 31, endLine: 4, endColumn: 41, suggestions: [] }],
      settings: { karpenter: { kubernetesVersion: "1.34" } },
    },
    {
      name: "the same from 1.33 on; an image of your own is not asked for its family",
      code: `${head}  amiSelectorTerms: [{ alias: al2@latest }]\n---\n${head}  amiFamily: AL2\n  amiSelectorTerms: [{ name: golden }]\n`,
      options: [{ kubernetesVersion: "1.33" }],
      errors: [
        { ...fails("al2@latest", "1.33"), line: 4, column: 31, endLine: 4, endColumn: 41, suggestions: [] },
        { ...own, line: 9, column: 14, endLine: 9, endColumn: 17, suggestions: [] },
      ],
    },
    {
      name: "amiFamily with an image of your own: the alias takes its place",
      code: `${head}  amiFamily: AL2\n  amiSelectorTerms:\n    - name: golden-*\n      owner: self\n    # older\n    - id: ami-1\n  role: x\n`,
      options,
      errors: [
        {
          ...own,
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            {
              ...desc,
              output: `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - alias: al2023@v20250501\n    # older\n  role: x\n`,
            },
          ],
        },
      ],
    },
    {
      name: "amiFamily with tags",
      code: `${head}  amiFamily: AL2\n  amiSelectorTerms:\n    - tags:\n        team: platform\n      owner: self\n`,
      options,
      errors: [
        {
          ...own,
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            { ...desc, output: `${head}  amiFamily: AL2023\n  amiSelectorTerms:\n    - alias: al2023@v20250501\n` },
          ],
        },
      ],
    },
    {
      name: "amiFamily with tags in flow style, and with tags whose comment or anchor would go",
      code: `${head}  amiFamily: AL2\n  amiSelectorTerms: [{"tags": {"team": "platform"}, owner: self}]\n---\n${head}  amiFamily: AL2\n  amiSelectorTerms:\n    - tags:\n        # ours\n        team: platform\n---\n${head}  amiFamily: AL2\n  amiSelectorTerms:\n    - tags: { team: &team platform }\n  tags: { team: *team }\n`,
      options,
      errors: [
        {
          ...own,
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            {
              ...desc,
              output: `${head}  amiFamily: AL2023\n  amiSelectorTerms: [{"alias": al2023@v20250501}]\n---\n${head}  amiFamily: AL2\n  amiSelectorTerms:\n    - tags:\n        # ours\n        team: platform\n---\n${head}  amiFamily: AL2\n  amiSelectorTerms:\n    - tags: { team: &team platform }\n  tags: { team: *team }\n`,
            },
          ],
        },
        { ...own, line: 10, column: 14, endLine: 10, endColumn: 17, suggestions: [] },
        { ...own, line: 19, column: 14, endLine: 19, endColumn: 17, suggestions: [] },
      ],
    },
    {
      name: "before v1 there is no alias to write; no terms are no image of your own",
      code: `${head.replace("v1", "v1beta1")}  amiFamily: AL2\n  amiSelectorTerms: []\n---\n${alpha}  amiFamily: "AL2"\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { amiFamily: AL2 } }\n`,
      options: [{ preferredAlias: "al2023@v20250501", allowCustomImages: true }],
      errors: [
        { ...ended("AL2"), line: 4, column: 14, endLine: 4, endColumn: 17, suggestions: [] },
        { ...ended("AL2"), line: 10, column: 14, endLine: 10, endColumn: 19, suggestions: [] },
        { ...ended("AL2"), line: 14, column: 32, endLine: 14, endColumn: 35, suggestions: [] },
      ],
    },
    {
      name: "Ubuntu, whose AMIs Karpenter selects itself",
      code: ubuntu,
      errors: [
        { messageId: "endOfLife", data: { value: "Ubuntu", system: "Ubuntu 20.04", date: "2025-05-31" }, ...family },
      ],
    },
    {
      name: "Ubuntu for a version of Kubernetes without AMIs",
      code: ubuntu,
      options: [{ kubernetesVersion: "1.30" }],
      errors: [
        {
          messageId: "noImageForKubernetes",
          data: { value: "Ubuntu", kubernetesVersion: "1.30", system: "Ubuntu 20.04" },
          ...family,
        },
      ],
    },
  ],
});
