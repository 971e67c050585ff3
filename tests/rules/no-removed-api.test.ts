import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

ruleTester.run("no-removed-api", karpenter.rules["no-removed-api"], {
  valid: [
    { name: "v1", code: "apiVersion: karpenter.sh/v1\nkind: NodePool\n" },
    {
      name: "v1beta1 where it is served",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\n",
      options: [{ release: "1.0" }],
    },
    {
      name: "v1beta1, by the settings",
      code: "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\n",
      settings: { karpenter: { release: "0.37" } },
    },
    {
      name: "v1 where it is served for the way back",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\n",
      options: [{ release: "0.33" }],
    },
    {
      name: "v1alpha5 where it is served",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\n",
      options: [{ release: "v0.32.1" }],
    },
    {
      name: "a release newer than known",
      code: "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\n",
      options: [{ release: "2.0" }],
    },
    { name: "a version that never was is valid-schema's", code: "apiVersion: karpenter.sh/v9\nkind: NodePool\n" },
    { name: "templated", code: 'apiVersion: "karpenter.sh/{{ .Values.version }}"\nkind: NodePool\n' },
    { name: "another group", code: "apiVersion: karpenter.azure.com/v1beta1\nkind: NodePool # karpenter.sh\n" },
  ],
  invalid: [
    {
      name: "v1beta1 in the newest release",
      code: "apiVersion: karpenter.sh/v1beta1 # old\nkind: NodePool\n---\r\napiVersion: 'karpenter.k8s.aws/v1beta1'\r\nkind: EC2NodeClass\r\n",
      errors: [
        {
          message:
            "Karpenter 1.14 no longer serves `karpenter.sh/v1beta1` NodePool, which 1.0 was the last to serve; write it as `karpenter.sh/v1 NodePool`.",
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 33,
        },
        {
          message:
            "Karpenter 1.14 no longer serves `karpenter.k8s.aws/v1beta1` EC2NodeClass, which 1.0 was the last to serve; write it as `karpenter.k8s.aws/v1 EC2NodeClass`.",
          line: 4,
          column: 13,
          endLine: 4,
          endColumn: 40,
        },
      ],
    },
    {
      name: "kinds that went, in a list",
      code: "apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: karpenter.sh/v1alpha5, kind: Provisioner }\n  - { apiVersion: karpenter.sh/v1alpha5, kind: Machine }\n  - { apiVersion: karpenter.k8s.aws/v1alpha1, kind: AWSNodeTemplate }\n",
      options: [{ release: "0.33" }],
      errors: [
        {
          message:
            "Karpenter 0.33 no longer serves `karpenter.sh/v1alpha5` Provisioner, which 0.32 was the last to serve; write it as `karpenter.sh/v1 NodePool`.",
          line: 4,
          column: 19,
          endLine: 4,
          endColumn: 40,
        },
        {
          message:
            "Karpenter 0.33 no longer serves `karpenter.sh/v1alpha5` Machine, which 0.32 was the last to serve; write it as `karpenter.sh/v1 NodeClaim`.",
          line: 5,
          column: 19,
          endLine: 5,
          endColumn: 40,
        },
        {
          message:
            "Karpenter 0.33 no longer serves `karpenter.k8s.aws/v1alpha1` AWSNodeTemplate, which 0.32 was the last to serve; write it as `karpenter.k8s.aws/v1 EC2NodeClass`.",
          line: 6,
          column: 19,
          endLine: 6,
          endColumn: 45,
        },
      ],
    },
    {
      name: "versions of old of a kind that went",
      code: "apiVersion: karpenter.sh/v1alpha3\nkind: Provisioner\n",
      errors: [
        {
          message:
            "Karpenter 1.14 doesn't serve `karpenter.sh/v1alpha3` Provisioner, and 0.32 was the last to serve any Provisioner; write it as `karpenter.sh/v1 NodePool`.",
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      name: "what the release doesn't serve yet",
      code: "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\n",
      options: [{ release: "1.6" }],
      errors: [
        {
          message:
            "Karpenter 1.6 doesn't serve `karpenter.sh/v1alpha1` NodeOverlay yet, which came with 1.7; raise the release.",
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
  ],
});
