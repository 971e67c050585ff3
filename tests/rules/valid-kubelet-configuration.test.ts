import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

function nodeClass(kubelet: string, version = "v1"): string {
  return `apiVersion: karpenter.k8s.aws/${version}\nkind: EC2NodeClass\nspec:\n  kubelet: ${kubelet}\n`;
}

/** The ten rules that the API server of 1.14 has for these settings. */
const invariants = nodeClass(
  "{ imageGCHighThresholdPercent: 50, imageGCLowThresholdPercent: 80, evictionHard: { a: 1Gi }, evictionSoft: { b: 1Gi }, evictionSoftGracePeriod: { c: 1m }, kubeReserved: { gpu: '1', cpu: '-1' }, systemReserved: { disk: '1', pid: '-1' } }",
);

ruleTester.run("valid-kubelet-configuration", karpenter.rules["valid-kubelet-configuration"], {
  texts: {
    "eviction-signal":
      "`a` is not an eviction signal; use `memory.available`, `nodefs.available`, `nodefs.inodesFree`, `imagefs.available`, `imagefs.inodesFree` or `pid.available`.",
    "gc-thresholds":
      "`imageGCHighThresholdPercent` must be greater than `imageGCLowThresholdPercent`; change one of them.",
    "grace-period-has-soft-eviction":
      "`evictionSoftGracePeriod` has a signal that `evictionSoft` does not have; list the same signals in both.",
    invalidForm:
      '`spec.kubelet.evictionHard["memory.available"]` must be a percentage or a quantity, such as `10%` or `500Mi`, not `5 %`.',
    invalidType: "`spec.kubelet.maxPods` must be an integer, not the string `110`.",
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
      code: nodeClass("{ maxPods: '110', imageGCHighThresholdPercent: 101, evictionHard: { memory.available: 5 % } }"),
      errors: [
        {
          messageId: "invalidType",
          data: { path: "spec.kubelet.maxPods", expected: "an integer", actual: "the string `110`" },
          line: 4,
          column: 23,
          endLine: 4,
          endColumn: 28,
        },
        {
          messageId: "outOfBounds",
          data: { path: "spec.kubelet.imageGCHighThresholdPercent", limit: "be at most 100, not 101" },
          line: 4,
          column: 59,
          endLine: 4,
          endColumn: 62,
        },
        {
          messageId: "invalidForm",
          data: {
            path: 'spec.kubelet.evictionHard["memory.available"]',
            form: "a percentage or a quantity, such as `10%` or `500Mi`",
            value: "5 %",
          },
          line: 4,
          column: 98,
          endLine: 4,
          endColumn: 101,
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
  ],
});
