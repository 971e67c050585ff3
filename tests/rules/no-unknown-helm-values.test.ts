import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const chart =
  "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: karpenter\n    targetRevision: 1.5.0\n    helm:\n";
const values = `${chart}      values: |\n`;
const of = (revision: string) => values.replace("1.5.0", revision);

const dotted = (name: string) => ({ messageId: "dottedKey", data: { name } });
const never = (name: string) => ({ messageId: "neverRead", data: { name } });
const guess = (name: string, meant: string) => ({ messageId: "misspelledValue", data: { name, successor: meant } });
const renamed = (name: string, now: string, release = " 1.5") => ({
  messageId: "renamedValue",
  data: { release, name, successor: now },
});
const profile = (name: string) => ({ messageId: "removedProfile", data: { release: " 1.5", name } });
const went = (name: string, last: string, release = "1.5") => ({
  messageId: "removedValue",
  data: { release: ` ${release}`, name, last },
});
const came = (name: string, next: string) => ({ messageId: "newerValue", data: { release: " 1.5", name, next } });
const write = (name: string) => ({ messageId: "renameValue", data: { successor: name } });

ruleTester.run("no-unknown-helm-values", karpenter.rules["no-unknown-helm-values"], {
  texts: {
    dottedKey:
      "Helm reads `settings.clusterName` as one key, because dots nest keys only in parameters, so the chart ignores it; nest its parts.",
    misspelledValue: "Karpenter's chart does not read `Settings`; did you mean `settings`?",
    neverRead: "No release of Karpenter's chart since 0.10 reads `toString`; remove it.",
    newerValue:
      "Karpenter's chart 1.5 ignores `settings.featureGates.nodeOverlay`, which was added in 1.7; remove it, or upgrade the chart.",
    removedProfile:
      "Karpenter's chart 1.5 ignores `settings.aws.defaultInstanceProfile`, which has no replacement; remove it, and set `role` or `instanceProfile` on each EC2NodeClass.",
    removedValue: "Karpenter's chart 1.5 ignores `webhook`, which was last read by 1.0; remove it.",
    renameValue: "Rename to `settings.clusterName`.",
    renamedValue: "Karpenter's chart 1.5 ignores `settings.aws.clusterName`; use `settings.clusterName`.",
  },
  valid: [
    {
      name: "keys with dots of annotations, and of parameters",
      code: `${values}        serviceAccount:\n          annotations: { eks.amazonaws.com/role-arn: x }\n        podLabels: { app.kubernetes.io/name: x }\n      parameters: [{ name: settings.clusterName, value: x }]\n`,
    },
    {
      name: "a chart from before what is known of charts",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: { repoURL: https://charts.karpenter.sh, chart: karpenter, targetRevision: 0.5.1, helm: { valuesObject: { controller: { clusterName: x }, serviceAccount: { create: true } } } }\n",
    },
    {
      name: "what the chart reads, and what it hands on",
      code: `${values}        replicas: 2\n        settings: { clusterName: prod, featureGates: { nodeRepair: true } }\n        controller: { resources: { requests: { cpu: 1 } }, env: [{ name: A, value: b }] }\n        serviceAccount:\n          annotations: { eks.amazonaws.com/role-arn: x }\n        podSecurityContext: { runAsUser: 1 }\n`,
    },
    {
      name: "parameters: escaped dots, indexes",
      code: `${chart}      parameters:\n        - { name: 'serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn', value: x }\n        - { name: 'tolerations[0].key', value: x }\n        - { name: "settings.{{ x }}", value: x }\n        - { name: global.x, value: x }\n        - { value: x }\n`,
    },
    {
      name: "Helm's own, and keys that hold anchors",
      code: `${chart}      valuesObject:\n        global: { x: y }\n        x-names: { a: b }\n        .names: { a: b }\n        names: &names { clusterName: prod }\n        settings: *names\n`,
    },
    { name: "null and nothing", code: `${values}        webhook:\n        aws: ~\n        settings: { aws: {} }\n` },
    {
      name: "templated",
      code: `${values}        {{ .key }}: x\n        settings:\n          "{{ .key }}": x\n          {{ .line }}\n`,
    },
    { name: "templated values", code: `${chart}      values: "{{ .values }}"\n      valuesObject: {{ .values }}\n` },
    { name: "values that can't be read", code: `${values}        clusterName: [\n` },
    { name: "values that are ignored", code: `${values}        clusterName: x\n      valuesObject: { replicas: 2 }\n` },
    { name: "in value files nobody sees", code: `${chart}      valueFiles: [clusterName.yaml]\n` },
    {
      name: "`settings.aws` where it is read",
      code: `${of("v0.31.0")}        settings: { aws: { clusterName: x } }\n`,
    },
    {
      name: "at the top where it is read",
      code: `${of("0.16.3")}        clusterName: x\n        webhook: { env: [] }\n`,
    },
    {
      name: "what only an earlier patch of the release read",
      code: `${of("0.37.1")}        postInstallHook: { image: { repository: x, tag: "1.30" } }\n`,
    },
    {
      name: "of an unknown revision, what any chart ever read",
      code: `${of('"*"')}        clusterName: x\n        webhook: { enabled: true }\n        logConfig: { enabled: true }\n        settings: { aws: { clusterName: x } }\n`,
    },
    {
      name: "of a release newer than known, what it may have brought",
      code: `${of("1.99.0")}        newThing: x\n        replicass: 2\n        settings: { imageRefreshInterval: 1m, featureGates: { newGate: true } }\n`,
    },
    {
      name: "allowed",
      code: `${values}        settings: { aws: { clusterName: x } }\n        mine: x\n`,
      options: [{ allowValues: ["^settings\\.aws\\.", "^mine$"] }],
    },
    {
      name: "a release that the option tells",
      code: `${of("main")}        clusterName: x\n`,
      options: [{ release: "0.16" }],
    },
    {
      name: "the CRDs' chart",
      code: `${values}        webhook: { enabled: true }\n`.replace("karpenter", "karpenter-crd"),
    },
    { name: "another chart", code: `${values}        clusterName: x\n`.replace("chart: karpenter", "chart: x") },
    { name: "another group", code: `${values}        clusterName: x\n`.replace("argoproj.io", "example.io") },
  ],
  invalid: [
    {
      name: "keys with dots instead of nested ones",
      code: `${values}        settings.clusterName: x\n        settings:\n          featureGates.nodeRepair: true\n`,
      errors: [
        { ...dotted("settings.clusterName"), line: 9, column: 9, endLine: 9, endColumn: 29, suggestions: [] },
        {
          ...dotted("settings.featureGates.nodeRepair"),
          ...{ line: 11, column: 11, endLine: 11, endColumn: 34, suggestions: [] },
        },
      ],
    },
    {
      name: "names of members of Object.prototype",
      code: `${chart}      valuesObject: { toString: x, settings: { constructor: y, __proto__: z } }\n`,
      errors: [
        { ...never("toString"), line: 8, column: 23, endLine: 8, endColumn: 31, suggestions: [] },
        { ...never("settings.constructor"), line: 8, column: 48, endLine: 8, endColumn: 59, suggestions: [] },
        { ...never("settings.__proto__"), line: 8, column: 64, endLine: 8, endColumn: 73, suggestions: [] },
      ],
    },
    {
      name: "settings.aws, each key with a move of its own",
      code: `${values}        settings:\n          # the account's\n          aws:\n            clusterName: "prod" # this one\n            defaultInstanceProfile: x\n            interruptionQueueName: prod\n          batchMaxDuration: 10s\n`,
      errors: [
        {
          ...renamed("settings.aws.clusterName", "settings.clusterName"),
          line: 12,
          column: 13,
          endLine: 12,
          endColumn: 24,
          suggestions: [
            {
              ...write("settings.clusterName"),
              output: `${values}        settings:\n          # the account's\n          aws:\n            defaultInstanceProfile: x\n            interruptionQueueName: prod\n          batchMaxDuration: 10s\n          clusterName: prod\n`,
            },
          ],
        },
        {
          ...profile("settings.aws.defaultInstanceProfile"),
          line: 13,
          column: 13,
          endLine: 13,
          endColumn: 35,
          suggestions: [],
        },
        {
          ...renamed("settings.aws.interruptionQueueName", "settings.interruptionQueue"),
          line: 14,
          column: 13,
          endLine: 14,
          endColumn: 34,
          suggestions: [
            {
              ...write("settings.interruptionQueue"),
              output: `${values}        settings:\n          # the account's\n          aws:\n            clusterName: "prod" # this one\n            defaultInstanceProfile: x\n          batchMaxDuration: 10s\n          interruptionQueue: prod\n`,
            },
          ],
        },
      ],
    },
    {
      name: "the only one of settings.aws takes its place, under CRLF",
      code: `${values}        settings:\n          aws:\n            interruptionQueueName: 'prod' # mine\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        {
          ...renamed("settings.aws.interruptionQueueName", "settings.interruptionQueue"),
          line: 11,
          column: 13,
          endLine: 11,
          endColumn: 34,
          suggestions: [
            {
              ...write("settings.interruptionQueue"),
              output: `${values}        settings:\n          interruptionQueue: 'prod' # mine\n`.replaceAll(
                "\n",
                "\r\n",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "so it does in flow style, in values on one line",
      code: `${chart}      values: '{"settings": {"aws": {"clusterName": "prod"}}}'\n`,
      errors: [
        {
          ...renamed("settings.aws.clusterName", "settings.clusterName"),
          line: 8,
          column: 38,
          endLine: 8,
          endColumn: 51,
          suggestions: [
            {
              ...write("settings.clusterName"),
              output: `${chart}      values: '{"settings": {"clusterName": "prod"}}'\n`,
            },
          ],
        },
      ],
    },
    {
      name: "no move over a comment, over a value that is there, or without a place to go",
      code: `${values}        settings:\n          aws: # old\n            clusterName: x\n---\n${values}        settings: { clusterName: y, aws: { clusterName: x } }\n---\n${values}        controller: { clusterName: x }\n`,
      errors: [
        {
          ...renamed("settings.aws.clusterName", "settings.clusterName"),
          line: 11,
          column: 13,
          endLine: 11,
          endColumn: 24,
          suggestions: [],
        },
        {
          ...renamed("settings.aws.clusterName", "settings.clusterName"),
          line: 21,
          column: 44,
          endLine: 21,
          endColumn: 55,
          suggestions: [],
        },
        {
          ...renamed("controller.clusterName", "settings.clusterName"),
          line: 31,
          column: 23,
          endLine: 31,
          endColumn: 34,
          suggestions: [],
        },
      ],
    },
    {
      name: "at the top, into settings",
      code: `${chart}      valuesObject:\n        clusterName: prod\n        settings: {}\n`,
      errors: [
        {
          ...renamed("clusterName", "settings.clusterName"),
          line: 9,
          column: 9,
          endLine: 9,
          endColumn: 20,
          suggestions: [
            {
              ...write("settings.clusterName"),
              output: `${chart}      valuesObject:\n        settings: { clusterName: prod }\n`,
            },
          ],
        },
      ],
    },
    {
      name: "gone, and not come yet",
      code: `${values}        webhook: { enabled: false }\n        logConfig: { logLevel: { global: debug } }\n        aws: &aws\n          x: y\n        settings: { featureGates: { drift: true, nodeOverlay: true } }\n`,
      errors: [
        { ...went("webhook", "1.0"), line: 9, column: 9, endLine: 9, endColumn: 16, suggestions: [] },
        { ...went("logConfig", "0.37"), line: 10, column: 9, endLine: 10, endColumn: 18, suggestions: [] },
        {
          ...went("settings.featureGates.drift", "0.37"),
          line: 13,
          column: 37,
          endLine: 13,
          endColumn: 42,
          suggestions: [],
        },
        {
          ...came("settings.featureGates.nodeOverlay", "1.7"),
          line: 13,
          column: 50,
          endLine: 13,
          endColumn: 61,
          suggestions: [],
        },
      ],
    },
    {
      name: "misspelt, and never there",
      code: `${values}        Settings: { clusterName: x }\n        settings: &settings\n          clusterNmae: prod\n          spotToSpotConsolidation: true\n        enabled: true\n`,
      errors: [
        { ...guess("Settings", "settings"), line: 9, column: 9, endLine: 9, endColumn: 17, suggestions: [] },
        {
          ...guess("settings.clusterNmae", "settings.clusterName"),
          line: 11,
          column: 11,
          endLine: 11,
          endColumn: 22,
          suggestions: [
            {
              ...write("settings.clusterName"),
              output: `${values}        Settings: { clusterName: x }\n        settings: &settings\n          clusterName: prod\n          spotToSpotConsolidation: true\n        enabled: true\n`,
            },
          ],
        },
        {
          ...never("settings.spotToSpotConsolidation"),
          line: 12,
          column: 11,
          endLine: 12,
          endColumn: 34,
          suggestions: [],
        },
        { ...never("enabled"), line: 13, column: 9, endLine: 13, endColumn: 16, suggestions: [] },
      ],
    },
    {
      name: "parameters",
      code: `${chart}      parameters:\n        - name: settings.aws.clusterName # old\n          value: prod\n        - { name: 'serviceAcount.annotations.eks\\.amazonaws\\.com/role-arn', value: x }\n        - { name: "contoller.env[0].name", value: x }\n        - { name: settings.interruptionQueue, value: x }\n        - { name: interruptionQueueName, value: x }\n`,
      errors: [
        {
          ...renamed("settings.aws.clusterName", "settings.clusterName"),
          line: 9,
          column: 17,
          endLine: 9,
          endColumn: 41,
          suggestions: [
            {
              ...write("settings.clusterName"),
              output: `${chart}      parameters:\n        - name: settings.clusterName # old\n          value: prod\n        - { name: 'serviceAcount.annotations.eks\\.amazonaws\\.com/role-arn', value: x }\n        - { name: "contoller.env[0].name", value: x }\n        - { name: settings.interruptionQueue, value: x }\n        - { name: interruptionQueueName, value: x }\n`,
            },
          ],
        },
        {
          ...guess(
            "serviceAcount.annotations.eks.amazonaws.com/role-arn",
            "serviceAccount.annotations.eks.amazonaws.com/role-arn",
          ),
          line: 11,
          column: 19,
          endLine: 11,
          endColumn: 75,
          suggestions: [
            {
              ...write("serviceAccount.annotations.eks.amazonaws.com/role-arn"),
              output: `${chart}      parameters:\n        - name: settings.aws.clusterName # old\n          value: prod\n        - { name: 'serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn', value: x }\n        - { name: "contoller.env[0].name", value: x }\n        - { name: settings.interruptionQueue, value: x }\n        - { name: interruptionQueueName, value: x }\n`,
            },
          ],
        },
        {
          ...guess("contoller.env.name", "controller.env.name"),
          line: 12,
          column: 19,
          endLine: 12,
          endColumn: 42,
          suggestions: [],
        },
        {
          ...renamed("interruptionQueueName", "settings.interruptionQueue"),
          line: 14,
          column: 19,
          endLine: 14,
          endColumn: 40,
          suggestions: [],
        },
      ],
    },
    {
      name: "of a newer release than known, what went before",
      code: `${of("1.99.0")}        webhook: { enabled: true }\n`,
      errors: [{ ...went("webhook", "1.0", "1.99"), line: 9, column: 9, endLine: 9, endColumn: 16, suggestions: [] }],
    },
    {
      name: "of an unknown revision, what no chart ever read; in several sources and a patch",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  templatePatch: |\n    spec:\n      sources:\n        - ref: values\n        - chart: karpenter\n          targetRevision: '{{ .version }}'\n          helm:\n            values: |\n              clusterName: x\n              interruptionQueue: x\n              enabled: true\n`,
      errors: [
        {
          ...renamed("interruptionQueue", "settings.interruptionQueue", ""),
          line: 13,
          column: 15,
          endLine: 13,
          endColumn: 32,
          suggestions: [],
        },
        { ...never("enabled"), line: 14, column: 15, endLine: 14, endColumn: 22, suggestions: [] },
      ],
    },
    {
      name: "a release that the option tells, where the revision doesn't; and not what isn't allowed",
      code: `${of("main")}        clusterName: x\n---\n${values}        enabled: true\n`,
      options: [{ release: "v0.27.3", allowValues: ["^settings"] }],
      errors: [
        {
          ...renamed("clusterName", "settings.clusterName", " 0.27"),
          line: 9,
          column: 9,
          endLine: 9,
          endColumn: 20,
          suggestions: [],
        },
        { ...never("enabled"), line: 19, column: 9, endLine: 19, endColumn: 16, suggestions: [] },
      ],
    },
    {
      name: "text of several lines isn't moved, which would need another indent",
      code: `${chart}      valuesObject:\n        settings:\n          aws:\n            clusterCABundle: |\n              one\n              two\n            enablePodENI: true\n`,
      errors: [
        {
          ...renamed("settings.aws.clusterCABundle", "settings.clusterCABundle"),
          ...{ line: 11, column: 13, endLine: 11, endColumn: 28 },
          suggestions: [],
        },
        {
          ...went("settings.aws.enablePodENI", "0.32"),
          ...{ line: 14, column: 13, endLine: 14, endColumn: 25 },
          suggestions: [],
        },
      ],
    },
  ],
});
