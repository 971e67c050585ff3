import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { type Files, linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** An Application with values in flow style, each of which can be found by its text. */
function app(values: string, version = "1.14.1", helm = ""): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: ${version}
    helm:
      valuesObject: { ${values} }
${helm}`;
}

const set = (setting: string) => `settings: { clusterName: prod, ${setting} }`;
const parameters = (name: string, value: string, more = "") =>
  `      parameters: [{ name: ${name}, value: ${value}${more} }]\n`;

interface Example {
  readonly name: string;
  readonly code: string;
  readonly text: string;
  readonly report: Report;
  readonly meant?: string;
  /** The intended value with its quotes. */
  readonly written?: string;
}

/** A problem at a text of the code, with the suggestion to replace it. */
function wrong({ code, text, report, meant: replacement, written = replacement }: Omit<Example, "name">) {
  const suggestions =
    replacement === undefined
      ? []
      : [
          {
            messageId: "replaceValue",
            data: { text: replacement },
            output: code.replace(text, () => written ?? ""),
          },
        ];
  return { ...report, ...positionOf(code, text), suggestions };
}

const asCase = (example: Example) => ({ name: example.name, code: example.code, errors: [wrong(example)] });

const choice = (name: string, value: string, choices: string): Report => ({
  messageId: "unknownChoice",
  data: { name, value, fallback: name === "logLevel" ? "info" : choices.slice(1, choices.indexOf("`", 1)), choices },
});
const policies = "`Respect` or `Ignore`";
const levels = "`debug`, `info` or `error`";

/** A values file, and an Application that names it with others. */
function values(files: string, helm: string, others: Files = {}) {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
    - repoURL: public.ecr.aws/karpenter
      chart: karpenter
      targetRevision: 1.14.1
      helm: { valueFiles: [${files}], ${helm} }
    - { repoURL: "https://example.com/own.git", ref: own }
`;
  return {
    ...linted({ "a.yaml": "settings: { clusterName: prod }\nlogLevel: warn\n", "app.yaml": application, ...others }),
    settings: { karpenter: { valuesFiles: true } },
  };
}

const unreadable = (name: string, value: string, fallback: string, form: string): Report => ({
  messageId: "unreadableValue",
  data: { name: `settings.${name}`, value, fallback, form },
});
const boolean = "a boolean, `true` or `false`";
const duration = "a duration, such as `10s`";
const fraction = "a fraction, such as `0.075`";
const range = (name: string, value: string, fallback: string, allowed: string): Report => ({
  messageId: "outOfRange",
  data: { name: `settings.${name}`, value, fallback, range: allowed },
});
const gate = (name: string, value: string): Report => ({ messageId: "invalidGate", data: { name, value } });
const dropped = (name: string, value: string, fallback: string): Report => ({
  messageId: "droppedValue",
  data: { name: `settings.${name}`, value, fallback },
});
const exclusive = (name: string, other: string): Report => ({ messageId: "exclusiveSetting", data: { name, other } });

ruleTester.run("valid-helm-values", karpenter.rules["valid-helm-values"], {
  texts: {
    unknownChoice: "`logLevel` is `warn`, but Karpenter starts only with `debug`, `info` or `error`; use one of them.",
    outOfRange: "`settings.amiRefreshInterval` is `30s`, but Karpenter starts only with 1m or more; correct it.",
    invalidGate:
      "`settings.featureGates.nodeOverlay` is `enabled`, but Karpenter starts only if a gate is `true` or `false`; use one of them.",
    emptyGate:
      "`settings.featureGates.nodeOverlay` has no value, so Karpenter does not start; set it to `true` or `false`, or remove it.",
    emptyGates: "`settings.featureGates` has no value, so the chart cannot be rendered; remove it.",
    unreadableValue:
      "`settings.batchMaxDuration` is `15`, so Karpenter silently uses its default of `10s`; set a duration, such as `10s`.",
    excessiveFraction:
      "`settings.vmMemoryOverheadPercent` is `7.5`, so Karpenter deducts 750% of each node's memory; use a fraction, such as `0.075`.",
    droppedValue:
      "The chart drops `settings.ignoreDRARequests: false`, so Karpenter uses its default of `true`; put the value in quotes.",
    nonText: "`settings.clusterName` is `123`, which is not text, so the chart cannot be rendered; put it in quotes.",
    exclusiveSetting: "`settings.ignoreDRARequests` and `settings.enableDRA` cannot be used together; remove one.",
    missingSetting:
      "`settings.legacyNodeRepair` requires `settings.featureGates.nodeRepair: true`; set it, or remove `settings.legacyNodeRepair`.",
    replaceValue: "Replace with `debug`.",
  },
  valid: [
    {
      name: "values as Karpenter reads them",
      code: [
        "logLevel: error",
        "logLevel: ''",
        set("preferencePolicy: Ignore, minValuesPolicy: BestEffort"),
        set("batchMaxDuration: 1m30s, batchIdleDuration: 500ms, amiRefreshInterval: 1h, subnetRefreshInterval: 60s"),
        set("batchMaxDuration: 1.5h, batchIdleDuration: '0', amiRefreshInterval: 90000ms"),
        set("vmMemoryOverheadPercent: 0.05, reservedENIs: '1'"),
        set("vmMemoryOverheadPercent: '0', reservedENIs: 2"),
        set("isolatedVPC: true, eksControlPlane: 'TRUE', enableZonalShift: 1, disableDryRun: yes"),
        set("isolatedVPC: false, ignoreDRARequests: 'false'"),
        set("featureGates: { nodeOverlay: true, staticCapacity: 'false', nodeRepair: 1 }"),
      ]
        .map((values) => app(values))
        .join("---\n"),
    },
    {
      name: "templated, placeholders and anchors",
      code: [
        "logLevel: '{{ .level }}'",
        set("preferencePolicy: $POLICY, batchMaxDuration: '{{ .max }}'"),
        set("preferencePolicy: CHANGE_ME"),
        set("featureGates: { nodeOverlay: '{{ .overlay }}' }"),
        "x-policy: &policy Ignore, settings: { preferencePolicy: *policy }",
      ]
        .map((values) => app(values))
        .join("---\n"),
    },
    {
      name: "the environment of the controller decides",
      code: [
        `logLevel: warn, controller: { env: [{ name: LOG_LEVEL, value: info }] }`,
        `${set("preferencePolicy: ignore")}, controller: { envFrom: [{ configMapRef: { name: x } }] }`,
        `${set("featureGates: { nodeOverlay: }")}, controller: { env: [{ name: FEATURE_GATES, value: x }] }`,
        `${set("batchMaxDuration: 10")}, controller: { env: [{ name: "{{ .name }}", value: x }] }`,
        `${set("batchMaxDuration: 10")}, controller: { env: "{{ .env }}" }`,
      ]
        .map((values) => app(values))
        .join("---\n"),
    },
    {
      name: "the environment as a parameter",
      code: app("logLevel: warn", "1.14.1", parameters("'controller.env[0].name'", "LOG_LEVEL")),
    },
    {
      name: "a parameter that replaces the value",
      code: app("logLevel: warn", "1.14.1", parameters("logLevel", "info")),
    },
    {
      name: "a parameter as a text",
      code: app("", "1.14.1", parameters("settings.clusterName", "'123'", ", forceString: true")),
    },
    {
      name: "releases without the setting, and older than the forms",
      code: [
        app(set("preferencePolicy: ignore"), "1.3.0"),
        app(set("featureGates: { staticCapacity: maybe }"), "1.7.0"),
        app(set("batchMaxDuration: 10"), "0.37.0"),
        app("logLevel: warn", "v0.32.1"),
      ].join("---\n"),
    },
    { name: "a choice that a later release may have", code: app(set("preferencePolicy: Prefer"), "2.3.0") },
    { name: "a default of null since 1.15", code: app(set("ignoreDRARequests: false"), "1.15.0") },
    {
      name: "gates without a type",
      code: app(set("awsFeatureGates: { draEFA: , draNVIDIAGPU: maybe }"), "1.15.0"),
    },
    {
      name: "zeros, without the option",
      code: app(set("vmMemoryOverheadPercent: 0, batchMaxDuration: 0, batchIdleDuration: 0")),
    },
    { name: "a zero that is the default anyway", code: app(set("reservedENIs: 0")), options: [{ checkZeros: true }] },
    {
      name: "settings of 1.15 that agree",
      code: [
        set("enableDRA: false, ignoreDRARequests: true"),
        set("enableDRA: true, ignoreDRARequests: "),
        set("legacyNodeRepair: true, featureGates: { nodeRepair: true }"),
        set("legacyNodeRepair: true, featureGates: { nodeRepair: '{{ .repair }}' }"),
        set("legacyNodeRepair: false, featureGates: { terminateFirstRepair: true }"),
      ]
        .map((values) => app(values, "1.15.0"))
        .join("---\n"),
    },
    { name: "a later values file that is not read", ...values("$own/a.yaml, $other/b.yaml", "") },
    { name: "a later values file from anywhere", ...values("$own/a.yaml, https://example.com/b.yaml", "") },
    {
      name: "a later values file with the setting",
      ...values("$own/a.yaml, $own/b.yaml", "", { "b.yaml": "logLevel: info\n" }),
    },
    { name: "a value of the Application", ...values("$own/a.yaml", "valuesObject: { logLevel: info }") },
    {
      name: "a parameter of the Application",
      ...values("$own/a.yaml", "parameters: [{ name: logLevel, value: info }]"),
    },
    {
      name: "another chart, another group, and a wrapper",
      code: [
        app("logLevel: warn").replace("chart: karpenter", "chart: other"),
        app("logLevel: warn").replace("chart: karpenter", "chart: karpenter-crd"),
        app("logLevel: warn").replace("argoproj.io", "example.io"),
        app("karpenter: { logLevel: warn }").replace("public.ecr.aws/karpenter", "https://charts.example.com"),
      ].join("---\n"),
    },
  ],
  invalid: [
    ...[
      {
        name: "an unknown level",
        code: app("logLevel: warn"),
        text: "warn",
        report: choice("logLevel", "warn", levels),
      },
      {
        name: "a level in upper case",
        code: app("logLevel: DEBUG", "1.0.0"),
        text: "DEBUG",
        report: choice("logLevel", "DEBUG", levels),
        meant: "debug",
      },
      {
        name: "a policy in lower case",
        code: app(set("preferencePolicy: ignore")),
        text: "ignore",
        report: choice("settings.preferencePolicy", "ignore", policies),
        meant: "Ignore",
      },
      {
        name: "another policy, as a parameter",
        code: app("", '"1.14.1"', parameters("settings.minValuesPolicy", "besteffort")),
        text: "besteffort",
        report: choice("settings.minValuesPolicy", "besteffort", "`Strict` or `BestEffort`"),
        meant: "BestEffort",
      },
      {
        name: "an unknown version",
        code: app(set("minValuesPolicy: Loose"), "1.14.*"),
        text: "Loose",
        report: choice("settings.minValuesPolicy", "Loose", "`Strict` or `BestEffort`"),
      },
      {
        name: "a duration without a unit",
        code: app(set("batchMaxDuration: 15")),
        text: "15",
        report: unreadable("batchMaxDuration", "15", "10s", duration),
        meant: "15s",
      },
      {
        name: "a duration in days, of a release newer than known",
        code: app(set("batchIdleDuration: 1d"), "1.99.0"),
        text: "1d",
        report: unreadable("batchIdleDuration", "1d", "1s", duration),
      },
      {
        name: "an interval that is too short",
        code: app(set("amiRefreshInterval: 30s")),
        text: "30s",
        report: range("amiRefreshInterval", "30s", "1m", "1m or more"),
      },
      {
        name: "a negative interval",
        code: app(set("securityGroupRefreshInterval: -5m"), "1.15.0"),
        text: "-5m",
        report: range("securityGroupRefreshInterval", "-5m", "1m", "1m or more"),
      },
      {
        name: "an interval in milliseconds",
        code: app(set("subnetRefreshInterval: 500ms")),
        text: "500ms",
        report: range("subnetRefreshInterval", "500ms", "1m", "1m or more"),
      },
      {
        name: "a percentage",
        code: app(set("vmMemoryOverheadPercent: 7.5%")),
        text: "7.5%",
        report: unreadable("vmMemoryOverheadPercent", "7.5%", "0.075", fraction),
        meant: "0.075",
      },
      {
        name: "a percentage without a sign",
        code: app(set("vmMemoryOverheadPercent: 7.5")),
        text: "7.5",
        report: {
          messageId: "excessiveFraction",
          data: { name: "settings.vmMemoryOverheadPercent", value: "7.5", fallback: "0.075", percent: "750" },
        },
        meant: "0.075",
      },
      {
        name: "a word as a fraction",
        code: app(set("vmMemoryOverheadPercent: small")),
        text: "small",
        report: unreadable("vmMemoryOverheadPercent", "small", "0.075", fraction),
      },
      {
        name: "a negative fraction",
        code: app(set("vmMemoryOverheadPercent: -0.1")),
        text: "-0.1",
        report: range("vmMemoryOverheadPercent", "-0.1", "0.075", "0 or more"),
      },
      {
        name: "a count that is not whole",
        code: app(set("reservedENIs: 1.5")),
        text: "1.5",
        report: unreadable("reservedENIs", "1.5", "0", "a whole number, such as `1`"),
      },
      {
        name: "a negative count",
        code: app(set("reservedENIs: -1")),
        text: "-1",
        report: range("reservedENIs", "-1", "0", "0 or more"),
      },
      {
        name: "a word of YAML 1.1 in quotes",
        code: app(set("isolatedVPC: 'yes'")),
        text: "'yes'",
        report: unreadable("isolatedVPC", "yes", "false", boolean),
        meant: "true",
      },
      {
        name: "not a boolean",
        code: app(set("enableZonalShift: enabled")),
        text: "enabled",
        report: unreadable("enableZonalShift", "enabled", "false", boolean),
      },
      {
        name: "a gate that is not a boolean",
        code: app(set("featureGates: { nodeOverlay: enabled }")),
        text: "enabled",
        report: gate("settings.featureGates.nodeOverlay", "enabled"),
      },
      {
        name: "a gate as a parameter",
        code: app("", "1.14.1", parameters("settings.featureGates.nodeRepair", "'on'")),
        text: "'on'",
        report: gate("settings.featureGates.nodeRepair", "on"),
        meant: "true",
        written: "'true'",
      },
      {
        name: "a gate of AWS",
        code: app(set("awsFeatureGates: { nodeClassCEL: '' }"), "1.15.0"),
        text: "''",
        report: gate("settings.awsFeatureGates.nodeClassCEL", ""),
      },
      {
        name: "an empty gate",
        code: app("settings: { featureGates: { nodeOverlay: } }"),
        text: "nodeOverlay",
        report: { messageId: "emptyGate", data: { name: "settings.featureGates.nodeOverlay" } },
      },
      {
        name: "empty gates",
        code: app("settings: { featureGates: null }"),
        text: "featureGates",
        report: { messageId: "emptyGates", data: { name: "settings.featureGates" } },
      },
      {
        name: "a boolean that the template drops",
        code: app(set("ignoreDRARequests: false")),
        text: "false",
        report: dropped("ignoreDRARequests", "false", "true"),
        meant: '"false"',
      },
      {
        name: "a parameter that the template drops",
        code: app("", "1.14.1", parameters("settings.ignoreDRARequests", "'false'")),
        text: "'false'",
        report: dropped("ignoreDRARequests", "false", "true"),
      },
      {
        name: "a number as the name of the cluster, although the environment sets it",
        code: app("settings: { clusterName: 123 }, controller: { env: [{ name: CLUSTER_NAME, value: x }] }"),
        text: "123",
        report: { messageId: "nonText", data: { name: "settings.clusterName", value: "123", fallback: "" } },
        meant: '"123"',
      },
      {
        name: "settings that exclude each other",
        code: app(set("enableDRA: true, ignoreDRARequests: false"), "1.15.0"),
        text: "false",
        report: exclusive("settings.enableDRA", "settings.ignoreDRARequests"),
      },
      {
        name: "a setting that excludes a gate",
        code: app(
          set("legacyNodeRepair: true, featureGates: { nodeRepair: true, terminateFirstRepair: 'true' }"),
          "1.15.0",
        ),
        text: "'true'",
        report: exclusive("settings.legacyNodeRepair", "settings.featureGates.terminateFirstRepair"),
      },
      {
        name: "a setting that requires a gate",
        code: app(set("legacyNodeRepair: true"), "1.15.0"),
        text: "true",
        report: {
          messageId: "missingSetting",
          data: { name: "settings.legacyNodeRepair", other: "settings.featureGates.nodeRepair" },
        },
      },
      {
        name: "an ApplicationSet, with a values block and CRLF",
        code: "apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec:\r\n  template:\r\n    spec:\r\n      source:\r\n        chart: karpenter\r\n        helm:\r\n          values: |\r\n            logLevel: Error\r\n",
        text: "Error",
        report: choice("logLevel", "Error", levels),
        meant: "error",
      },
    ].map((example) => asCase(example)),
    {
      name: "a values file after one that is not read, and before one without the setting",
      ...values("$other/b.yaml, $own/a.yaml, $own/c.yaml", "valuesObject: { settings: {} }", {
        "c.yaml": "settings: { clusterName: dev }\n",
      }),
      errors: [
        { ...choice("logLevel", "warn", levels), line: 2, column: 11, endLine: 2, endColumn: 15, suggestions: [] },
      ],
    },
    {
      name: "a zero that the template drops",
      code: app(set("vmMemoryOverheadPercent: 0.000")),
      options: [{ checkZeros: true }],
      errors: [
        wrong({
          code: app(set("vmMemoryOverheadPercent: 0.000")),
          text: "0.000",
          report: dropped("vmMemoryOverheadPercent", "0.000", "0.075"),
          meant: '"0.000"',
        }),
      ],
    },
  ],
});
