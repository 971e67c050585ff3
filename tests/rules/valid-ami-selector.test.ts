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

ruleTester.run("valid-ami-selector", karpenter.rules["valid-ami-selector"], {
  texts: {
    idAsName: "`ami-0123456789abcdef0` is an AMI ID, not a name; use `id`.",
    ignoredField: "Karpenter ignores `name` when `ssmParameter` is set; remove one of them.",
    invalidVersion:
      "`al2023@20250501` is not a release of al2023, so Karpenter finds no AMI; use a version of the form `vYYYYMMDD`.",
    removeField: "Remove `name`.",
    repeatedVersion:
      "`al2023@v20250501@x86` contains two `@`, which crashes Karpenter's controller; use the form `family@version`.",
    replaceAlias: "Replace with `al2023@v20250501`.",
  },
  valid: [
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
