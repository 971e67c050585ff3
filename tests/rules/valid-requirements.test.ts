import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** Of a NodePool with requirements from the seventh line on. */
const head = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n      requirements:\n";

function requirements(...items: readonly string[]): string {
  return head + items.map((item) => `        - ${item}\n`).join("");
}

/** Of a NodePool with labels on the sixth line. */
function labels(entries: string): string {
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    metadata:\n      labels: { ${entries} }\n`;
}

function contradicts(key: string, other: string): Report {
  return { messageId: "contradictsOther", data: { key, other } };
}

function value(key: string, written: string, values: string): Report {
  return { messageId: "invalidValue", data: { value: written, key, values } };
}

function misspelt(key: string, meant: string): Report {
  return { messageId: "misspelledKey", data: { key, meant } };
}

function deprecated(key: string, meant: string): Report {
  return { messageId: "deprecatedKey", data: { key, meant } };
}

const managed = { messageId: "managedNodeGroupKey", data: { key: "eks.amazonaws.com/capacityType" } };

/** A report on one line, with the only suggestion that it has. */
function at(line: number, column: number, endColumn: number, report: Report, change?: Report, output?: string) {
  const suggestions = change === undefined || output === undefined ? [] : [{ ...change, output }];
  return { ...report, line, column, endLine: line, endColumn, suggestions };
}

ruleTester.run("valid-requirements", karpenter.rules["valid-requirements"], {
  texts: {
    contradictsOther:
      "No value of `karpenter.k8s.aws/instance-cpu` satisfies both this requirement and `spec.template.spec.requirements[0]`; change one.",
    contradictsSeveral: "No value of `x` satisfies this requirement and the ones before it; change one.",
    deprecatedKey: "`beta.kubernetes.io/arch` is deprecated; use `kubernetes.io/arch`.",
    duplicateRequirement: "This requirement on `x` repeats `spec.requirements[0]`; remove one.",
    invalidValue: "`x86_64` is not a valid value of `kubernetes.io/arch`; use `amd64` or `arm64`.",
    managedNodeGroupKey:
      "`eks.amazonaws.com/capacityType` is a label of EKS managed node groups, which Karpenter's nodes do not have; use `karpenter.sh/capacity-type`.",
    misspelledKey:
      "`topology.k8s.aws/zone` is not a label that Karpenter knows; did you mean `topology.kubernetes.io/zone`?",
    replaceValue: "Replace with `amd64`.",
  },
  valid: [
    {
      name: "labels that their author defines, in domains that are open to users",
      code: labels(
        "node.kubernetes.io/arch: arm64, node.kubernetes.io/instance-types: a, eks.amazonaws.com/capacityType: SPOT",
      ),
    },
    {
      name: "a label in Karpenter's own domain is valid-schema's",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n      requirements:\n        - { key: karpenter.k8s.aws/instance-type, operator: Exists }\n",
    },
    {
      name: "known values",
      code: requirements(
        "{ key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand, reserved] }",
        "{ key: kubernetes.io/arch, operator: NotIn, values: [arm64] }",
        "{ key: kubernetes.io/os, operator: In, values: [linux, windows] }",
        "{ key: karpenter.k8s.aws/instance-tenancy, operator: In, values: [default, dedicated] }",
        '{ key: karpenter.k8s.aws/instance-hypervisor, operator: In, values: [nitro, xen, ""] }',
      ),
    },
    {
      name: "labels that may have any value",
      code: requirements(
        "{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-1a] }",
        "{ key: topology.k8s.aws/zone-id, operator: In, values: [euw1-az1] }",
        "{ key: node.kubernetes.io/windows-build, operator: Exists }",
      ),
    },
    {
      name: "labels of one's own, and of others",
      code: requirements(
        "{ key: team, operator: Exists }",
        "{ key: example.com/arch, operator: In, values: [x86_64] }",
        "{ key: node-restriction.kubernetes.io/zone, operator: In, values: [a] }",
        "{ key: kubernetes.io/role, operator: In, values: [a] }",
        "{ key: kubernetes.io/batch, operator: In, values: [a] }",
        "{ key: node-role.kubernetes.io/worker, operator: Exists }",
        "{ key: topology.ebs.csi.aws.com/zone, operator: In, values: [a] }",
        "{ key: topology.k8s.aws/network-node-layer-1, operator: In, values: [a] }",
        "{ key: cluster.x-k8s.io/os, operator: In, values: [a] }",
      ),
    },
    {
      name: "keys of karpenter.k8s.aws and karpenter.sh that don't exist are valid-schema's",
      code: requirements(
        "{ key: karpenter.k8s.aws/instance-famly, operator: In, values: [c5] }",
        "{ key: karpenter.sh/capacityType, operator: In, values: [spot] }",
      ),
    },
    {
      name: "several requirements on one label that go together",
      code: requirements(
        '{ key: karpenter.k8s.aws/instance-cpu, operator: Gt, values: ["3"] }',
        '{ key: karpenter.k8s.aws/instance-cpu, operator: Lt, values: ["5"] }',
        '{ key: karpenter.k8s.aws/instance-cpu, operator: In, values: ["4", "8"] }',
        "{ key: example.com/x, operator: NotIn, values: [a] }",
        "{ key: example.com/x, operator: DoesNotExist }",
        "{ key: example.com/y, operator: Exists }",
        "{ key: example.com/y, operator: Exists, minValues: 2 }",
      ),
    },
    {
      name: "templates",
      code: requirements(
        '{ key: kubernetes.io/arch, operator: In, values: ["{{ .arch }}", "${ARCH}"] }',
        "{ key: kubernetes.io/os, operator: In, values: {{ .Values.os }} }",
        '{ key: "{{ .key }}", operator: In, values: [x86_64] }',
        '{ key: "{{ .key }}", operator: In, values: [x86_64] }',
        '{ key: example.com/x, operator: "{{ .operator }}", values: [a] }',
        "{ key: example.com/x, operator: In, values: [b] }",
        "{ <<: *base, key: example.com/x, operator: In, values: [a, $X] }",
        "{{ .Values.requirement }}",
      ),
    },
    { name: "templated requirements", code: head.replace("requirements:", "requirements: {{ .Values.all }}") },
    {
      name: "what is valid-schema's",
      code: requirements(
        "{ key: kubernetes.io/arch, operator: In, values: [64] }",
        "{ key: kubernetes.io/os, operator: In, values: linux }",
        "{ key: kubernetes.io/os, operator: In, values: [] }",
        "{ key: example.com/x, operator: exists }",
        "{ key: example.com/x, operator: DoesNotExist }",
        "{ key: , operator: In, values: [constructor] }",
        "text",
        "",
      ),
    },
    { name: "labels", code: labels("kubernetes.io/arch: arm64, team: x, kubernetes.io/os: , a: {{ .b }}") },
    {
      name: "labels of the NodePool itself",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { labels: { kubernetes.io/arch: x86_64, beta.kubernetes.io/os: linux } }\n",
    },
    {
      name: "in two pools",
      code: `${requirements("{ key: a, operator: In, values: [b] }")}---\n${requirements("{ key: a, operator: In, values: [c] }")}`,
    },
    {
      name: "another group",
      code: requirements("{ key: kubernetes.io/arch, operator: In, values: [x86_64] }").replace(
        "karpenter.sh/v1",
        "karpenter.example.com/v1 # karpenter.sh/v1",
      ),
    },
    {
      name: "a pod's own selection",
      code: "apiVersion: v1\nkind: Pod # karpenter.sh NodePool\nspec: { nodeSelector: { kubernetes.io/arch: x86_64 }, requirements: [{ key: kubernetes.io/arch, operator: In, values: [x] }] }\n",
    },
    {
      name: "allowKeys",
      code: requirements(
        "{ key: kubernetes.io/arch, operator: In, values: [s390x] }",
        "{ key: kubernetes.io/arch, operator: DoesNotExist }",
        "{ key: beta.kubernetes.io/os, operator: Exists }",
        "{ key: topology.kubernetes.io/zome, operator: Exists }",
      ),
      options: [{ allowKeys: ["/arch$", "^beta\\.", "/zome$"] }],
    },
  ],
  invalid: [
    {
      name: "values that there are not, with and without what was meant",
      code: requirements(
        "{ key: kubernetes.io/arch, operator: In, values: [x86_64, constructor] } # Intel",
        "key: karpenter.sh/capacity-type\n          operator: NotIn\n          values:\n            - 'SPOT'",
      ),
      errors: [
        at(
          7,
          61,
          67,
          value("kubernetes.io/arch", "x86_64", "`amd64` or `arm64`"),
          { messageId: "replaceValue", data: { meant: "amd64" } },
          requirements(
            "{ key: kubernetes.io/arch, operator: In, values: [amd64, constructor] } # Intel",
            "key: karpenter.sh/capacity-type\n          operator: NotIn\n          values:\n            - 'SPOT'",
          ),
        ),
        at(7, 69, 80, value("kubernetes.io/arch", "constructor", "`amd64` or `arm64`")),
        at(
          11,
          15,
          21,
          value("karpenter.sh/capacity-type", "SPOT", "`on-demand`, `spot` or `reserved`"),
          { messageId: "replaceValue", data: { meant: "spot" } },
          requirements(
            "{ key: kubernetes.io/arch, operator: In, values: [x86_64, constructor] } # Intel",
            "key: karpenter.sh/capacity-type\n          operator: NotIn\n          values:\n            - 'spot'",
          ),
        ),
      ],
    },
    {
      name: "a deprecated key, whose value is looked at too, under CRLF",
      code: requirements('{ key: "beta.kubernetes.io/arch", operator: In, values: [amd65] } # old').replaceAll(
        "\n",
        "\r\n",
      ),
      output: requirements('{ key: "kubernetes.io/arch", operator: In, values: [amd65] } # old').replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        at(7, 18, 43, deprecated("beta.kubernetes.io/arch", "kubernetes.io/arch")),
        at(
          7,
          68,
          73,
          value("beta.kubernetes.io/arch", "amd65", "`amd64` or `arm64`"),
          { messageId: "replaceValue", data: { meant: "amd64" } },
          requirements('{ key: "beta.kubernetes.io/arch", operator: In, values: [amd64] } # old').replaceAll(
            "\n",
            "\r\n",
          ),
        ),
      ],
    },
    {
      name: "the label of managed node groups, v1beta1, JSON",
      code: '{"apiVersion": "karpenter.sh/v1beta1", "kind": "NodePool", "spec": {"template": {"spec": {"requirements": [\n{"key": "eks.amazonaws.com/capacityType", "operator": "In", "values": ["SPOT"]}]}}}}',
      errors: [at(2, 9, 41, managed)],
    },
    {
      name: "misspelt keys, in the wrong domain and nearly right, v1alpha5",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  requirements: [{ key: topology.k8s.aws/zone, operator: Exists }]\n",
      errors: [
        at(
          4,
          25,
          46,
          misspelt("topology.k8s.aws/zone", "topology.kubernetes.io/zone"),
          { messageId: "replaceValue", data: { meant: "topology.kubernetes.io/zone" } },
          "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  requirements: [{ key: topology.kubernetes.io/zone, operator: Exists }]\n",
        ),
      ],
    },
    {
      name: "a label: its key is suggested and not fixed, and its value is looked at",
      code: labels('"beta.kubernetes.io/os": Linux'),
      errors: [
        at(
          6,
          17,
          40,
          deprecated("beta.kubernetes.io/os", "kubernetes.io/os"),
          { messageId: "replaceValue", data: { meant: "kubernetes.io/os" } },
          labels('"kubernetes.io/os": Linux'),
        ),
        at(
          6,
          42,
          47,
          value("beta.kubernetes.io/os", "Linux", "`linux` or `windows`"),
          { messageId: "replaceValue", data: { meant: "linux" } },
          labels('"beta.kubernetes.io/os": linux'),
        ),
      ],
    },
    {
      name: "contradictions: no number between, no value left",
      code: requirements(
        '{ key: karpenter.k8s.aws/instance-cpu, operator: Gt, values: ["4"] }',
        '{ key: karpenter.k8s.aws/instance-cpu, operator: Lt, values: ["5"] }',
        "{ key: topology.kubernetes.io/zone, operator: In, values: [a] }",
        "{ operator: NotIn, key: topology.kubernetes.io/zone, values: [b, a] }",
      ),
      errors: [
        at(8, 13, 16, contradicts("karpenter.k8s.aws/instance-cpu", "spec.template.spec.requirements[0]")),
        at(10, 13, 21, contradicts("topology.kubernetes.io/zone", "spec.template.spec.requirements[2]")),
      ],
    },
    {
      name: "a contradiction that takes three, in a NodeOverlay",
      code: "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nspec:\n  requirements:\n  - { key: x, operator: In, values: [a, b] }\n  - { key: x, operator: NotIn, values: [a] }\n  - { key: x, operator: NotIn, values: [b] }\n",
      errors: [at(7, 7, 10, { messageId: "contradictsSeveral", data: { key: "x" } })],
    },
    {
      name: "a label and a requirement",
      code: `${labels("kubernetes.io/arch: amd64")}    spec: { requirements: [{ key: kubernetes.io/arch, operator: In, values: [arm64] }] }\n`,
      errors: [at(6, 17, 35, contradicts("kubernetes.io/arch", "spec.template.spec.requirements[0]"))],
    },
    {
      name: "repeated, by alias, in a NodeClaim",
      code: "apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec:\n  requirements:\n  - &x { key: x, operator: In, values: [a, b] }\n  - *x\n  - { key: x, operator: In, values: [b, a] }\n",
      errors: [
        at(6, 5, 7, { messageId: "duplicateRequirement", data: { key: "x", other: "spec.requirements[0]" } }),
        at(7, 7, 10, { messageId: "duplicateRequirement", data: { key: "x", other: "spec.requirements[0]" } }),
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: { requirements: [{ key: kubernetes.io/arch, operator: In, values: [x86_64] }] }\n",
      errors: [
        {
          messageId: "invalidValue",
          data: { value: "x86_64", key: "kubernetes.io/arch", values: "`amd64` or `arm64`" },
          line: 3,
          column: 74,
          endLine: 3,
          endColumn: 80,
          suggestions: [
            {
              messageId: "replaceValue",
              data: { meant: "amd64" },
              output:
                "apiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: { requirements: [{ key: kubernetes.io/arch, operator: In, values: [amd64] }] }\n",
            },
          ],
        },
      ],
    },
  ],
});
