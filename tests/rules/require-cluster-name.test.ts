import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n";
const chart = `${head}  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.5.0\n`;
const values = `${chart}    helm:\n      values: |\n`;
const old = (revision: string) => values.replace("1.5.0", revision);
const message = missing("settings.clusterName");

function missing(name: string): Report {
  return { messageId: "missingClusterName", data: { name } };
}

ruleTester.run("require-cluster-name", karpenter.rules["require-cluster-name"], {
  texts: {
    missingClusterName: "Karpenter's chart requires `settings.clusterName` and cannot be rendered without it; add it.",
  },
  lacking: {
    code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec: { source: { chart: karpenter, repoURL: public.ecr.aws/karpenter } }\n",
  },
  valid: [
    {
      name: "a chart from before what is known of charts",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: { repoURL: https://charts.karpenter.sh, chart: karpenter, targetRevision: 0.5.1 }\n",
    },
    { name: "in a values block", code: `${values}        settings:\n          clusterName: prod\n` },
    { name: "under CRLF", code: `${values}        settings:\n          clusterName: prod\n`.replaceAll("\n", "\r\n") },
    { name: "in values on one line", code: `${chart}    helm: { values: "settings: {\\"clusterName\\": prod}" }\n` },
    { name: "in valuesObject", code: `${chart}    helm: { valuesObject: { "settings": { 'clusterName': prod } } }\n` },
    {
      name: "as a parameter, the values without it",
      code: `${chart}    helm:\n      parameters: [{ name: settings.clusterName, value: prod }]\n      values: |\n        settings: {}\n`,
    },
    {
      name: "by alias and merge key",
      code: `${chart}    helm:\n      valuesObject:\n        x-names: &names { clusterName: prod }\n        settings: { <<: *names, interruptionQueue: q }\n`,
    },
    {
      name: "merged from where nobody knows",
      code: `${chart}    helm: { valuesObject: { settings: { <<: *settings } } }\n`,
    },
    { name: "templated", code: `${values}        settings:\n          clusterName: '{{ .name }}'\n` },
    {
      name: "templated, unquoted",
      code: `${chart}    helm: { valuesObject: { settings: { clusterName: {{ x }} } } }\n`,
    },
    { name: "templated settings", code: `${values}        settings: \${SETTINGS}\n` },
    { name: "values that only a template knows", code: `${chart}    helm:\n      values: "{{ .values }}"\n` },
    {
      name: "lines that only a template knows",
      code: `${values}        settings:\n          {{- range .settings }}\n          {{ . }}\n          {{- end }}\n`,
    },
    { name: "values that can't be read", code: `${values}        settings: [\n` },
    { name: "value files may have it", code: `${chart}    helm: { valueFiles: [values.yaml] }\n` },
    {
      name: "so may those of another source",
      code: `${head}  sources:\n    - chart: karpenter\n      helm: { valueFiles: [$values/karpenter.yaml], values: "replicas: 1" }\n    - ref: values\n`,
    },
    { name: "so may a plugin", code: `${chart}    plugin: { env: [{ name: HELM_ARGS, value: -f prod.yaml }] }\n` },
    {
      name: "so may a parameter of unknown name",
      code: `${chart}    helm: { parameters: [{ name: "{{ x }}", value: y }] }\n`,
    },
    {
      name: "so may another template of the ApplicationSet",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: { spec: { source: { chart: karpenter } } }\n  templatePatch: |\n    spec: { source: { helm: { values: "settings: { clusterName: {{ .name }} }" } } }\n`,
    },
    { name: "so may what a patch is for", code: `$patch: merge\n${values}        replicas: 1\n` },
    {
      name: "0.31 has it under `settings.aws`",
      code: `${old("v0.31.5")}        settings: { aws: { clusterName: prod } }\n`,
    },
    { name: "0.32 reads that too", code: `${old("v0.32.1")}        settings: { aws: { clusterName: prod } }\n` },
    { name: "0.16 has it at the top", code: `${old("0.16.3")}        clusterName: prod\n` },
    { name: "nobody knows which release", code: `${old('"*"')}        clusterName: prod\n` },
    { name: "the CRDs alone", code: chart.replace("chart: karpenter", "chart: karpenter-crd") },
    { name: "another chart", code: chart.replace("chart: karpenter", "chart: karpenter-nodepools") },
    {
      name: "a chart of one's own around Karpenter's",
      code: `${values}        karpenter: { settings: { clusterName: prod } }\n`.replace(
        "public.ecr.aws",
        "charts.acme.io",
      ),
    },
    { name: "another group", code: chart.replace("argoproj.io", "argoproj.example.io") },
  ],
  invalid: [
    {
      name: "no values at all, reported at the source",
      code: chart,
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9 }],
    },
    {
      name: "other values",
      code: `${values}        replicas: 2\n`,
      errors: [{ ...message, line: 9, column: 7, endLine: 9, endColumn: 13 }],
    },
    {
      name: "other settings",
      code: `${values}        settings: # these\n          interruptionQueue: prod\n`,
      errors: [{ ...message, line: 10, column: 9, endLine: 10, endColumn: 17 }],
    },
    {
      name: "empty",
      code: `${values}        settings:\n          clusterName: "" # later\n`,
      errors: [{ ...message, line: 11, column: 24, endLine: 11, endColumn: 26 }],
    },
    {
      name: "null",
      code: `${values}        settings:\n          clusterName:\n`,
      errors: [{ ...message, line: 11, column: 11, endLine: 11, endColumn: 22 }],
    },
    {
      name: "an empty parameter beats the values",
      code: `${values}        settings: { clusterName: prod }\n      parameters:\n        - { name: settings.clusterName, value: '' }\n`,
      errors: [{ ...message, line: 12, column: 48, endLine: 12, endColumn: 50 }],
    },
    {
      name: "values beside valuesObject are ignored, in JSON",
      code: '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"source": {"chart": "karpenter", "helm": {\n  "values": "settings: {clusterName: prod}",\n  "valuesObject": {"replicas": 1}\n}}}}\n',
      errors: [{ ...message, line: 3, column: 3, endLine: 3, endColumn: 17 }],
    },
    {
      name: "where charts before 0.33 had it",
      code: `${values}        settings:\n          aws:\n            clusterName: prod\n`,
      errors: [{ ...message, line: 10, column: 9, endLine: 10, endColumn: 17 }],
    },
    {
      name: "by the name that an old release has for it",
      code: `${old("v0.31.5")}        settings: { clusterName: prod }\n---\n${old("0.16.3")}        settings: { clusterName: prod }\n`,
      errors: [
        { ...missing("settings.aws.clusterName"), line: 10, column: 9, endLine: 10, endColumn: 17 },
        { ...missing("clusterName"), line: 20, column: 7, endLine: 20, endColumn: 13 },
      ],
    },
    {
      name: "each of several sources, in a list",
      code: `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec:\n      sources:\n        - { repoURL: 'oci://public.ecr.aws/karpenter/karpenter', path: . }\n        - chart: karpenter\n          helm: { releaseName: two }\n`,
      errors: [
        { ...message, line: 8, column: 13, endLine: 8, endColumn: 20 },
        { ...message, line: 10, column: 11, endLine: 10, endColumn: 15 },
      ],
    },
    {
      name: "the only template of an ApplicationSet",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: { spec: { source: { chart: karpenter, helm: { values: '{{ x }}: 1', valuesObject: {} } } } }\n",
      errors: [{ ...message, line: 4, column: 81, endLine: 4, endColumn: 93 }],
    },
  ],
});
