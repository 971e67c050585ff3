import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n";

function message(key: string, effect: string, other: string, kind = "NodePool"): Report {
  return { messageId: "duplicateTaint", data: { key, effect, other, kind } };
}

ruleTester.run("valid-taints", karpenter.rules["valid-taints"], {
  texts: {
    duplicateTaint:
      "The taint `gpu` with effect `NoSchedule` is already in `spec.template.spec.taints[0]`, and Karpenter rejects a NodePool with duplicate taints; remove one.",
  },
  valid: [
    { name: "none", code: `${pool}      taints: []\n      startupTaints:\n` },
    { name: "one", code: `${pool}      taints: [{ key: gpu, effect: NoSchedule }]\n` },
    {
      name: "another effect",
      code: `${pool}      taints: [{ key: gpu, effect: NoSchedule }, { key: gpu, effect: NoExecute }]\n`,
    },
    {
      name: "another key",
      code: `${pool}      taints: [{ key: gpu, effect: NoSchedule }, { key: GPU, effect: NoSchedule }]\n`,
    },
    {
      name: "key and effect that only look the same together",
      code: `${pool}      taints: [{ key: 'a","b', effect: c }, { key: a, effect: 'b","c' }]\n`,
    },
    {
      name: "templated keys may be any",
      code: `${pool}      taints: [{ key: "{{ .a }}", effect: NoSchedule }, { key: "{{ .a }}", effect: NoSchedule }]\n`,
    },
    {
      name: "templated, without quotes",
      code: `${pool}      taints:\n        - { key: gpu, effect: {{ .effect }} }\n        - { key: gpu, effect: {{ .effect }} }\n        - {{ .taint }}\n        - {{ .taint }}\n`,
    },
    {
      name: "a missing key or effect is valid-schema's",
      code: `${pool}      taints: [{ key: gpu }, { key: gpu }, { effect: NoSchedule }, { effect: NoSchedule }, {}, {}, text, ]\n`,
    },
    {
      name: "effects that may be merged",
      code: `${pool}      taints: [{ <<: *one, key: gpu }, { <<: *two, key: gpu }]\n`,
    },
    {
      name: "of two pools",
      code: `${pool}      taints: [{ key: gpu, effect: NoSchedule }]\n---\n${pool}      taints: [{ key: gpu, effect: NoSchedule }]\n`,
    },
    { name: "templated taints", code: `${pool}      taints: {{ .Values.taints }}\n` },
    {
      name: "in another place",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { taints: [{ key: a, effect: b }, { key: a, effect: b }] }\n",
    },
    {
      name: "another group",
      code: `${pool}      taints: [{ key: gpu, effect: NoSchedule }, { key: gpu, effect: NoSchedule }]\n`.replace(
        "karpenter.sh/v1",
        "karpenter.example.com/v1 # karpenter.sh/v1",
      ),
    },
    {
      name: "commented out",
      code: `${pool}      taints:\n        - { key: gpu, effect: NoSchedule }\n        # - { key: gpu, effect: NoSchedule }\n`,
    },
  ],
  invalid: [
    {
      name: "the same key and effect, whatever the value",
      code: `${pool}      taints:\n        - key: gpu\n          value: "true"\n          effect: NoSchedule\n        - effect: "NoSchedule"\n          "key": 'gpu'\n`,
      errors: [
        {
          ...message("gpu", "NoSchedule", "spec.template.spec.taints[0]"),
          line: 11,
          column: 18,
          endLine: 11,
          endColumn: 23,
          suggestions: [],
        },
      ],
    },
    {
      name: "startupTaints before taints, under CRLF",
      code: `${pool}      startupTaints: [{ key: cilium, effect: NoExecute }]\n      taints: [{ key: cilium, effect: NoExecute }]\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        {
          ...message("cilium", "NoExecute", "spec.template.spec.taints[0]"),
          line: 6,
          column: 30,
          endLine: 6,
          endColumn: 36,
          suggestions: [],
        },
      ],
    },
    {
      name: "three times, in a NodeClaim, as JSON",
      code: '{"apiVersion": "karpenter.sh/v1", "kind": "NodeClaim", "spec": {"taints": [\n{"key": "a", "effect": "NoSchedule"},\n{"key": "a", "effect": "NoSchedule"},\n{"key": "a", "effect": "NoSchedule"}]}}',
      errors: [
        {
          ...message("a", "NoSchedule", "spec.taints[0]", "NodeClaim"),
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 12,
          suggestions: [],
        },
        {
          ...message("a", "NoSchedule", "spec.taints[0]", "NodeClaim"),
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 12,
          suggestions: [],
        },
      ],
    },
    {
      name: "v1alpha5, in a list",
      code: "apiVersion: v1\nkind: List\nitems:\n- apiVersion: karpenter.sh/v1alpha5\n  kind: Provisioner\n  spec:\n    taints: [{ key: a, effect: NoSchedule }]\n    startupTaints: [{ key: a, effect: NoSchedule }]\n",
      errors: [
        {
          ...message("a", "NoSchedule", "spec.taints[0]", "Provisioner"),
          line: 8,
          column: 28,
          endLine: 8,
          endColumn: 29,
          suggestions: [],
        },
      ],
    },
    {
      name: "by alias and by merge key",
      code: `${pool}      taints:\n        - &gpu { key: gpu, effect: NoSchedule }\n      startupTaints:\n        - *gpu\n        - { <<: *gpu, value: "1" }\n`,
      errors: [
        {
          ...message("gpu", "NoSchedule", "spec.template.spec.taints[0]"),
          line: 9,
          column: 11,
          endLine: 9,
          endColumn: 15,
          suggestions: [],
        },
        {
          ...message("gpu", "NoSchedule", "spec.template.spec.taints[0]"),
          line: 10,
          column: 13,
          endLine: 10,
          endColumn: 15,
          suggestions: [],
        },
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { template: { spec: { taints: [{ key: a, effect: NoSchedule }, { key: a, effect: NoSchedule }] } } }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: { taints: [{ key: a, effect: NoSchedule }, { key: a, effect: NoSchedule }] }\n",
      errors: [
        {
          messageId: "duplicateTaint",
          data: { key: "a", effect: "NoSchedule", other: "spec.template.spec.taints[0]", kind: "NodePool" },
          line: 3,
          column: 77,
          endLine: 3,
          endColumn: 78,
        },
        {
          messageId: "duplicateTaint",
          data: { key: "a", effect: "NoSchedule", other: "spec.taints[0]", kind: "NodeClaim" },
          line: 7,
          column: 57,
          endLine: 7,
          endColumn: 58,
        },
      ],
    },
  ],
});
