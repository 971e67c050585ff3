import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n";
const chart = `${head}  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.5.0\n`;
const values = `${chart}    helm:\n      values: |\n`;
const old = (revision: string) => values.replace("1.5.0", revision);
const message = missing("settings.interruptionQueue");

function missing(name: string): Report {
  return { messageId: "missingQueue", data: { name } };
}

ruleTester.run("require-interruption-queue", karpenter.rules["require-interruption-queue"], {
  texts: {
    missingQueue:
      "`settings.interruptionQueue` is not set, so spot nodes are not drained before EC2 reclaims them; set it to the name of the SQS queue.",
  },
  lacking: {
    code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec: { source: { chart: karpenter, repoURL: public.ecr.aws/karpenter } }\n",
  },
  valid: [
    { name: "in a values block", code: `${values}        settings:\n          interruptionQueue: prod\n` },
    { name: "in values on one line", code: `${chart}    helm: { values: 'settings: {interruptionQueue: prod}' }\n` },
    {
      name: "in valuesObject",
      code: `${chart}    helm: { valuesObject: { settings: { interruptionQueue: prod } } }\n`,
    },
    {
      name: "as a parameter",
      code: `${chart}    helm: { parameters: [{ name: settings.interruptionQueue, value: q }] }\n`,
    },
    { name: "templated", code: `${values}        settings: { interruptionQueue: "{{ .name }}" }\n` },
    { name: "templated, unquoted", code: `${values}        settings:\n          interruptionQueue: {{ .name }}\n` },
    {
      name: "settings that a line of the template brings",
      code: `${values}        settings:\n          {{ .settings }}\n`,
    },
    { name: "value files may have it", code: `${chart}    helm: { valueFiles: [$values/prod.yaml], values: "" }\n` },
    {
      name: "so may files that are parameters",
      code: `${chart}    helm: { fileParameters: [{ name: x, path: y }] }\n`,
    },
    { name: "so may what a patch is for", code: `$patch: merge\n${values}        replicas: 1\n` },
    {
      name: "so may the other template of an ApplicationSet",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{ list: { template: { spec: { source: { chart: karpenter } } } } }]\n  template: { spec: { source: { chart: karpenter } } }\n`,
    },
    {
      name: "in the environment",
      code: `${values}        controller:\n          env:\n            - { name: AWS_REGION, value: eu-west-1 }\n            - { name: INTERRUPTION_QUEUE, valueFrom: {} }\n`,
    },
    { name: "in an environment that nobody knows", code: `${values}        controller: { env: "{{ .env }}" }\n` },
    {
      name: "in an environment given as parameters",
      code: `${chart}    helm: { parameters: [{ name: "controller.env[0].name", value: INTERRUPTION_QUEUE }] }\n`,
    },
    {
      name: "in a ConfigMap that is the environment",
      code: `${values}        controller: { envFrom: [{ configMapRef: {} }] }\n`,
    },
    {
      name: "0.31 calls it otherwise",
      code: `${old("v0.31.0")}        settings: { aws: { interruptionQueueName: prod } }\n`,
    },
    { name: "0.18 has none", code: `${old("v0.18.1")}        clusterName: prod\n` },
    { name: "the CRDs alone", code: chart.replace("chart: karpenter", "chart: karpenter-crd") },
    { name: "another group", code: chart.replace("argoproj.io", "argoproj.example.io") },
  ],
  invalid: [
    {
      name: "no values at all, reported at the source",
      code: chart,
      errors: [{ ...message, line: 4, column: 3, endLine: 4, endColumn: 9 }],
    },
    {
      name: "other settings, under CRLF",
      code: `${values}        # those of prod\n        settings:\n          clusterName: prod\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [{ ...message, line: 11, column: 9, endLine: 11, endColumn: 17 }],
    },
    {
      name: "empty",
      code: `${values}        settings:\n          interruptionQueue: ''\n`,
      errors: [{ ...message, line: 11, column: 30, endLine: 11, endColumn: 32 }],
    },
    {
      name: "null, by alias",
      code: `${chart}    helm:\n      valuesObject:\n        x: &none null\n        settings: { interruptionQueue: *none }\n`,
      errors: [{ ...message, line: 11, column: 40, endLine: 11, endColumn: 45 }],
    },
    {
      name: "an environment with other variables",
      code: `${values}        controller: { env: [{ name: AWS_REGION, value: INTERRUPTION_QUEUE }, {}] }\n`,
      errors: [{ ...message, line: 9, column: 7, endLine: 9, endColumn: 13 }],
    },
    {
      name: "by the name that the release has for it",
      code: `${old("v0.31.0")}        settings: { interruptionQueue: prod }\n---\n${old("main")}        settings: {}\n`,
      errors: [
        { ...missing("settings.aws.interruptionQueueName"), line: 10, column: 9, endLine: 10, endColumn: 17 },
        { ...message, line: 21, column: 9, endLine: 21, endColumn: 17 },
      ],
    },
    {
      name: "a parameter of another setting, in one of several sources",
      code: `${head}  sources:\n    - { repoURL: 'https://github.com/acme/x', ref: values }\n    - chart: karpenter\n      helm:\n        parameters: [{ name: 'settings\\.interruptionQueue', value: prod }]\n`,
      errors: [{ ...message, line: 7, column: 7, endLine: 7, endColumn: 11 }],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0 } } } }\n",
      errors: [
        {
          messageId: "missingQueue",
          data: { name: "settings.interruptionQueue" },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 35,
        },
      ],
    },
  ],
});
