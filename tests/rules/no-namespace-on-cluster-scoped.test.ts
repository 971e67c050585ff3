import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

function message(kind: string): Report {
  return { messageId: "ignoredNamespace", data: { kind, namespace: "karpenter" } };
}

ruleTester.run("no-namespace-on-cluster-scoped", karpenter.rules["no-namespace-on-cluster-scoped"], {
  texts: {
    ignoredNamespace: "NodePool is cluster-scoped, so the namespace `karpenter` has no effect; remove it.",
    removeNamespace: "Remove `namespace`.",
  },
  valid: [
    { name: "none", code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: a }\n" },
    { name: "null", code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { namespace: }\n" },
    {
      name: "templated",
      code: 'apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { namespace: "{{ .Release.Namespace }}" }\n',
    },
    {
      name: "on a namespaced kind",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { namespace: argocd }\n",
    },
    {
      name: "in another place",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: { metadata: { namespace: a } }\n",
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.azure.com/v1\nkind: NodePool # karpenter.sh\nmetadata: { namespace: a }\n",
    },
  ],
  invalid: [
    {
      name: "v1, under CRLF",
      code: "apiVersion: karpenter.sh/v1\r\nkind: NodePool\r\nmetadata:\r\n  name: a\r\n  namespace: karpenter # why\r\n  labels: {}\r\n",
      errors: [
        {
          ...message("NodePool"),
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 23,
          suggestions: [
            {
              messageId: "removeNamespace",
              output: "apiVersion: karpenter.sh/v1\r\nkind: NodePool\r\nmetadata:\r\n  name: a\r\n  labels: {}\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "old kinds, JSON, in a list",
      code: '{"kind": "List", "apiVersion": "v1", "items": [\n  {"apiVersion": "karpenter.k8s.aws/v1alpha1", "kind": "AWSNodeTemplate", "metadata": {"name": "a", "namespace": "karpenter"}}]}\n',
      errors: [
        {
          ...message("AWSNodeTemplate"),
          line: 2,
          column: 114,
          endLine: 2,
          endColumn: 125,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                '{"kind": "List", "apiVersion": "v1", "items": [\n  {"apiVersion": "karpenter.k8s.aws/v1alpha1", "kind": "AWSNodeTemplate", "metadata": {"name": "a"}}]}\n',
            },
          ],
        },
      ],
    },
    {
      name: "by merge key, without a change to what is shared",
      code: "x: &meta { namespace: karpenter, name: a }\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { <<: *meta }\n",
      errors: [{ ...message("EC2NodeClass"), line: 4, column: 13, endLine: 4, endColumn: 15, suggestions: [] }],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, namespace: karpenter }\n",
      errors: [
        {
          messageId: "ignoredNamespace",
          data: { kind: "EC2NodeClass", namespace: "karpenter" },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, namespace: karpenter }\n",
            },
          ],
        },
        {
          messageId: "ignoredNamespace",
          data: { kind: "NodePool", namespace: "karpenter" },
          line: 7,
          column: 33,
          endLine: 7,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, namespace: karpenter }\n",
            },
          ],
        },
        {
          messageId: "ignoredNamespace",
          data: { kind: "NodeClaim", namespace: "karpenter" },
          line: 11,
          column: 33,
          endLine: 11,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, namespace: karpenter }\n",
            },
          ],
        },
        {
          messageId: "ignoredNamespace",
          data: { kind: "NodeClaim", namespace: "karpenter" },
          line: 15,
          column: 33,
          endLine: 15,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, namespace: karpenter }\n",
            },
          ],
        },
        {
          messageId: "ignoredNamespace",
          data: { kind: "NodeOverlay", namespace: "karpenter" },
          line: 19,
          column: 33,
          endLine: 19,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, namespace: karpenter }\n",
            },
          ],
        },
        {
          messageId: "ignoredNamespace",
          data: { kind: "Provisioner", namespace: "karpenter" },
          line: 23,
          column: 33,
          endLine: 23,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a, namespace: karpenter }\n",
            },
          ],
        },
        {
          messageId: "ignoredNamespace",
          data: { kind: "Machine", namespace: "karpenter" },
          line: 27,
          column: 33,
          endLine: 27,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a class of EKS Auto Mode, and not a CapacityBuffer, which is namespaced",
      code: "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a, namespace: karpenter }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, namespace: karpenter }\n",
      errors: [
        {
          messageId: "ignoredNamespace",
          data: { kind: "NodeClass", namespace: "karpenter" },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 42,
          suggestions: [
            {
              messageId: "removeNamespace",
              output:
                "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, namespace: karpenter }\n",
            },
          ],
        },
      ],
    },
  ],
});
