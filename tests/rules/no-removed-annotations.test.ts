import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const deployment = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    metadata:\n      annotations:\n";

const apps = "apiVersion: apps/v1\nkind: Deployment\n";
const batch = "apiVersion: batch/v1\nkind: ";
const pod = "apiVersion: v1\nkind: Pod\n";
const on = 'annotations: { karpenter.sh/do-not-disrupt: "true" }';

/** A Deployment with something in its own metadata, and something in its template. */
function around(metadata: string, template = ""): string {
  return `${apps}metadata: { ${metadata} }\nspec: { template: { ${template}spec: {} } }\n`;
}

function misplaced(target: string): Report {
  return { messageId: "misplacedAnnotation", data: { name: "karpenter.sh/do-not-disrupt", target } };
}

function renamed(name: string, successor = "karpenter.sh/do-not-disrupt"): Report {
  return { messageId: "renamedName", data: { name, release: "1.15", successor } };
}

ruleTester.run("no-removed-annotations", karpenter.rules["no-removed-annotations"], {
  texts: {
    ineffectiveAnnotation:
      "Karpenter reads `karpenter.sh/do-not-repair` only from nodes and node claims, so it has no effect here; remove it.",
    ineffectiveLabel:
      "Karpenter reads `karpenter.sh/do-not-disrupt` only as an annotation, so the label has no effect; move it to `metadata.annotations`.",
    misplacedAnnotation:
      "Karpenter does not read `karpenter.sh/do-not-disrupt` of this object, but of its pods or nodes, so it has no effect; move it to `spec.template.metadata.annotations`.",
    moveName: "Move it to `spec.template.metadata.annotations`.",
    unquotedAnnotation:
      "`karpenter.sh/do-not-disrupt` must be a string, not `true`, so the API server rejects the object; put it in quotes.",
    removedName:
      "Karpenter 1.15 no longer supports `karpenter.sh/provisioner-name`, and there is no replacement; remove it.",
    renamedName: "Karpenter 1.15 no longer supports `karpenter.sh/do-not-evict`; use `karpenter.sh/do-not-disrupt`.",
  },
  lacking: { code: around(on) },
  valid: [
    {
      name: "where Karpenter reads it",
      code: `${pod}metadata: { annotations: { karpenter.sh/do-not-disrupt: 4h } }\n---\n${batch}CronJob\nspec: { jobTemplate: { spec: { template: { metadata: { annotations: { karpenter.sh/do-not-disrupt: "true" } }, spec: {} } } } }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { template: { metadata: { annotations: { karpenter.sh/do-not-disrupt: "true", karpenter.sh/do-not-repair: "true" } }, spec: {} } }\n---\napiVersion: v1\nkind: Node\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: "true", karpenter.sh/do-not-repair: "true" } }\n`,
    },
    { name: "in both places", code: around(on, `metadata: { ${on} }, `) },
    {
      name: "in a place that a template or a merge key may fill",
      code: `${around(on, "metadata: { annotations: {{ .Values.podAnnotations }} }, ")}---\n${around(on, "metadata: { <<: *meta }, ")}---\n${apps}metadata: { ${on} }\nspec: { template: "{{ .template }}" }\n`,
    },
    {
      name: "switched off, and templated",
      code: `${around('annotations: { karpenter.sh/do-not-disrupt: "false" }')}---\n${around('annotations: { karpenter.sh/do-not-disrupt: "{{ .x }}" }')}---\n${around("annotations: { karpenter.sh/do-not-disrupt: null }")}`,
    },
    { name: "a fragment", code: `${apps}metadata: { ${on} }\nspec: { replicas: 1 }\n` },
    { name: "a patch", ...linted({ "patches/web.yaml": around(on) }) },
    { name: "a patch with a directive", code: `$patch: merge\n${around(on)}` },
    {
      name: "kinds of others, whose controllers may copy it",
      code: around(on).replace("apps/v1", "apps.example.com/v1"),
    },
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
      name: "on the object around the pods",
      code: `${apps}metadata:\n  annotations:\n    a: b\n    karpenter.sh/do-not-disrupt: "true" # batch\nspec:\n  template:\n    metadata:\n      labels: { app: web }\n    spec: {}\n`,
      errors: [
        {
          ...misplaced("spec.template.metadata.annotations"),
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 32,
          suggestions: [
            {
              messageId: "moveName",
              data: { target: "spec.template.metadata.annotations" },
              output: `${apps}metadata:\n  annotations:\n    a: b\nspec:\n  template:\n    metadata:\n      labels: { app: web }\n      annotations:\n        karpenter.sh/do-not-disrupt: "true" # batch\n    spec: {}\n`,
            },
          ],
        },
      ],
    },
    {
      name: "on a job around the pods, and on a node pool",
      code: `${batch}CronJob\nspec: { jobTemplate: { metadata: { ${on} }, spec: { template: { spec: {} } } } }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { ${on} }\nspec: { template: {spec: {}} }\n`,
      errors: [
        {
          ...misplaced("spec.jobTemplate.spec.template.metadata.annotations"),
          line: 3,
          column: 51,
          endLine: 3,
          endColumn: 78,
          suggestions: [
            {
              messageId: "moveName",
              data: { target: "spec.jobTemplate.spec.template.metadata.annotations" },
              output: `${batch}CronJob\nspec: { jobTemplate: { metadata: { annotations: {} }, spec: { template: { spec: {}, metadata: { ${on} } } } } }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { ${on} }\nspec: { template: {spec: {}} }\n`,
            },
          ],
        },
        {
          ...misplaced("spec.template.metadata.annotations"),
          line: 7,
          column: 28,
          endLine: 7,
          endColumn: 55,
          suggestions: [
            {
              messageId: "moveName",
              data: { target: "spec.template.metadata.annotations" },
              output: `${batch}CronJob\nspec: { jobTemplate: { metadata: { ${on} }, spec: { template: { spec: {} } } } }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { annotations: {} }\nspec: { template: {spec: {}, metadata: { ${on} }} }\n`,
            },
          ],
        },
      ],
    },
    {
      name: "as a label, and without quotes",
      code: `${pod}metadata: { labels: { karpenter.sh/do-not-disrupt: "true" } }\n---\n${pod}metadata: { annotations: { karpenter.sh/do-not-disrupt: true } }\n`,
      output: `${pod}metadata: { labels: { karpenter.sh/do-not-disrupt: "true" } }\n---\n${pod}metadata: { annotations: { karpenter.sh/do-not-disrupt: "true" } }\n`,
      errors: [
        {
          messageId: "ineffectiveLabel",
          data: { name: "karpenter.sh/do-not-disrupt", target: "metadata.annotations" },
          line: 3,
          column: 23,
          endLine: 3,
          endColumn: 50,
          suggestions: [
            {
              messageId: "moveName",
              data: { target: "metadata.annotations" },
              output: `${pod}metadata: { labels: {}, ${on} }\n---\n${pod}metadata: { annotations: { karpenter.sh/do-not-disrupt: true } }\n`,
            },
          ],
        },
        {
          messageId: "unquotedAnnotation",
          data: { name: "karpenter.sh/do-not-disrupt", value: "true" },
          line: 7,
          column: 57,
          endLine: 7,
          endColumn: 61,
        },
      ],
    },
    {
      name: "on pods, which are not repaired",
      code: `${pod}metadata: { annotations: { karpenter.sh/do-not-repair: "true" } }\n`,
      errors: [
        {
          messageId: "ineffectiveAnnotation",
          data: { name: "karpenter.sh/do-not-repair" },
          line: 3,
          column: 28,
          endLine: 3,
          endColumn: 54,
        },
      ],
    },
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
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n",
      output:
        "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n",
      errors: [
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 3,
          column: 28,
          endLine: 3,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 7,
          column: 28,
          endLine: 7,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 11,
          column: 28,
          endLine: 11,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 15,
          column: 28,
          endLine: 15,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 19,
          column: 28,
          endLine: 19,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 23,
          column: 28,
          endLine: 23,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 27,
          column: 28,
          endLine: 27,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 31,
          column: 28,
          endLine: 31,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 35,
          column: 28,
          endLine: 35,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 39,
          column: 28,
          endLine: 39,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 43,
          column: 28,
          endLine: 43,
          endColumn: 53,
        },
        {
          messageId: "renamedName",
          data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
          line: 47,
          column: 28,
          endLine: 47,
          endColumn: 53,
        },
      ],
    },
    {
      name: "kinds that other projects serve",
      code: "apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }\n",
      output:
        "apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { annotations: { karpenter.sh/do-not-disrupt: 'true' } }\n",
      errors: [3, 7].map((line) => ({
        messageId: "renamedName",
        data: { release: "1.15", name: "karpenter.sh/do-not-evict", successor: "karpenter.sh/do-not-disrupt" },
        line,
        column: 28,
        endLine: line,
        endColumn: 53,
      })),
    },
  ],
});
