import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";

function ignored(field: string, winner: string): Report {
  return { messageId: "ignoredField", data: { field, winner } };
}

function version(alias: string, family: string, form: string): Report {
  return { messageId: "invalidVersion", data: { value: alias, family, form: `\`${form}\`` } };
}

function terms(text: string): string {
  return `${head}  amiSelectorTerms: [${text}]\n`;
}

function classOf(family: string, items: string, more = ""): string {
  return `${head}  amiFamily: ${family}\n${more}  amiSelectorTerms: [${items}]\n`;
}

/** Names and parameters of each family, each with its family. */
const images: readonly (readonly [text: string, family: string])[] = [
  ["amazon-eks-node-1.31-v20251120", "AL2"],
  ["amazon-eks-node-1.31-*", "AL2"],
  ["amazon-eks-arm64-node-1.31-v20251120", "AL2"],
  ["amazon-eks-gpu-node-1.31-*", "AL2"],
  ["amazon-eks-node-al2023-arm64-standard-1.33-v20250715", "AL2023"],
  ["amazon-eks-node-al2023-x86_64-nvidia-560-1.31-v20241016", "AL2023"],
  ["amazon-eks-node-al2023-*-1.33-*", "AL2023"],
  ["amazon-eks-node-al2023*1.33-*", "AL2023"],
  ["bottlerocket-aws-k8s-1.33-nvidia-fips-aarch64-v1.42.0-5ed15786", "Bottlerocket"],
  ["bottlerocket-aws-k8s-1.33*", "Bottlerocket"],
  ["Windows_Server-2022-English-Core-EKS_Optimized-1.33-2025.07.16", "Windows2022"],
  ["/aws/service/eks/optimized-ami/1.31/amazon-linux-2/recommended/image_id", "AL2"],
  ["/aws/service/eks/optimized-ami/1.31/amazon-linux-2-gpu/recommended/image_id", "AL2"],
  ["/aws/service/eks/optimized-ami/1.31/amazon-linux-2-arm64/recommended/image_id", "AL2"],
  ["/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id", "AL2023"],
  ["/aws/service/bottlerocket/aws-k8s-1.35-nvidia/arm64/latest/image_id", "Bottlerocket"],
  ["arn:aws:ssm:us-east-1::parameter/aws/service/bottlerocket/aws-k8s-1.35/x86_64/1.64.0/image_id", "Bottlerocket"],
  ["/aws/service/ami-windows-latest/Windows_Server-2019-English-Full-EKS_Optimized-1.33/image_id", "Windows2019"],
];

/** Names with a wildcard in the version of Kubernetes. */
const several = [
  "amazon-eks-node-al2023-x86_64-nvidia-*",
  "amazon-eks-node-*-nvidia-*",
  "amazon-eks-arm64-node-1.3*",
  "bottlerocket-aws-k8s-*-x86_64-v1.20.4-*",
];

function foreign(value: string, family: string, amiFamily: string, line: number, column: number, quotes = 0) {
  const place = { line, column, endLine: line, endColumn: column + value.length + quotes };
  return { messageId: "foreignImage", data: { value, family, amiFamily }, ...place };
}

function severalFamilies(value: string, families: string, column: number, endColumn: number) {
  const place = { line: 5, column, endLine: 5, endColumn, suggestions: [] };
  return { messageId: "severalFamilies", data: { value, families }, ...place };
}

const fieldOf = (text: string) => (text.includes("/") ? "ssmParameter" : "name");

ruleTester.run("valid-ami-selector", karpenter.rules["valid-ami-selector"], {
  texts: {
    foreignImage:
      "`amazon-eks-node-1.31-v20251120` is an AMI of AL2, but `amiFamily` is AL2023, so its nodes never join; select an AMI of the same family.",
    severalFamilies:
      "`*1.27*` matches AMIs of `AL2`, `AL2023`, `Bottlerocket` and `Windows`, and Karpenter uses the most recent AMI, so nodes may never join; select AMIs of one family, or use an alias.",
    mixedVariants:
      "`bottlerocket-aws-k8s-1.33-nvidia-x86_64-*` and `bottlerocket-aws-k8s-1.33-x86_64-*` are both for amd64, so all nodes boot the newer one; use one EC2NodeClass for each, or an alias.",
    noBootstrap:
      "Karpenter writes no bootstrap data for `Custom`, so nodes of this AMI never join; use `Bottlerocket`.",
    releaseTooOld:
      "`al2023@v20240703` has no AMI for Kubernetes 1.33, so Karpenter finds none; use v20250519 or later.",
    setFamily: "Set `amiFamily: Bottlerocket`.",
    severalVersions:
      "`amazon-eks-node-al2023-x86_64-nvidia-*` matches AMIs for several versions of Kubernetes, and Karpenter uses the most recent AMI; name one version, such as `1.33`, or use an alias.",
    idAsName: "`ami-0123456789abcdef0` is an AMI ID, not a name; use `id`.",
    ignoredField: "Karpenter ignores `name` when `ssmParameter` is set; remove one of them.",
    invalidVersion:
      "`al2023@20250501` is not a release of al2023, so Karpenter finds no AMI; use a version of the form `vYYYYMMDD`.",
    removeField: "Remove `name`.",
    repeatedVersion:
      "`al2023@v20250501@x86` contains two `@`, which crashes Karpenter's controller; use the form `family@version`.",
    replaceAlias: "Replace with `al2023@v20250501`.",
  },
  lacking: { code: classOf("Custom", "{ alias: al2023@v20250501 }") },
  valid: [
    {
      name: "names with wildcards that match AMIs of one family",
      code: ["*al2023*1.33*", "amazon-eks-node-*1.33*", "bottlerocket*1.33*", "*Windows*1.33*", "*golden*1.33*"]
        .map((name) => classOf("Custom", `{ name: "${name}" }`, "  userData: x\n"))
        .join("---\n"),
    },
    {
      name: "a name with wildcards for AMIs of another owner, or with tags",
      code: terms('{ name: "*1.27*", owner: self }, { name: "*1.27*", tags: { a: b } }, { name: "*{{ .v }}*" }'),
    },
    ...images.map(([text, family]) => ({
      name: `${text} under ${family}`,
      code: classOf(family, `{ ${fieldOf(text)}: "${text}" }`),
    })),
    {
      name: "names that may be of another family, or of your own",
      code: `${classOf("Bottlerocket", "{ name: amazon-eks-node-1.31-hardened }, { name: amazon-eks-node-1.31-hardened-* }, { name: golden-amazon-eks-node-1.31-v20251120 }, { name: ubuntu-eks/k8s_1.31/* }, { name: Windows_Server-2022-* }")}---\n${classOf("AL2023", "{ ssmParameter: /golden/al2 }, { ssmParameter: /aws/service/canonical/ubuntu/server/24.04/stable }, { ssmParameter: /aws/service/eks/optimized-ami/1.31/ubuntu/x }")}`,
    },
    {
      name: "images of other owners, with tags, or with templates",
      code: classOf(
        "AL2023",
        `{ name: bottlerocket-aws-k8s-*, owner: self }, { name: bottlerocket-aws-k8s-*, owner: "840215937461" }, { name: bottlerocket-aws-k8s-*, owner: "{{ .owner }}" }, { name: bottlerocket-aws-k8s-*, tags: { a: b } }, { name: "bottlerocket-aws-k8s-{{ .version }}-*" }, { name: bottlerocket-aws-k8s-1.33-x86_64-*, {{ .more }} }`,
      ),
    },
    {
      name: "another year of Windows, Custom, and families that nobody knows",
      code: `${classOf("Windows2022", "{ name: Windows_Server-2019-English-Core-EKS_Optimized-1.33-* }")}---\n${classOf("Custom", "{ name: amazon-eks-node-1.31-* }", "  userData: x\n")}---\n${classOf('"{{ .family }}"', "{ name: amazon-eks-node-1.31-* }")}---\n${terms("{ name: amazon-eks-node-1.31-* }")}`,
    },
    {
      name: "one version of Kubernetes",
      code: terms(
        "{ name: 'amazon-eks-node-al2023-*-1.33-*' }, { name: 'amazon-eks-*-1.33*' }, { name: 'bottlerocket-aws-k8s-1.33-*' }, { name: 'golden-*' }",
      ),
    },
    {
      name: "one image for each architecture, or the same variant",
      code: terms(
        "{ name: amazon-eks-node-al2023-x86_64-standard-1.33-* }, { name: amazon-eks-node-al2023-arm64-nvidia-1.33-* }, { name: amazon-eks-node-al2023-x86_64-standard-1.34-* }, { name: amazon-eks-node-al2023-*-nvidia-1.33-* }",
      ),
    },
    {
      name: "Custom with user data, or with images of your own",
      code: `${classOf("Custom", "{ alias: al2023@v20250501 }", "  userData: x\n")}---\n${classOf("Custom", "{ alias: al2023@v20250501 }", "  userData: {{ .data }}\n")}---\n${classOf("Custom", "{ name: bottlerocket-aws-k8s-1.33-* }, { tags: { a: b } }")}---\n${classOf("Custom", "")}---\n${head}  amiFamily: Custom\n  amiSelectorTerms: {{ .terms }}\n`,
    },
    {
      name: "releases that have images for the version of Kubernetes, or for one that nobody knows",
      code: `${terms("{ alias: al2023@v20250519 }")}---\n${terms("{ alias: bottlerocket@1.39.0 }")}---\n${terms("{ alias: al2023@latest }")}---\n${terms("{ alias: windows2022@latest }")}---\n${terms('{ alias: "al2023@{{ .version }}" }')}`,
      settings: { karpenter: { kubernetesVersion: "1.33" } },
    },
    {
      name: "old releases without a version of Kubernetes",
      code: terms("{ alias: al2023@v20240213 }"),
    },
    {
      name: "old releases with a version of Kubernetes that has no first release",
      code: terms("{ alias: al2023@v20240213 }"),
      options: [{ kubernetesVersion: "1.99" }],
    },
    { name: "pinned", code: terms("{ alias: al2023@v20250501 }") },
    {
      name: "pinned, Bottlerocket in both of its forms",
      code: `${terms("{ alias: bottlerocket@v1.20.4 }")}---\n${terms("{ alias: bottlerocket@1.20.4 }")}`,
    },
    { name: "latest", code: `${terms("{ alias: al2023@latest }")}---\n${terms("{ alias: windows2022@latest }")}` },
    {
      name: "an alias that the API server refuses is valid-schema's",
      code: `${terms("{ alias: AL2023@20250501 }")}---\n${terms("{ alias: al2023 }, { alias: 12 }, { alias: al2023@ }, { alias: ubuntu@1@2 }")}`,
    },
    {
      name: "a templated version",
      code: `${terms('{ alias: "al2023@{{ .Values.version }}" }')}---\n${terms("{ alias: al2023@$VERSION }")}`,
    },
    {
      name: "ssmParameter alone",
      code: terms("{ ssmParameter: /golden/al2023 }, { name: golden-*, owner: self, tags: { a: b } }"),
    },
    { name: "an empty ssmParameter doesn't count", code: terms('{ ssmParameter: "", name: golden-* }') },
    {
      name: "beside null and beside what a template may leave out",
      code: terms('{ ssmParameter: /x, name: null, tags: {{ .tags }}, owner: "{{ .owner }}" }'),
    },
    {
      name: "beside what may be merged in, or be under a templated key",
      code: terms("{ ssmParameter: /x, <<: *term }, { ssmParameter: /y, '{{ .key }}': z }"),
    },
    {
      name: "a templated ssmParameter may be empty",
      code: terms('{ ssmParameter: "{{ .parameter }}", name: golden-* }'),
    },
    {
      name: "what may not stand beside an id is valid-schema's",
      code: terms("{ id: ami-0123456789abcdef0, name: golden }, { alias: al2023@v20250501, tags: { a: b } }"),
    },
    {
      name: "a name that begins like an id",
      code: terms(
        "{ name: ami-golden }, { name: ami-*, owner: self }, { name: ami-0123456789abcdef0-copy }, { name: ami-2024 }",
      ),
    },
    { name: "an id in a tag", code: terms("{ tags: { Name: ami-0123456789abcdef0 } }") },
    {
      name: "terms that nobody knows",
      code: `${head}  amiSelectorTerms: {{ .Values.terms }}\n---\n${terms("*term, text, {}, ,")}`.replace(", ,", ""),
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.example.com/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { amiSelectorTerms: [{ alias: al2023@20250501 }] }\n",
    },
    {
      name: "v1alpha1",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { amiSelector: { name: ami-0123456789abcdef0 } }\n",
    },
  ],
  invalid: [
    {
      name: "names with wildcards that match AMIs of several families",
      code: classOf("AL2", '{ name: "*1.27*" }, { name: amazon-eks-node-*1.30-v2024* }, { name: "*-1.33?*" }'),
      errors: [
        severalFamilies("*1.27*", "`AL2`, `AL2023`, `Bottlerocket` and `Windows`", 30, 38),
        severalFamilies("amazon-eks-node-*1.30-v2024*", "`AL2` and `AL2023`", 50, 78),
        severalFamilies("*-1.33?*", "`AL2023`, `Bottlerocket` and `Windows`", 90, 100),
      ],
    },
    {
      name: "images of another family",
      code: classOf("AL2023", "{ name: amazon-eks-node-1.31-v20251120 }"),
      errors: [foreign("amazon-eks-node-1.31-v20251120", "AL2", "AL2023", 5, 30)],
    },
    ...images
      .filter(([, family]) => family !== "AL2023")
      .map(([text, family]) => {
        const code = (own: string) => classOf(own, `{ ${fieldOf(text)}: "${text}" }`);
        const desc = { messageId: "setFamily", data: { family } };
        const suggestions = family === "AL2" ? [] : [{ ...desc, output: code(family) }];
        const found = foreign(text, family, "AL2023", 5, 24 + fieldOf(text).length + 2, 2);
        return { name: `${text} under AL2023`, code: code("AL2023"), errors: [{ ...found, suggestions }] };
      }),
    {
      name: "images of several families",
      code: classOf(
        "Windows2022",
        "{ name: amazon-eks-node-al2023-x86_64-standard-1.33-* }, { name: bottlerocket-aws-k8s-1.33-aarch64-* }",
      ),
      errors: [
        foreign("amazon-eks-node-al2023-x86_64-standard-1.33-*", "AL2023", "Windows2022", 5, 30),
        foreign("bottlerocket-aws-k8s-1.33-aarch64-*", "Bottlerocket", "Windows2022", 5, 87),
      ],
    },
    {
      name: "a wildcard in the version of Kubernetes",
      code: `${head}  amiSelectorTerms:\n${several.map((name) => `    - name: "${name}"\n`).join("")}`,
      errors: several.map((value, index) => ({
        messageId: "severalVersions",
        data: { value },
        line: 5 + index,
        column: 13,
        endLine: 5 + index,
        endColumn: 15 + value.length,
      })),
    },
    {
      name: "variants for the same architecture",
      code: `${head}  amiSelectorTerms:\n    - name: bottlerocket-aws-k8s-1.33-x86_64-*\n    - name: bottlerocket-aws-k8s-1.33-nvidia-x86_64-*\n    - ssmParameter: /aws/service/bottlerocket/aws-k8s-1.33/arm64/latest/image_id\n`,
      errors: [
        {
          messageId: "mixedVariants",
          data: {
            value: "bottlerocket-aws-k8s-1.33-nvidia-x86_64-*",
            other: "bottlerocket-aws-k8s-1.33-x86_64-*",
            arch: "amd64",
          },
          line: 6,
          column: 13,
          endLine: 6,
          endColumn: 54,
        },
      ],
    },
    {
      name: "Custom without user data",
      code: `${classOf("Custom", "{ name: bottlerocket-aws-k8s-1.33-x86_64-* }")}---\n${classOf("Custom", "{ alias: al2023@v20250501 }")}`,
      errors: [
        {
          messageId: "noBootstrap",
          data: { family: "Bottlerocket" },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 20,
          suggestions: [
            {
              messageId: "setFamily",
              data: { family: "Bottlerocket" },
              output: `${classOf("Bottlerocket", "{ name: bottlerocket-aws-k8s-1.33-x86_64-* }")}---\n${classOf("Custom", "{ alias: al2023@v20250501 }")}`,
            },
          ],
        },
        {
          messageId: "noBootstrap",
          data: { family: "AL2023" },
          line: 10,
          column: 14,
          endLine: 10,
          endColumn: 20,
          suggestions: [
            {
              messageId: "setFamily",
              data: { family: "AL2023" },
              output: `${classOf("Custom", "{ name: bottlerocket-aws-k8s-1.33-x86_64-* }")}---\n${classOf("AL2023", "{ alias: al2023@v20250501 }")}`,
            },
          ],
        },
      ],
    },
    {
      name: "releases before the first one for the version of Kubernetes",
      code: `${terms("{ alias: al2023@v20240703 }")}---\n${terms("{ alias: bottlerocket@1.9.0 }")}`,
      errors: [
        {
          messageId: "releaseTooOld",
          data: { value: "al2023@v20240703", kubernetesVersion: "1.33", first: "v20250519" },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 47,
        },
        {
          messageId: "releaseTooOld",
          data: { value: "bottlerocket@1.9.0", kubernetesVersion: "1.33", first: "v1.39.0" },
          line: 9,
          column: 31,
          endLine: 9,
          endColumn: 49,
        },
      ],
      settings: { karpenter: { kubernetesVersion: "v1.33.2" } },
    },
    {
      name: "everything beside ssmParameter",
      code: `${head}  amiSelectorTerms:\n    - ssmParameter: /golden/al2023 # ours\n      name: golden-*\n      # of the team\n      tags:\n        team: platform\n`,
      errors: [
        {
          ...ignored("name", "ssmParameter"),
          line: 6,
          column: 7,
          endLine: 6,
          endColumn: 11,
          suggestions: [
            {
              messageId: "removeField",
              data: { field: "name" },
              output: `${head}  amiSelectorTerms:\n    - ssmParameter: /golden/al2023 # ours\n      # of the team\n      tags:\n        team: platform\n`,
            },
          ],
        },
        {
          ...ignored("tags", "ssmParameter"),
          line: 8,
          column: 7,
          endLine: 8,
          endColumn: 11,
          suggestions: [
            {
              messageId: "removeField",
              data: { field: "tags" },
              output: `${head}  amiSelectorTerms:\n    - ssmParameter: /golden/al2023 # ours\n      name: golden-*\n      # of the team\n`,
            },
          ],
        },
      ],
    },
    {
      name: "ssmParameter beside an id and beside an alias, in flow style and JSON",
      code: terms('{ ssmParameter: /x, id: ami-0123456789abcdef0 }, {"alias":"al2023@v20250501","ssmParameter":"/x"}'),
      errors: [
        {
          ...ignored("ssmParameter", "id"),
          line: 4,
          column: 24,
          endLine: 4,
          endColumn: 36,
          suggestions: [
            {
              messageId: "removeField",
              data: { field: "ssmParameter" },
              output: terms('{ id: ami-0123456789abcdef0 }, {"alias":"al2023@v20250501","ssmParameter":"/x"}'),
            },
          ],
        },
        {
          ...ignored("ssmParameter", "alias"),
          line: 4,
          column: 99,
          endLine: 4,
          endColumn: 113,
          suggestions: [
            {
              messageId: "removeField",
              data: { field: "ssmParameter" },
              output: terms('{ ssmParameter: /x, id: ami-0123456789abcdef0 }, {"alias":"al2023@v20250501"}'),
            },
          ],
        },
      ],
    },
    {
      name: "owner, brought by a merge key: not to be removed there",
      code: `x: &own { owner: self }\n${terms("{ <<: *own, ssmParameter: /x }")}`,
      errors: [
        { ...ignored("owner", "ssmParameter"), line: 5, column: 24, endLine: 5, endColumn: 26, suggestions: [] },
      ],
    },
    {
      name: "an id as a name, v1beta1, by alias, under CRLF",
      code: "apiVersion: karpenter.k8s.aws/v1beta1\r\nkind: EC2NodeClass\r\nx: &ami ami-01234567\r\nspec:\r\n  amiSelectorTerms:\r\n    - name: 'ami-0123456789abcdef0'\r\n    - name: *ami\r\n",
      errors: [
        {
          messageId: "idAsName",
          data: { value: "ami-0123456789abcdef0" },
          line: 6,
          column: 13,
          endLine: 6,
          endColumn: 36,
          suggestions: [],
        },
        {
          messageId: "idAsName",
          data: { value: "ami-01234567" },
          line: 7,
          column: 13,
          endLine: 7,
          endColumn: 17,
          suggestions: [],
        },
      ],
    },
    {
      name: "a version without `v`",
      code: `${head}  amiSelectorTerms:\n    - alias: "al2023@20250501" # pinned\n`,
      errors: [
        {
          ...version("al2023@20250501", "al2023", "vYYYYMMDD"),
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 31,
          suggestions: [
            {
              messageId: "replaceAlias",
              data: { value: "al2023@v20250501" },
              output: `${head}  amiSelectorTerms:\n    - alias: "al2023@v20250501" # pinned\n`,
            },
          ],
        },
      ],
    },
    {
      name: "versions of no form",
      code: `${terms("{ alias: al2@v2025 }")}---\n${terms("{ alias: al2023@1.30 }")}---\n${terms("{ alias: bottlerocket@1.20 }")}---\n${terms("{ alias: bottlerocket@Latest }")}`,
      errors: [
        {
          ...version("al2@v2025", "al2", "vYYYYMMDD"),
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 40,
          suggestions: [],
        },
        {
          ...version("al2023@1.30", "al2023", "vYYYYMMDD"),
          line: 9,
          column: 31,
          endLine: 9,
          endColumn: 42,
          suggestions: [],
        },
        {
          ...version("bottlerocket@1.20", "bottlerocket", "vX.Y.Z"),
          line: 14,
          column: 31,
          endLine: 14,
          endColumn: 48,
          suggestions: [],
        },
        {
          ...version("bottlerocket@Latest", "bottlerocket", "vX.Y.Z"),
          line: 19,
          column: 31,
          endLine: 19,
          endColumn: 50,
          suggestions: [],
        },
      ],
    },
    {
      name: "two @",
      code: terms("{ alias: al2023@v20250501@x86 }"),
      errors: [
        {
          messageId: "repeatedVersion",
          data: { value: "al2023@v20250501@x86" },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 51,
          suggestions: [],
        },
      ],
    },
  ],
});
