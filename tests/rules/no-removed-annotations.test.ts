import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const deployment = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    metadata:\n      annotations:\n";

function renamed(name: string, successor = "karpenter.sh/do-not-disrupt"): Report {
  return { messageId: "renamedName", data: { name, release: "1.15", successor } };
}

ruleTester.run("no-removed-annotations", karpenter.rules["no-removed-annotations"], {
  texts: {
    removedName:
      "Karpenter 1.15 no longer supports `karpenter.sh/provisioner-name`, and there is no replacement; remove it.",
    renamedName: "Karpenter 1.15 no longer supports `karpenter.sh/do-not-evict`; use `karpenter.sh/do-not-disrupt`.",
  },
  valid: [
    { name: "the present name", code: `${deployment}        karpenter.sh/do-not-disrupt: "true"\n` },
    {
      name: "in a comment or a text",
      code: `${deployment}        note: was karpenter.sh/do-not-evict # karpenter.sh/do-not-evict\n`,
    },
    {
      name: "no annotation or label",
      code: "apiVersion: v1\nkind: ConfigMap\ndata: { karpenter.sh/do-not-evict: x }\n",
    },
    { name: "no Kubernetes object", code: "annotations: { karpenter.sh/do-not-evict: x }\n" },
    {
      name: "another name in the same domain",
      code: "apiVersion: v1\nkind: Pod\nspec: { nodeSelector: { karpenter.sh/nodepool: provisioner-name } }\n",
    },
    {
      name: "templated",
      code: 'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    "karpenter.sh/do-not-{{ .Values.what }}": "true" # do-not-evict\n',
    },
    {
      name: "a release that knows it",
      code: `${deployment}        karpenter.sh/do-not-evict: "true"\n`,
      settings: { karpenter: { release: "0.37" } },
    },
  ],
  invalid: [
    {
      name: "the label of nodes that Karpenter sets by itself now, and that a template may not",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    metadata:\n      labels:\n        karpenter.sh/provisioner-name: x\n",
      errors: [
        {
          messageId: "removedName",
          data: { name: "karpenter.sh/provisioner-name", release: "1.15" },
          line: 7,
          column: 9,
          endLine: 7,
          endColumn: 38,
        },
      ],
    },
    {
      name: "in a pod template, under CRLF",
      code: `${deployment}        karpenter.sh/do-not-evict: "true" # batch\n        other: x\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      output: `${deployment}        karpenter.sh/do-not-disrupt: "true" # batch\n        other: x\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [{ ...renamed("karpenter.sh/do-not-evict"), line: 7, column: 9, endLine: 7, endColumn: 34 }],
    },
    {
      name: "in a manifest of ours, quoted, in flow style",
      code: `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { annotations: { "karpenter.sh/do-not-consolidate": true, a: b } }\n`,
      output: `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { annotations: { "karpenter.sh/do-not-disrupt": true, a: b } }\n`,
      errors: [{ ...renamed("karpenter.sh/do-not-consolidate"), line: 3, column: 28, endLine: 3, endColumn: 61 }],
    },
    {
      name: "without a fix where it says something else, or the new one is there",
      code: `${deployment}        karpenter.sh/do-not-evict: "false"\n        karpenter.sh/do-not-consolidate: "true"\n        karpenter.sh/do-not-disrupt: "true"\n`,
      errors: [
        { ...renamed("karpenter.sh/do-not-evict"), line: 7, column: 9, endLine: 7, endColumn: 34 },
        { ...renamed("karpenter.sh/do-not-consolidate"), line: 8, column: 9, endLine: 8, endColumn: 40 },
      ],
    },
    {
      name: "labels that pods select nodes by, in a list",
      code: "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    spec:\n      nodeSelector: { karpenter.sh/provisioner-name: a }\n      affinity: { x: [{ matchExpressions: [{ key: karpenter.sh/provisioner-name, operator: Exists }] }] }\n",
      errors: [
        {
          ...renamed("karpenter.sh/provisioner-name", "karpenter.sh/nodepool"),
          line: 7,
          column: 23,
          endLine: 7,
          endColumn: 52,
        },
        {
          ...renamed("karpenter.sh/provisioner-name", "karpenter.sh/nodepool"),
          line: 8,
          column: 51,
          endLine: 8,
          endColumn: 80,
        },
      ],
    },
    {
      name: "once, where it is written, and not where an alias brings it",
      code: "apiVersion: v1\nkind: Pod\nmetadata:\n  annotations: &a { karpenter.sh/do-not-evict: x }\nspec: { template: { annotations: *a } }\n",
      errors: [{ ...renamed("karpenter.sh/do-not-evict"), line: 4, column: 21, endLine: 4, endColumn: 46 }],
    },
    {
      name: "what nothing took the place of",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  annotations:\n    compatibility.karpenter.sh/v1beta1-kubelet-conversion: '{}'\n",
      errors: [
        {
          messageId: "removedName",
          data: { name: "compatibility.karpenter.sh/v1beta1-kubelet-conversion", release: "1.15" },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 58,
        },
      ],
    },
  ],
});
