import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n";
const chart = `${head}  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.5.0\n`;
const message = { messageId: "bundledCrds" };

ruleTester.run("require-crd-chart", karpenter.rules["require-crd-chart"], {
  texts: {
    bundledCrds:
      "This Application also installs Karpenter's CRDs, so deleting it can delete every NodePool and its nodes; install the chart `karpenter-crd` separately, and set `helm.skipCrds: true`.",
  },
  lacking: {
    code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec: { source: { chart: karpenter, repoURL: public.ecr.aws/karpenter } }\n",
  },
  valid: [
    {
      name: "a release from before the registry that has the chart of the CRDs",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: { repoURL: https://charts.karpenter.sh, chart: karpenter, targetRevision: 0.16.3 }\n",
    },
    { name: "skipped", code: `${chart}    helm:\n      skipCrds: true\n` },
    {
      name: "skipped, in JSON",
      code: `${head}  { "source": { "chart": "karpenter", "helm": { "skipCrds": true } } }\n`,
    },
    {
      name: "skipped by merge key",
      code: `${head}  x: &helm { skipCrds: true }\n  source: { chart: karpenter, helm: { <<: *helm, releaseName: karpenter } }\n`,
    },
    { name: "templated", code: `${chart}    helm: { skipCrds: "{{ .skip }}" }\n` },
    { name: "templated, unquoted", code: `${chart}    helm: { skipCrds: {{ .skip }} }\n` },
    { name: "merged from where nobody knows", code: `${chart}    helm: { <<: *helm }\n` },
    { name: "a string is valid-schema's", code: `${chart}    helm: { skipCrds: "false" }\n` },
    {
      name: "the chart of the CRDs beside it, among several sources",
      code: `${head}  sources:\n    - { repoURL: public.ecr.aws/karpenter, chart: karpenter-crd, targetRevision: 1.5.0 }\n    - { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.5.0 }\n`,
    },
    {
      name: "the chart of the CRDs in another Application of the file",
      code: `${chart}---\n${head}  source: { repoURL: 'oci://public.ecr.aws/karpenter/karpenter-crd', path: . }\n`,
    },
    { name: "the chart of the CRDs itself", code: chart.replace("chart: karpenter", "chart: karpenter-crd") },
    {
      name: "another template of the ApplicationSet may skip them",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: { spec: { source: { chart: karpenter } } }\n  templatePatch: |\n    spec: { source: { helm: { skipCrds: {{ .skip }} } } }\n`,
    },
    { name: "a patch need not say it", code: `$patch: merge\n${chart}` },
    { name: "another chart", code: chart.replace("chart: karpenter", "chart: karpenter-nodepools") },
    { name: "a chart that only a template knows", code: chart.replace("chart: karpenter", "chart: '{{ chart }}'") },
    { name: "another group", code: chart.replace("argoproj.io", "argoproj.example.io") },
  ],
  invalid: [
    { name: "nothing for Helm", code: chart, errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9 }] },
    {
      name: "other things for Helm, under CRLF",
      code: `${chart}    helm: # these\n      releaseName: karpenter\n`.replaceAll("\n", "\r\n"),
      errors: [{ ...message, line: 8, column: 5, endLine: 8, endColumn: 9 }],
    },
    {
      name: "not skipped",
      code: `${chart}    helm: { skipCrds: false }\n`,
      errors: [{ ...message, line: 8, column: 23, endLine: 8, endColumn: 28 }],
    },
    {
      name: "null",
      code: `${chart}    helm:\n      skipCrds:\n`,
      errors: [{ ...message, line: 9, column: 7, endLine: 9, endColumn: 15 }],
    },
    {
      name: "by oci:// and out of git, in a list",
      code: `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec: { source: { repoURL: "oci://public.ecr.aws/karpenter/karpenter", path: . } }\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec: { source: { repoURL: "https://github.com/aws/karpenter-provider-aws", path: charts/karpenter } }\n`,
      errors: [
        { ...message, line: 6, column: 13, endLine: 6, endColumn: 19 },
        { ...message, line: 9, column: 13, endLine: 9, endColumn: 19 },
      ],
    },
    {
      name: "the only template of an ApplicationSet, in several sources",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      sources:\n        - ref: values\n        - repoURL: '{{ .registry }}'\n          chart: karpenter\n",
      errors: [{ ...message, line: 8, column: 11, endLine: 8, endColumn: 18 }],
    },
    {
      name: "an ApplicationSet's patch that has it all",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  templatePatch: |\n    spec:\n      source:\n        chart: karpenter\n        helm:\n          skipCrds: false # for now\n",
      errors: [{ ...message, line: 9, column: 21, endLine: 9, endColumn: 26 }],
    },
    {
      name: "the first release with a chart of the CRDs",
      code: chart.replace("1.5.0", "0.17.0"),
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9 }],
    },
  ],
});
