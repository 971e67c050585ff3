import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const THRESHOLD = "a percentage or a quantity, such as `10%` or `500Mi`";
const DURATION = "a duration, such as `90s` or `1m30s`";

const variables = "`default_enis`, `instance_type`, `ips_per_eni`, `max_pods`, `memory_mib` or `vcpus`";

function form(path: string, form: string, value: string, column: number, endColumn: number) {
  return { messageId: "invalidForm", data: { path, form, value }, line: 4, column, endLine: 4, endColumn };
}

function nodeClass(kubelet: string, version = "v1"): string {
  return `apiVersion: karpenter.k8s.aws/${version}\nkind: EC2NodeClass\nspec:\n  kubelet: ${kubelet}\n`;
}

function classOf(family: string, kubelet: string, more = ""): string {
  return `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  amiFamily: ${family}\n${more}  kubelet: ${kubelet}\n`;
}

/** Fields of AL2023 only, and what the other families have less. */
const forAl2023 = "{ serializeImagePulls: false, podsPerCore: 4, clusterDNS: [10.0.0.10, 10.0.0.11] }";

/** The ten rules that the API server of 1.14 has for these settings. */
const invariants = nodeClass(
  "{ imageGCHighThresholdPercent: 50, imageGCLowThresholdPercent: 80, evictionHard: { a: 1Gi }, evictionSoft: { b: 1Gi }, evictionSoftGracePeriod: { c: 1m }, kubeReserved: { gpu: '1', cpu: '-1' }, systemReserved: { disk: '1', pid: '-1' } }",
);

ruleTester.run("valid-kubelet-configuration", karpenter.rules["valid-kubelet-configuration"], {
  texts: {
    argumentCount:
      "`max` in expressions accepts two arguments, so Karpenter launches no nodes with this one; nest several calls.",
    "eviction-signal":
      "`a` is not an eviction signal; use `memory.available`, `nodefs.available`, `nodefs.inodesFree`, `imagefs.available`, `imagefs.inodesFree` or `pid.available`.",
    "gc-thresholds":
      "`imageGCHighThresholdPercent` must be greater than `imageGCLowThresholdPercent`; change one of them.",
    ignoredField:
      "Bottlerocket does not support `podsPerCore`, so Karpenter 1.15 launches no nodes with it and older releases ignore it; remove it.",
    "grace-period-has-soft-eviction":
      "`evictionSoftGracePeriod` has a signal that `evictionSoft` does not have; list the same signals in both.",
    invalidForm:
      '`spec.kubelet.evictionHard["memory.available"]` must be a percentage or a quantity, such as `10%` or `500Mi`, not `5 %`.',
    invalidType: "`spec.kubelet.maxPods` must be an integer, not the string `many`.",
    notOnCustom:
      "Karpenter does not configure the kubelet of `amiFamily: Custom`, so its nodes do not get `maxPods`; set it in `userData` too.",
    ownedField:
      "Karpenter sets `registerWithTaints` itself and launches no nodes if it is in `spec.kubelet`; set the taints in the NodePool instead.",
    quotedNumber: "`spec.kubelet.maxPods` must be an integer, not the string `110`; remove the quotes.",
    severalAddresses:
      "Bottlerocket supports only one address in `clusterDNS`, so Karpenter 1.15 launches no nodes and older releases use only the first; keep one.",
    unknownVariable:
      "`vcpu` is not a variable of Karpenter's expressions, so Karpenter launches no nodes; use `default_enis`, `instance_type`, `ips_per_eni`, `max_pods`, `memory_mib` or `vcpus`.",
    unsupportedField:
      "Bottlerocket does not support `serializeImagePulls`, so Karpenter launches no nodes; remove it, or use AL2023.",
    misspelledField: "`spec.kubelet.maxPod` is not a field of EC2NodeClass v1; did you mean `maxPods`?",
    "not-negative": "`spec.kubelet.kubeReserved.cpu` contains a negative quantity; use 0 or more.",
    outOfBounds: "`spec.kubelet.imageGCHighThresholdPercent` must be at most 100, not 101.",
    renameField: "Rename to `maxPods`.",
    "reserved-resource": "`gpu` cannot be reserved; use `cpu`, `memory`, `ephemeral-storage` or `pid`.",
    "soft-eviction-has-grace-period":
      "`evictionSoft` has a signal that `evictionSoftGracePeriod` does not have; list the same signals in both.",
    unknownField:
      "`spec.kubelet.colour` is not a field of the kubelet's configuration, so Karpenter launches no nodes; remove it.",
    unknownFieldYet:
      "`spec.kubelet.flavour` is not a field of EC2NodeClass v1 as of Karpenter 1.15; remove it, or update eslint-plugin-karpenter if you run a newer release.",
    unquotedString: "`spec.kubelet.kubeReserved.cpu` must be a string, not the number `1`; put it in quotes.",
  },
  lacking: { code: nodeClass("{ evictionSoft: { memory.available: 1Gi } }") },
  valid: [
    { name: "no settings", code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec: {}\n" },
    {
      name: "settings that the API server of the deployed release rejects are valid-schema's",
      ...linted({
        "class.yaml": nodeClass("{ colour: red }"),
        "app.yaml":
          "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.14.0 } }\n",
      }),
    },
    {
      name: "the twelve that Karpenter applies",
      code: nodeClass(
        "{ maxPods: 58, clusterDNS: [10.0.0.10], evictionSoft: { pid.available: 5% }, evictionSoftGracePeriod: { pid.available: 1m } }",
      ),
    },
    {
      name: "the kubelet's other settings",
      code: nodeClass(
        "{ registryPullQPS: 10, topologyManagerPolicy: restricted, cpuManagerPolicyOptions: { a: b }, apiVersion: kubelet.config.k8s.io/v1beta1 }",
      ),
    },
    {
      name: "expressions",
      code: nodeClass(
        "{ maxPods: 'default_enis * (ips_per_eni - 1)', kubeReserved: { cpu: vcpus * 10 }, systemReserved: { memory: memory_mib / 20 } }",
      ),
    },
    { name: "earlier releases are valid-schema's", code: invariants, options: [{ release: "1.14" }] },
    { name: "so is the release of the settings", code: invariants, settings: { karpenter: { release: "1.9" } } },
    { name: "v1beta1 has other settings", code: nodeClass("{ maxPods: many }", "v1beta1") },
    {
      name: "a newer release",
      code: nodeClass("{ maxPod: 1, maxPods: many, colour: red, kubeReserved: { gpu: '1' } }"),
      options: [{ release: "1.99" }],
    },
    {
      name: "templated values",
      code: nodeClass(
        '{ maxPods: "{{ .x }}", imageGCHighThresholdPercent: "{{ .y }}", imageGCLowThresholdPercent: 80 }',
      ),
    },
    {
      name: "a placeholder is no-placeholder-values'",
      code: nodeClass("{ evictionHard: { memory.available: <YOUR-VALUE-HERE> } }"),
    },
    { name: "everything on AL2023", code: classOf("AL2023", forAl2023) },
    {
      name: "everything on AL2023 by its alias",
      code: classOf("", forAl2023, "  amiSelectorTerms: [{ alias: al2023@v20260801 }]\n"),
    },
    { name: "everything on Custom", code: classOf("Custom", forAl2023) },
    { name: "a family that nobody knows", code: classOf('"{{ .family }}"', forAl2023) },
    { name: "a family that Karpenter does not have is valid-schema's", code: classOf("Ubuntu", forAl2023) },
    {
      name: "fields of AL2023 in a release whose API server rejects them are valid-schema's",
      code: classOf("Bottlerocket", "{ serializeImagePulls: false, registerWithTaints: [] }"),
      options: [{ release: "1.14" }],
    },
    {
      name: "families in a newer release",
      code: classOf("Bottlerocket", forAl2023),
      options: [{ release: "1.99" }],
    },
    {
      name: "one address, templated ones, and null",
      code: `${classOf("Bottlerocket", '{ clusterDNS: ["{{ .a }}", "{{ .b }}"], podsPerCore: null, maxPods: 10 }')}---\n${classOf("AL2", "{ clusterDNS: [10.0.0.10], podsPerCore: 4 }")}`,
    },
    {
      name: "a field under a condition of a template",
      code: classOf("Bottlerocket", "{{ .Values.kubelet }}"),
    },
    {
      name: "thresholds and durations as Go reads them",
      code: nodeClass(
        "{ evictionHard: { memory.available: 5.125%, pid.available: '1e3', nodefs.available: +1Gi }, evictionSoft: { memory.available: .5%, imagefs.available: 100.% }, evictionSoftGracePeriod: { memory.available: 1.5h30m, imagefs.available: 500µs }, evictionMinimumReclaim: { imagefs.available: 0Mi }, syncFrequency: 1m0s, shutdownGracePeriod: '0' }",
      ),
    },
    {
      name: "what the API server of 1.14 rejects in thresholds",
      code: nodeClass(
        "{ evictionHard: { memory.available: 101% }, evictionSoft: 5%, evictionSoftGracePeriod: { memory.available: 90 } }",
      ),
      options: [{ release: "1.14" }],
    },
    {
      name: "expressions with calls, texts and macros",
      code: nodeClass(
        `{ maxPods: 'max(min(max_pods, 110), vcpus > 4 && instance_type.startsWith("m5, x") ? 8 : 4)', kubeReserved: { cpu: "double(vcpus) * 1.5", memory: "[1, 2].map(x, x * 2)[0]", pid: "int('5 y') + 1000" } }`,
      ),
    },
    {
      name: "expressions of earlier releases are valid-schema's",
      code: nodeClass("{ maxPods: vcpu * 10 }"),
      options: [{ release: "1.14" }],
    },
    {
      name: "settings of Custom, without the option",
      code: classOf("Custom", "{ maxPods: 58 }"),
    },
    {
      name: "settings of Custom that user data has too, or may have",
      code: `${classOf("Custom", "{ maxPods: 58, clusterDNS: [10.0.0.10] }", "  userData: |\n    bootstrap --max-pods 58 --cluster-dns=10.0.0.10\n")}---\n${classOf("Custom", "{ maxPods: 58 }", "  userData: '{{ .userData }}'\n")}`,
      options: [{ checkCustom: true }],
    },
    {
      name: "settings of other families, with the option",
      code: classOf("AL2023", "{ maxPods: 58 }"),
      options: [{ checkCustom: true }],
    },
    {
      name: "other fields of the node class",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec: { warmPool: 1, role: 1 }\n",
    },
  ],
  invalid: [
    {
      name: "the ten rules of 1.14",
      code: invariants,
      errors: [
        { messageId: "soft-eviction-has-grace-period", line: 4, column: 3, endLine: 4, endColumn: 10 },
        { messageId: "grace-period-has-soft-eviction", line: 4, column: 3, endLine: 4, endColumn: 10 },
        { messageId: "gc-thresholds", line: 4, column: 43, endLine: 4, endColumn: 45 },
        { messageId: "eviction-signal", data: { key: "a" }, line: 4, column: 95, endLine: 4, endColumn: 96 },
        { messageId: "eviction-signal", data: { key: "b" }, line: 4, column: 121, endLine: 4, endColumn: 122 },
        { messageId: "eviction-signal", data: { key: "c" }, line: 4, column: 158, endLine: 4, endColumn: 159 },
        { messageId: "reserved-resource", data: { key: "gpu" }, line: 4, column: 183, endLine: 4, endColumn: 186 },
        {
          messageId: "not-negative",
          data: { path: "spec.kubelet.kubeReserved.cpu" },
          line: 4,
          column: 198,
          endLine: 4,
          endColumn: 202,
        },
        { messageId: "reserved-resource", data: { key: "disk" }, line: 4, column: 224, endLine: 4, endColumn: 228 },
        {
          messageId: "not-negative",
          data: { path: "spec.kubelet.systemReserved.pid" },
          line: 4,
          column: 240,
          endLine: 4,
          endColumn: 244,
        },
      ],
    },
    {
      name: "an unknown field for a configured release",
      code: nodeClass("{ colour: red }"),
      options: [{ release: "1.15" }],
      errors: [
        {
          messageId: "unknownField",
          data: { path: "spec.kubelet.colour" },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 20,
          suggestions: [],
        },
      ],
    },
    {
      name: "an unknown field without a configured release",
      code: nodeClass("{ flavour: mild }"),
      errors: [
        {
          messageId: "unknownFieldYet",
          data: { path: "spec.kubelet.flavour", kind: "EC2NodeClass", version: "v1", newest: "1.15" },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 21,
          suggestions: [],
        },
      ],
    },
    {
      name: "a misspelled field",
      code: nodeClass("{ maxPod: 58 }"),
      errors: [
        {
          messageId: "misspelledField",
          data: { path: "spec.kubelet.maxPod", kind: "EC2NodeClass", version: "v1", meant: "maxPods" },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 20,
          suggestions: [{ messageId: "renameField", data: { text: "maxPods" }, output: nodeClass("{ maxPods: 58 }") }],
        },
      ],
    },
    {
      name: "types, bounds and forms",
      code: nodeClass("{ maxPods: many, imageGCHighThresholdPercent: 101, evictionHard: { memory.available: 5 % } }"),
      errors: [
        {
          messageId: "invalidType",
          data: { path: "spec.kubelet.maxPods", expected: "an integer", actual: "the string `many`" },
          line: 4,
          column: 23,
          endLine: 4,
          endColumn: 27,
        },
        {
          messageId: "outOfBounds",
          data: { path: "spec.kubelet.imageGCHighThresholdPercent", limit: "be at most 100, not 101" },
          line: 4,
          column: 58,
          endLine: 4,
          endColumn: 61,
        },
        {
          messageId: "invalidForm",
          data: {
            path: 'spec.kubelet.evictionHard["memory.available"]',
            form: "a percentage or a quantity, such as `10%` or `500Mi`",
            value: "5 %",
          },
          line: 4,
          column: 97,
          endLine: 4,
          endColumn: 100,
        },
      ],
    },
    {
      name: "a number that must be a string",
      code: nodeClass("{ kubeReserved: { cpu: 1 } }"),
      output: nodeClass('{ kubeReserved: { cpu: "1" } }'),
      errors: [
        {
          messageId: "unquotedString",
          data: { path: "spec.kubelet.kubeReserved.cpu", expected: "a string", actual: "the number `1`" },
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 36,
        },
      ],
    },
    {
      name: "a number in quotes",
      code: nodeClass("{ maxPods: '110' }"),
      output: nodeClass("{ maxPods: 110 }"),
      errors: [
        {
          messageId: "quotedNumber",
          data: { path: "spec.kubelet.maxPods", expected: "an integer", value: "110" },
          line: 4,
          column: 23,
          endLine: 4,
          endColumn: 28,
        },
      ],
    },
    {
      name: "what Bottlerocket does not support, by its alias",
      code: `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  amiSelectorTerms: [{ alias: bottlerocket@v1.66.0 }]\n  kubelet:\n    serializeImagePulls: false\n    podsPerCore: 4\n    clusterDNS:\n      - 10.0.0.10\n      - 10.0.0.11\n      - "{{ .third }}"\n`,
      errors: [
        {
          messageId: "unsupportedField",
          data: { family: "Bottlerocket", field: "serializeImagePulls" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 24,
        },
        {
          messageId: "ignoredField",
          data: { family: "Bottlerocket", field: "podsPerCore" },
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 16,
        },
        {
          messageId: "severalAddresses",
          data: { family: "Bottlerocket", field: "clusterDNS" },
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 15,
        },
      ],
    },
    {
      name: "what Windows does not support in an earlier release",
      code: classOf("Windows2022", forAl2023),
      options: [{ release: "1.9" }],
      errors: [
        {
          messageId: "severalAddresses",
          data: { family: "Windows2022", field: "clusterDNS" },
          line: 5,
          column: 58,
          endLine: 5,
          endColumn: 68,
        },
      ],
    },
    {
      name: "a field that Karpenter sets",
      code: nodeClass("{ registerWithTaints: [] }"),
      errors: [
        {
          messageId: "ownedField",
          data: { field: "registerWithTaints" },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 32,
        },
      ],
    },
    {
      name: "thresholds and durations that the kubelet cannot read",
      code: nodeClass(
        "{ evictionMinimumReclaim: { memory: 5Mi, pid.available: -5 }, evictionHard: { pid.available: 101% }, syncFrequency: 1m30 }",
      ),
      errors: [
        { messageId: "eviction-signal", data: { key: "memory" }, line: 4, column: 40, endLine: 4, endColumn: 46 },
        form('spec.kubelet.evictionMinimumReclaim["pid.available"]', THRESHOLD, "-5", 68, 70),
        form('spec.kubelet.evictionHard["pid.available"]', THRESHOLD, "101%", 105, 109),
        form("spec.kubelet.syncFrequency", DURATION, "1m30", 128, 132),
      ],
    },
    {
      name: "what the API server of earlier releases accepts in thresholds",
      code: nodeClass(
        "{ evictionHard: { pid.available: -5k }, evictionSoft: { pid.available: '' }, evictionSoftGracePeriod: { pid.available: 1m30 } }",
      ),
      options: [{ release: "1.14" }],
      errors: [
        form('spec.kubelet.evictionHard["pid.available"]', THRESHOLD, "-5k", 45, 48),
        form('spec.kubelet.evictionSoft["pid.available"]', THRESHOLD, "", 83, 85),
        form('spec.kubelet.evictionSoftGracePeriod["pid.available"]', DURATION, "1m30", 131, 135),
      ],
    },
    {
      name: "expressions that cannot be evaluated",
      code: nodeClass("{ maxPods: vcpu * 10, kubeReserved: { cpu: 'max(1, vcpus, memory_mib)', memory: 100MB } }"),
      errors: [
        {
          messageId: "unknownVariable",
          data: { name: "vcpu", variables },
          line: 4,
          column: 23,
          endLine: 4,
          endColumn: 32,
        },
        { messageId: "argumentCount", data: { name: "max" }, line: 4, column: 55, endLine: 4, endColumn: 82 },
        form("spec.kubelet.kubeReserved.memory", "a quantity, such as `100`, `500m` or `64Gi`", "100MB", 92, 97),
      ],
    },
    {
      name: "settings that nodes of Custom do not get",
      code: classOf("Custom", "{ maxPods: 58, podsPerCore: 4 }", "  userData: podsPerCore\n"),
      options: [{ checkCustom: true }],
      errors: [
        { messageId: "notOnCustom", data: { field: "maxPods" }, line: 6, column: 14, endLine: 6, endColumn: 21 },
      ],
    },
  ],
});
