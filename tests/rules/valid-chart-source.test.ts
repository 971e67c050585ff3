import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n";
const own = "repoURL: public.ecr.aws/karpenter";
const source = (...lines: readonly string[]) => `${head}  source:\n${lines.map((line) => `    ${line}\n`).join("")}`;

const dead = (value: string) => ({ messageId: "retiredRepository", data: { value } });
const hasV = (value: string, text: string) => ({ messageId: "unexpectedPrefix", data: { value, text } });
const hasNoV = (value: string, text: string) => ({ messageId: "missingPrefix", data: { value, text } });
const oci = (value: string, text: string) => ({ messageId: "ociWithChart", data: { value, text } });
const doubled = (value: string, address: string, text: string) => ({
  messageId: "wrongRegistry",
  data: { value, address, text },
});
const write = (text: string) => ({ messageId: "replaceValue", data: { text } });

ruleTester.run("valid-chart-source", karpenter.rules["valid-chart-source"], {
  texts: {
    missingPrefix:
      "Before 0.35, versions of Karpenter's charts have a `v` prefix, so `0.34.0` does not exist; use `v0.34.0`.",
    ociWithChart:
      "With `oci://`, Argo CD treats `oci://registry.acme.io/charts` as the full chart address and ignores `chart`; use `registry.acme.io/charts`.",
    ociAddressWithChart:
      "With `chart`, Argo CD before 3.1 and its API reject the chart address `oci://public.ecr.aws/karpenter/karpenter-crd/`; use `public.ecr.aws/karpenter`.",
    registryAsRepository:
      "`https://public.ecr.aws/karpenter/` is an OCI registry, but with `https://`, Argo CD looks for the index of a Helm repository; use `public.ecr.aws/karpenter`.",
    replaceValue: "Replace with `public.ecr.aws/karpenter`.",
    wrongRegistry:
      "Argo CD appends `chart` to `public.ecr.aws/karpenter/karpenter` and looks for `public.ecr.aws/karpenter/karpenter/karpenter`, which does not exist; use `public.ecr.aws/karpenter`.",
    retiredRepository:
      "`https://charts.karpenter.sh` has no Karpenter chart newer than 0.16; use `public.ecr.aws/karpenter`, which has 0.17 and later.",
    unexpectedPrefix:
      "Since 0.35, versions of Karpenter's charts have no `v` prefix, so `v0.35.0` does not exist; use `0.35.0`.",
  },
  valid: [
    {
      name: "registries without an index, without a scheme, and an unknown host",
      code: ["012345678901.dkr.ecr.eu-west-1.amazonaws.com/charts", "ghcr.io/acme", "https://charts.acme.io"]
        .map((address) => source(`repoURL: ${address}`, "chart: karpenter"))
        .join("---\n"),
    },
    { name: "the registry", code: source(own, "chart: karpenter", "targetRevision: 1.5.0") },
    {
      name: "the chart itself by oci://",
      code: source("repoURL: oci://public.ecr.aws/karpenter/karpenter", "path: .", "targetRevision: 0.37.0"),
    },
    {
      name: "the chart itself by oci://, with its name, which Argo CD 3.1 ignores",
      code: source("repoURL: oci://public.ecr.aws/karpenter/karpenter", "chart: karpenter"),
    },
    {
      name: "what may be the chart itself by oci://, in a copy",
      code: `${source("repoURL: oci://registry.acme.io/karpenter", "chart: karpenter")}---\n${source("repoURL: oci://registry.acme.io/charts/karpenter", "chart: karpenter")}`,
    },
    {
      name: "oci:// with an empty chart, and one that only a template knows",
      code: `${source("repoURL: oci://public.ecr.aws/karpenter/karpenter", 'chart: ""')}---\n${source("repoURL: oci://public.ecr.aws/karpenter/karpenter", 'chart: "{{ x }}"')}`,
    },
    {
      name: "copies whose addresses may be anything, and what a template decides",
      code: [
        ["repoURL: registry.acme.io/karpenter/karpenter", "chart: karpenter"],
        ["repoURL: https://charts.acme.io/karpenter", "chart: karpenter"],
        ["repoURL: public.ecr.aws/acme/karpenter", "chart: karpenter"],
        ["repoURL: 'public.ecr.aws/karpenter/{{ .path }}'", "chart: karpenter"],
        ["repoURL: public.ecr.aws/karpenter/karpenter", "chart: '{{ .chart }}'"],
        ["repoURL: https://karpenter.sh.acme.io/charts", "chart: karpenter"],
      ]
        .map((lines) => source(...lines))
        .join("---\n"),
    },
    {
      name: "the folder in the name of the chart",
      code: source("repoURL: public.ecr.aws", "chart: karpenter/karpenter", "targetRevision: 1.5.0"),
    },
    { name: "a v before 0.35", code: source(own, "chart: karpenter", "targetRevision: v0.34.11") },
    {
      name: "no exact version",
      code: ["v1", '"v1.*"', "'>=0.30.0'", "HEAD", "'{{ .version }}'", "{{ .version }}", "v${VERSION}", "v1.{{ x }}.0"]
        .map((revision) => source(own, "chart: karpenter", `targetRevision: ${revision}`))
        .join("---\n"),
    },
    {
      name: "0.16 never had a v in its own repository",
      code: source(own, "chart: karpenter", "targetRevision: 0.16.3"),
    },
    {
      name: "tags of git, and of copies elsewhere",
      code: [
        ["repoURL: https://github.com/aws/karpenter-provider-aws.git", "path: charts/karpenter"],
        ["repoURL: registry.acme.io/charts", "chart: karpenter"],
        ["repoURL: registry.acme.io/karpenter", "chart: karpenter"],
        ["repoURL: 012345678901.dkr.ecr.eu-west-1.amazonaws.com/helm/karpenter", "chart: karpenter"],
        ["repoURL: '{{ .registry }}/karpenter'", "chart: karpenter"],
      ]
        .map((lines) => source(...lines, "targetRevision: v1.5.0"))
        .join("---\n"),
    },
    {
      name: "another chart of the same places",
      code: `${source("repoURL: https://charts.karpenter.sh", "chart: x", "targetRevision: v1.0.0")}---\n${source("repoURL: oci://public.ecr.aws/karpenter", "chart: x")}`,
    },
    {
      name: "another group",
      code: source("repoURL: https://charts.karpenter.sh", "chart: karpenter").replace("argoproj.io", "example.io"),
    },
  ],
  invalid: [
    {
      name: "repositories that get no charts any more",
      code: `${source("repoURL: https://charts.karpenter.sh # old", "chart: karpenter", "targetRevision: v1.5.0")}---\n${source('"repoURL": "https://charts.karpenter.sh/"', "chart: karpenter-crd")}---\n${source("repoURL: https://awslabs.github.io/karpenter/charts", "chart: karpenter")}`,
      errors: [
        {
          ...dead("https://charts.karpenter.sh"),
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 41,
          suggestions: [],
        },
        {
          ...dead("https://charts.karpenter.sh/"),
          line: 13,
          column: 16,
          endLine: 13,
          endColumn: 46,
          suggestions: [],
        },
        {
          ...dead("https://awslabs.github.io/karpenter/charts"),
          line: 20,
          column: 14,
          endLine: 20,
          endColumn: 56,
          suggestions: [],
        },
      ],
    },
    {
      name: "addresses that never had a chart repository",
      code: [
        "https://karpenter.sh/charts",
        "http://helm.karpenter.sh",
        "oci://charts.karpenter.sh",
        "charts.karpenter.sh",
      ]
        .map((address) => source(`repoURL: ${address}`, "chart: karpenter"))
        .join("---\n"),
      errors: [
        { ...dead("https://karpenter.sh/charts"), line: 5, column: 14, endLine: 5, endColumn: 41, suggestions: [] },
        { ...dead("http://helm.karpenter.sh"), line: 12, column: 14, endLine: 12, endColumn: 38, suggestions: [] },
        { ...dead("oci://charts.karpenter.sh"), line: 19, column: 14, endLine: 19, endColumn: 39, suggestions: [] },
        { ...dead("charts.karpenter.sh"), line: 26, column: 14, endLine: 26, endColumn: 33, suggestions: [] },
      ],
    },
    ...[
      {
        name: "the name of the chart twice",
        repository: "public.ecr.aws/karpenter/karpenter",
        chart: "karpenter",
        text: "public.ecr.aws/karpenter",
      },
      {
        name: "the name of the other chart before it, in a cache",
        repository: "012345678901.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/karpenter/karpenter",
        chart: "karpenter-crd",
        text: "012345678901.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/karpenter",
      },
      {
        name: "the folder twice",
        repository: "public.ecr.aws/karpenter",
        chart: "karpenter/karpenter-crd",
        text: "public.ecr.aws",
      },
      {
        name: "no folder",
        repository: "public.ecr.aws",
        chart: "karpenter",
        text: "public.ecr.aws/karpenter",
      },
    ].map(({ name, repository, chart, text }) => ({
      name,
      code: source(`repoURL: ${repository} # here`, `chart: ${chart}`),
      errors: [
        {
          ...doubled(repository, `${repository}/${chart}`, text),
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 14 + repository.length,
          suggestions: [{ ...write(text), output: source(`repoURL: ${text} # here`, `chart: ${chart}`) }],
        },
      ],
    })),
    {
      name: "https:// before the registry",
      code: source("repoURL: https://public.ecr.aws/karpenter/", "chart: karpenter"),
      errors: [
        {
          messageId: "registryAsRepository",
          data: { value: "https://public.ecr.aws/karpenter/", scheme: "https://", text: "public.ecr.aws/karpenter" },
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 47,
          suggestions: [{ ...write("public.ecr.aws/karpenter"), output: source(own, "chart: karpenter") }],
        },
      ],
    },
    {
      name: "oci:// before the registry of a copy",
      code: source("repoURL: oci://registry.acme.io/charts", "chart: karpenter"),
      errors: [
        {
          ...oci("oci://registry.acme.io/charts", "registry.acme.io/charts"),
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 43,
          suggestions: [
            {
              ...write("registry.acme.io/charts"),
              output: source("repoURL: registry.acme.io/charts", "chart: karpenter"),
            },
          ],
        },
      ],
    },
    {
      name: "oci:// before the other chart",
      code: source("repoURL: oci://public.ecr.aws/karpenter/karpenter", "chart: karpenter-crd"),
      errors: [
        {
          ...oci("oci://public.ecr.aws/karpenter/karpenter", "public.ecr.aws/karpenter"),
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 54,
          suggestions: [{ ...write("public.ecr.aws/karpenter"), output: source(own, "chart: karpenter-crd") }],
        },
      ],
    },
    {
      name: "a v from 0.35 on, both charts, a cache, under CRLF",
      code: `${head}  sources:\n    - { ${own}/, chart: karpenter, targetRevision: v0.35.0 }\n    - repoURL: oci://public.ecr.aws/karpenter/karpenter-crd\n      path: .\n      targetRevision: "v1.5.0" # pinned\n    - repoURL: 012345678901.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/karpenter\n      chart: karpenter\n      targetRevision: 'v1.0.0-rc.1'\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      output:
        `${head}  sources:\n    - { ${own}/, chart: karpenter, targetRevision: 0.35.0 }\n    - repoURL: oci://public.ecr.aws/karpenter/karpenter-crd\n      path: .\n      targetRevision: "1.5.0" # pinned\n    - repoURL: 012345678901.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/karpenter\n      chart: karpenter\n      targetRevision: '1.0.0-rc.1'\n`.replaceAll(
          "\n",
          "\r\n",
        ),
      errors: [
        { ...hasV("v0.35.0", "0.35.0"), line: 5, column: 79, endLine: 5, endColumn: 86, suggestions: [] },
        { ...hasV("v1.5.0", "1.5.0"), line: 8, column: 23, endLine: 8, endColumn: 31, suggestions: [] },
        {
          ...hasV("v1.0.0-rc.1", "1.0.0-rc.1"),
          line: 11,
          column: 23,
          endLine: 11,
          endColumn: 36,
          suggestions: [],
        },
      ],
    },
    {
      name: "a v by alias, in this place alone",
      code: `${head}  x: &version v1.5.0\n  source: { ${own}, chart: karpenter, targetRevision: *version }\n`,
      output: `${head}  x: &version v1.5.0\n  source: { ${own}, chart: karpenter, targetRevision: 1.5.0 }\n`,
      errors: [{ ...hasV("v1.5.0", "1.5.0"), line: 5, column: 82, endLine: 5, endColumn: 90, suggestions: [] }],
    },
    {
      name: "no v before 0.35",
      code: source(own, "chart: karpenter", "targetRevision: 0.34.0 # old"),
      errors: [
        {
          ...hasNoV("0.34.0", "v0.34.0"),
          line: 7,
          column: 21,
          endLine: 7,
          endColumn: 27,
          suggestions: [
            { ...write("v0.34.0"), output: source(own, "chart: karpenter", "targetRevision: v0.34.0 # old") },
          ],
        },
      ],
    },
    {
      name: "oci:// before the registry",
      code: source('repoURL: "oci://public.ecr.aws/karpenter" # public', "chart: karpenter"),
      errors: [
        {
          ...oci("oci://public.ecr.aws/karpenter", "public.ecr.aws/karpenter"),
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 46,
          suggestions: [
            {
              ...write("public.ecr.aws/karpenter"),
              output: source('repoURL: "public.ecr.aws/karpenter" # public', "chart: karpenter"),
            },
          ],
        },
      ],
    },
    {
      name: "oci:// before the chart itself, if that is to be reported, and before a template",
      code: `${source("repoURL: oci://public.ecr.aws/karpenter/karpenter-crd/", "chart: karpenter-crd")}---\n${source("repoURL: oci://{{ .registry }}/karpenter", "chart: karpenter")}`,
      options: [{ checkOciAddress: true }],
      errors: [
        {
          ...oci("oci://public.ecr.aws/karpenter/karpenter-crd/", "public.ecr.aws/karpenter"),
          messageId: "ociAddressWithChart",
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 59,
          suggestions: [
            {
              ...write("public.ecr.aws/karpenter"),
              output: `${source(own, "chart: karpenter-crd")}---\n${source("repoURL: oci://{{ .registry }}/karpenter", "chart: karpenter")}`,
            },
          ],
        },
        {
          ...oci("oci://{{ .registry }}/karpenter", "{{ .registry }}"),
          messageId: "ociAddressWithChart",
          line: 12,
          column: 14,
          endLine: 12,
          endColumn: 45,
          suggestions: [
            {
              ...write("{{ .registry }}"),
              output: `${source("repoURL: oci://public.ecr.aws/karpenter/karpenter-crd/", "chart: karpenter-crd")}---\n${source('repoURL: "{{ .registry }}"', "chart: karpenter")}`,
            },
          ],
        },
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: v1.2.0 } } } }\n",
      output:
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0 } } } }\n",
      errors: [
        {
          messageId: "unexpectedPrefix",
          data: { value: "v1.2.0", text: "1.2.0" },
          line: 3,
          column: 108,
          endLine: 3,
          endColumn: 114,
        },
      ],
    },
    {
      name: "https:// of a registry without an index",
      code: source("repoURL: https://012345678901.dkr.ecr.eu-west-1.amazonaws.com/charts", "chart: karpenter"),
      errors: [
        {
          messageId: "registryAsRepository",
          data: {
            value: "https://012345678901.dkr.ecr.eu-west-1.amazonaws.com/charts",
            scheme: "https://",
            text: "012345678901.dkr.ecr.eu-west-1.amazonaws.com/charts",
          },
          ...{ line: 5, column: 14, endLine: 5, endColumn: 73 },
          suggestions: [
            {
              ...write("012345678901.dkr.ecr.eu-west-1.amazonaws.com/charts"),
              output: source("repoURL: 012345678901.dkr.ecr.eu-west-1.amazonaws.com/charts", "chart: karpenter"),
            },
          ],
        },
      ],
    },
  ],
});
