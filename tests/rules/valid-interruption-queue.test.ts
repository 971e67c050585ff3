import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n";
const own = "repoURL: public.ecr.aws/karpenter";
const source = (...lines: readonly string[]) => `${head}  source:\n${lines.map((line) => `    ${line}\n`).join("")}`;

const queue = (value: string, name?: string) => ({
  messageId: "addressAsName",
  data: { value, example: name === undefined ? "" : ` \`${name}\`` },
});
const arn = "arn:aws:sqs:eu-west-1:012345678901:prod";

ruleTester.run("valid-interruption-queue", karpenter.rules["valid-interruption-queue"], {
  texts: {
    addressAsName:
      "`interruptionQueue` is `arn:aws:sqs:eu-west-1:012345678901:prod`, but Karpenter expects the name of the queue; use the name `prod`.",
    replaceValue: "Replace with `prod`.",
  },
  valid: [
    {
      name: "a queue by its name, templated, or absent",
      code: [
        "settings: { interruptionQueue: arn-prod }",
        'settings: { interruptionQueue: "{{ .arn }}" }',
        "settings: {}",
      ]
        .map((values) => source(own, "chart: karpenter", `helm: { valuesObject: { ${values} } }`))
        .join("---\n"),
    },
    {
      name: "another chart, the chart of the CRDs, and another group",
      code: [
        source(own, "chart: x", `helm: { valuesObject: { settings: { interruptionQueue: '${arn}' } } }`),
        source(own, "chart: karpenter-crd", `helm: { valuesObject: { settings: { interruptionQueue: '${arn}' } } }`),
        source(
          own,
          "chart: karpenter",
          `helm: { valuesObject: { settings: { interruptionQueue: '${arn}' } } }`,
        ).replace("argoproj.io", "example.io"),
      ].join("---\n"),
    },
    {
      name: "a place that the release does not read",
      code: source(
        own,
        "chart: karpenter",
        "targetRevision: 1.5.0",
        `helm: { valuesObject: { settings: { aws: { interruptionQueueName: '${arn}' } } } }`,
      ),
    },
  ],
  invalid: [
    {
      name: "a queue by its ARN, in a values block",
      code: source(
        own,
        "chart: karpenter",
        "helm:",
        "  values: |",
        "    settings:",
        `      interruptionQueue: ${arn} # spot`,
      ),
      errors: [
        {
          ...queue(arn, "prod"),
          line: 10,
          column: 30,
          endLine: 10,
          endColumn: 69,
          suggestions: [
            {
              messageId: "replaceValue",
              data: { text: "prod" },
              output: source(
                own,
                "chart: karpenter",
                "helm:",
                "  values: |",
                "    settings:",
                "      interruptionQueue: prod # spot",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a queue by its URL, as a parameter, and as an old release calls it",
      code: `${source(own, "chart: karpenter", "helm: { parameters: [{ name: settings.interruptionQueue, value: 'https://sqs.eu-west-1.amazonaws.com/012345678901/prod' }] }")}---\n${source(own, "chart: karpenter", "targetRevision: v0.31.0", "helm: { valuesObject: { settings: { aws: { interruptionQueueName: 'arn:' } } } }")}`,
      errors: [
        {
          ...queue("https://sqs.eu-west-1.amazonaws.com/012345678901/prod", "prod"),
          line: 7,
          column: 69,
          endLine: 7,
          endColumn: 124,
          suggestions: [
            {
              messageId: "replaceValue",
              data: { text: "prod" },
              output: `${source(own, "chart: karpenter", "helm: { parameters: [{ name: settings.interruptionQueue, value: 'prod' }] }")}---\n${source(own, "chart: karpenter", "targetRevision: v0.31.0", "helm: { valuesObject: { settings: { aws: { interruptionQueueName: 'arn:' } } } }")}`,
            },
          ],
        },
        { ...queue("arn:"), line: 16, column: 71, endLine: 16, endColumn: 77, suggestions: [] },
      ],
    },
    {
      name: "in an ApplicationSet, with CRLF",
      code: `apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec: { template: { spec: { source: { chart: karpenter, helm: { valuesObject: { settings: { interruptionQueue: "${arn}" } } } } } } }\r\n`,
      errors: [
        {
          ...queue(arn, "prod"),
          line: 3,
          column: 112,
          endLine: 3,
          endColumn: 153,
          suggestions: [
            {
              messageId: "replaceValue",
              data: { text: "prod" },
              output: `apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec: { template: { spec: { source: { chart: karpenter, helm: { valuesObject: { settings: { interruptionQueue: "prod" } } } } } } }\r\n`,
            },
          ],
        },
      ],
    },
  ],
});
