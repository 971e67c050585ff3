import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** An Application that deploys a version of Karpenter's chart. */
const app = (version: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: karpenter }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: ${version} } }\n`;

const old = "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\n";
const overlay = "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\n";

ruleTester.run("no-removed-api", karpenter.rules["no-removed-api"], {
  texts: {
    newerThanChart:
      "NodeOverlay `karpenter.sh/v1alpha1` requires Karpenter 1.7, but app.yaml:3 deploys 1.6; upgrade the chart, or use a version that it serves.",
    newerVersion:
      "NodeOverlay `karpenter.sh/v1alpha1` requires Karpenter 1.7, but the configured release is 1.6; upgrade the chart, or correct the `release` setting.",
    removedKind:
      "Karpenter 1.15 does not serve `karpenter.sh/v1alpha3`, and Provisioner was removed after 0.32; migrate to NodePool `karpenter.sh/v1`.",
    removedVersion:
      "Karpenter 1.15 no longer serves NodePool `karpenter.sh/v1beta1` (last served in 1.0); migrate to NodePool `karpenter.sh/v1`.",
  },
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
    { name: "v1beta1 in a chart that serves it", ...linted({ "pool.yaml": old, "app.yaml": app("0.37.8") }) },
    {
      name: "v1beta1 in a chart of another release, by the settings",
      ...linted({ "pool.yaml": old, "app.yaml": app("1.9.0") }),
      settings: { karpenter: { release: "0.37" } },
    },
    {
      name: "v1beta1 in a chart of another release, by the option",
      ...linted({ "pool.yaml": old, "app.yaml": app("1.9.0") }),
      options: [{ release: "1.0" }],
    },
    { name: "NodeOverlay in a chart that serves it", ...linted({ "o.yaml": overlay, "app.yaml": app("1.7.0") }) },
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
          messageId: "removedVersion",
          data: {
            release: "1.15",
            apiVersion: "karpenter.sh/v1beta1",
            kind: "NodePool",
            last: "1.0",
            successor: "karpenter.sh/v1",
            successorKind: "NodePool",
          },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 33,
        },
        {
          messageId: "removedVersion",
          data: {
            release: "1.15",
            apiVersion: "karpenter.k8s.aws/v1beta1",
            kind: "EC2NodeClass",
            last: "1.0",
            successor: "karpenter.k8s.aws/v1",
            successorKind: "EC2NodeClass",
          },
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
          messageId: "removedVersion",
          data: {
            release: "0.33",
            apiVersion: "karpenter.sh/v1alpha5",
            kind: "Provisioner",
            last: "0.32",
            successor: "karpenter.sh/v1",
            successorKind: "NodePool",
          },
          line: 4,
          column: 19,
          endLine: 4,
          endColumn: 40,
        },
        {
          messageId: "removedVersion",
          data: {
            release: "0.33",
            apiVersion: "karpenter.sh/v1alpha5",
            kind: "Machine",
            last: "0.32",
            successor: "karpenter.sh/v1",
            successorKind: "NodeClaim",
          },
          line: 5,
          column: 19,
          endLine: 5,
          endColumn: 40,
        },
        {
          messageId: "removedVersion",
          data: {
            release: "0.33",
            apiVersion: "karpenter.k8s.aws/v1alpha1",
            kind: "AWSNodeTemplate",
            last: "0.32",
            successor: "karpenter.k8s.aws/v1",
            successorKind: "EC2NodeClass",
          },
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
          messageId: "removedKind",
          data: {
            release: "1.15",
            apiVersion: "karpenter.sh/v1alpha3",
            kind: "Provisioner",
            last: "0.32",
            successor: "karpenter.sh/v1",
            successorKind: "NodePool",
          },
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
          messageId: "newerVersion",
          data: { release: "1.6", apiVersion: "karpenter.sh/v1alpha1", kind: "NodeOverlay", first: "1.7" },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      name: "what the deployed chart no longer serves",
      ...linted({ "pool.yaml": old, "app.yaml": app("1.1.0") }),
      errors: [
        {
          messageId: "removedVersion",
          data: {
            release: "1.1, deployed in app.yaml:3,",
            kind: "NodePool",
            apiVersion: "karpenter.sh/v1beta1",
            last: "1.0",
            successorKind: "NodePool",
            successor: "karpenter.sh/v1",
          },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 33,
        },
      ],
    },
    {
      name: "what the deployed chart doesn't serve yet",
      ...linted({ "overlay.yaml": overlay, "app.yaml": app("1.6.2") }),
      errors: [
        {
          messageId: "newerThanChart",
          data: {
            number: "1.6",
            place: "app.yaml:3",
            apiVersion: "karpenter.sh/v1alpha1",
            kind: "NodeOverlay",
            first: "1.7",
          },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: {}\n",
      errors: [
        {
          messageId: "removedVersion",
          data: {
            release: "1.15",
            kind: "NodeClaim",
            apiVersion: "karpenter.sh/v1beta1",
            last: "1.0",
            successorKind: "NodeClaim",
            successor: "karpenter.sh/v1",
          },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 33,
        },
      ],
    },
  ],
});
