import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\n";
const overwritten = "metadata: { name: a, generation: 1 }\nstatus: { conditions: [] }\n";
const options = [{ checkOverwritten: true }];

ruleTester.run("no-exported-fields", karpenter.rules["no-exported-fields"], {
  texts: {
    identity:
      "`metadata.resourceVersion` belongs to one object in a cluster, so the API server rejects the manifest once that object changes or is replaced; remove it.",
    overwritten:
      '`metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]` is written by the cluster, which ignores or overwrites it; remove it.',
    removeAll: "Remove all exported fields.",
  },
  valid: [
    {
      name: "what people write",
      code: `${pool}metadata: { name: a, annotations: { acme.io/note: x }, finalizers: [a/b] }\n`,
      options,
    },
    {
      name: "what generators write",
      code: `${pool}metadata: { name: a, creationTimestamp: null, uid: null }\nstatus: {}\n`,
      options,
    },
    { name: "what the cluster overwrites, without the option", code: pool + overwritten },
    {
      name: "templated",
      code: `${pool}metadata: { name: a, uid: "{{ .uid }}", resourceVersion: "\${VERSION}" }\n`,
      options,
    },
    { name: "the uid of an owner", code: `${pool}metadata: { name: a, ownerReferences: [{ uid: a }] }\n`, options },
    {
      name: "a dump, without the option",
      code: "apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: karpenter.sh/v1, kind: NodePool, metadata: { uid: a } }\n",
    },
    { name: "kinds of others", code: `apiVersion: v1\nkind: Pod # karpenter.sh/v1\nmetadata: { name: a, uid: b }\n` },
  ],
  invalid: [
    {
      name: "an exported pool, once",
      code: 'apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: exported\n  annotations:\n    karpenter.sh/nodepool-hash: "1"\n    karpenter.sh/nodepool-hash-version: v3\n  creationTimestamp: "2025-01-28T13:54:07Z" # then\n  generation: 3\n  # of the object\n  resourceVersion: "7859105"\n  uid: f5ebd01d\nspec: {}\nstatus:\n  resources: { cpu: "8" }\n  conditions: []\n',
      errors: [
        {
          messageId: "identity",
          data: { path: "metadata.resourceVersion" },
          line: 11,
          column: 3,
          endLine: 11,
          endColumn: 18,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: exported\n  # of the object\nspec: {}\n",
            },
          ],
        },
      ],
    },
    {
      name: "a uid alone, in JSON",
      code: '{"apiVersion": "karpenter.sh/v1", "kind": "NodePool", "metadata": {"name": "a", "uid": "b"}}\n',
      errors: [
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 1,
          column: 81,
          endLine: 1,
          endColumn: 86,
          suggestions: [
            {
              messageId: "removeAll",
              output: '{"apiVersion": "karpenter.sh/v1", "kind": "NodePool", "metadata": {"name": "a"}}\n',
            },
          ],
        },
      ],
    },
    {
      name: "fields in flow style, which would overlap",
      code: 'apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { resourceVersion: "1", uid: a }\n',
      errors: [
        {
          messageId: "identity",
          data: { path: "metadata.resourceVersion" },
          line: 3,
          column: 13,
          endLine: 3,
          endColumn: 28,
        },
      ],
    },
    {
      name: "fields that the cluster overwrites",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: a\n  annotations:\n    acme.io/note: x\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {}\n  managedFields:\n    - manager: x\n  selfLink: /x\nstatus: { conditions: [] }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { generation: 1, name: b }\n",
      output:
        "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: a\n  annotations:\n    acme.io/note: x\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: b }\n",
      options: [{ checkOverwritten: true }],
      errors: [
        {
          messageId: "overwritten",
          data: { path: 'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]' },
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 53,
        },
        {
          messageId: "overwritten",
          data: { path: "metadata.generation" },
          line: 16,
          column: 13,
          endLine: 16,
          endColumn: 23,
        },
      ],
    },
    {
      name: "a dump, once",
      code: "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: a, uid: b }\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: b, uid: c }\n",
      options: [{ checkOverwritten: true }],
      errors: [
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 29,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: a }\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: b, uid: c }\n",
            },
          ],
        },
      ],
    },
    {
      name: "one exported object among others in a list",
      code: "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: a, uid: b }\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: b }\n",
      errors: [
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 29,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: a }\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: { name: b }\n",
            },
          ],
        },
      ],
    },
    {
      name: "other kinds",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
      errors: [
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 3,
          column: 22,
          endLine: 3,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 7,
          column: 22,
          endLine: 7,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 11,
          column: 22,
          endLine: 11,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 15,
          column: 22,
          endLine: 15,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 19,
          column: 22,
          endLine: 19,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 23,
          column: 22,
          endLine: 23,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 27,
          column: 22,
          endLine: 27,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 31,
          column: 22,
          endLine: 31,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 35,
          column: 22,
          endLine: 35,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 39,
          column: 22,
          endLine: 39,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 43,
          column: 22,
          endLine: 43,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 47,
          column: 22,
          endLine: 47,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 51,
          column: 22,
          endLine: 51,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n",
            },
          ],
        },
        {
          messageId: "identity",
          data: { path: "metadata.uid" },
          line: 55,
          column: 22,
          endLine: 55,
          endColumn: 25,
          suggestions: [
            {
              messageId: "removeAll",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, uid: b }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, uid: b }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a, uid: b }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, uid: b }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a }\n",
            },
          ],
        },
      ],
    },
  ],
});
