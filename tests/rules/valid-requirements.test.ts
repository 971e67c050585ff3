import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** Of a NodePool with requirements from the seventh line on. */
const head = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n      requirements:\n";

function requirements(...items: readonly string[]): string {
  return head + items.map((item) => `        - ${item}\n`).join("");
}

/** With a node class of EKS Auto Mode on the sixth line. */
function inAutoMode(code: string): string {
  return code.replace(
    "requirements:",
    "nodeClassRef: { group: eks.amazonaws.com, kind: NodeClass, name: default }\n      requirements:",
  );
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

/** A requirement on a label of instance types, by the end of its name. */
function instance(name: string, operator: string, ...values: readonly string[]): string {
  const list = values.length > 0 ? `, values: [${values.map((one) => JSON.stringify(one)).join(", ")}]` : "";
  return `{ key: karpenter.k8s.aws/instance-${name}, operator: ${operator}${list} }`;
}

function instanceTypes(...types: readonly string[]): string {
  return `{ key: node.kubernetes.io/instance-type, operator: In, values: [${types.join(", ")}] }`;
}

function zones(...values: readonly string[]): string {
  return `{ key: topology.kubernetes.io/zone, operator: In, values: [${values.join(", ")}] }`;
}

const arch = (value: string) => `{ key: kubernetes.io/arch, operator: In, values: [${value}] }`;
const date = "2026-07-11";
const first = "spec.template.spec.requirements[0]";

/** Reports on a text in each item, from the seventh line on, or on the item's first key. */
function onItems(items: readonly string[], reports: readonly (readonly [text: string, report: Report])[]) {
  const lines = requirements(...items).split("\n");
  let from = 0;
  return reports.map(([text, report], index) => {
    // A text that is on every line is reported once for each item.
    const isRepeated = reports[index - 1]?.[0] === text;
    const line = lines.findIndex((one, at) => at >= (isRepeated ? from + 1 : 0) && one.includes(text));
    from = line;
    const column = (lines[line] ?? "").indexOf(text);
    return { ...report, line: line + 1, column: column + 1, endLine: line + 1, endColumn: column + text.length + 1 };
  });
}

function onItemsCase(name: string, items: readonly string[], ...reports: readonly (readonly [string, Report])[]) {
  return { name, code: requirements(...items), errors: onItems(items, reports) };
}

function otherLabel(written: string, key: string, kind: string, other: string): Report {
  return { messageId: "otherLabel", data: { value: written, key: full(key), kind, other: full(other) } };
}

function form(written: string, key: string, text: string): Report {
  return { messageId: "invalidForm", data: { value: written, key: full(key), form: text } };
}

function full(key: string): string {
  return key.includes("/") ? key : `karpenter.k8s.aws/instance-${key}`;
}

/** With the suggestion to replace a value. */
function replacing(items: readonly string[], written: string, meant: string, report: Report) {
  const output = requirements(...items).replace(written, meant);
  return { ...report, suggestions: [{ messageId: "replaceValue", data: { meant }, output }] };
}

const TYPE = "node.kubernetes.io/instance-type";
const ZONE = "topology.kubernetes.io/zone";
const ZONE_ID = "topology.k8s.aws/zone-id";
const misshapen = [
  instance("memory", "In", "16Gi"),
  instance("generation", "In", "m5"),
  instance("gpu-name", "In", "H100"),
  instance("size", "In", "2XL"),
  instanceTypes("m5-large"),
];
const missing = [instanceTypes("m5.lagre", "c5.medium", "m5.large"), instance("family", "In", "c5x", "m5")];

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
    replaceValue: "Replace with `h100`.",
    absentLabel: "Every node has `kubernetes.io/arch`, so no node meets `DoesNotExist`; remove the requirement.",
    differentRegions:
      "This requires nodes in `us-east-1`, but an earlier value requires `eu-west-1`, and a node pool launches nodes in only one region; remove one.",
    excessiveMinimum:
      "`minValues` is 3, but the number of values of `karpenter.k8s.aws/instance-family` among the admitted instance types is 1 (as of 2026-07-11); lower it.",
    incompleteName: "EC2 has no `p4` (as of 2026-07-11), only `p4d` and `p4de`; list those you need.",
    invalidForm:
      "`16Gi` is not a value of `karpenter.k8s.aws/instance-memory`, which is a whole number of MiB; correct it.",
    misspelledName: "EC2 has no `m5.lagre` (as of 2026-07-11); did you mean `m5.large`?",
    missingName: "EC2 has no `c5.medium` (as of 2026-07-11); correct it.",
    noInstanceType:
      "No instance type meets this requirement on `karpenter.k8s.aws/instance-cpu` (as of 2026-07-11); change it.",
    noInstanceTypeForAll:
      "No instance type meets this requirement together with the others (as of 2026-07-11); change one of them.",
    noInstanceTypeForBoth:
      "No instance type meets both this requirement and `spec.template.spec.requirements[0]` (as of 2026-07-11); change one.",
    otherLabel:
      "`t3` is an instance family, not a value of `karpenter.k8s.aws/instance-category`; require `karpenter.k8s.aws/instance-family` instead.",
    unusedValue:
      "No instance type with `g5` meets `spec.template.spec.requirements[0]` (as of 2026-07-11); remove the value.",
    unusedValueForAll: "No instance type with `m` meets the other requirements (as of 2026-07-11); remove the value.",
    wildcard:
      "Karpenter does not expand wildcards, so `m5.*` matches no value of `node.kubernetes.io/instance-type`; list the values.",
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
      name: "types of which only the names are known, and their families",
      code: [
        [instanceTypes("trn2.3xlarge"), arch("amd64")],
        [instance("family", "In", "p3", "g5"), instance("gpu-name", "In", "v100")],
        [instance("family", "In", "trn2"), instance("size", "In", "3xlarge")],
      ]
        .map((items) => requirements(...items))
        .join("---\n"),
    },
    {
      name: "labels of AWS under other domains, for nodes of another provider",
      code: requirements(instance("family", "Exists"))
        .replace("karpenter.k8s.aws", "node.kubernetes.io")
        .replace(
          "requirements:",
          "nodeClassRef: { group: karpenter.azure.com, kind: AKSNodeClass, name: default }\n      requirements:",
        ),
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
    onItemsCase(
      "values that belong to another label",
      [
        instance("category", "In", "t3"),
        instance("family", "In", "m5.large"),
        instanceTypes("c7g"),
        zones("us-east-1", "use1-az1"),
        zones("eu-west-1b").replace(ZONE, ZONE_ID),
      ],
      ['"t3"', otherLabel("t3", "category", "an instance family", "family")],
      ['"m5.large"', otherLabel("m5.large", "family", "an instance type", TYPE)],
      ["c7g", otherLabel("c7g", TYPE, "an instance family", "family")],
      ["us-east-1", otherLabel("us-east-1", ZONE, "a region", "topology.kubernetes.io/region")],
      ["use1-az1", otherLabel("use1-az1", ZONE, "the ID of a zone", ZONE_ID)],
      ["eu-west-1b", otherLabel("eu-west-1b", ZONE_ID, "a zone", ZONE)],
    ),
    onItemsCase(
      "values in no label's form, replaced where one is certain",
      misshapen,
      ['"16Gi"', form("16Gi", "memory", "a whole number of MiB")],
      ['"m5"', form("m5", "generation", "a whole number")],
      [
        '"H100"',
        replacing(misshapen, "H100", "h100", form("H100", "gpu-name", "a name in lower case, such as `nvidia`")),
      ],
      ['"2XL"', replacing(misshapen, "2XL", "2xlarge", form("2XL", "size", "an instance size, such as `2xlarge`"))],
      [
        "m5-large",
        replacing(misshapen, "m5-large", "m5.large", form("m5-large", TYPE, "an instance type, such as `m7g.large`")),
      ],
    ),
    onItemsCase(
      "wildcards",
      [instanceTypes('"m5.*"')],
      ['"m5.*"', { messageId: "wildcard", data: { value: "m5.*", key: TYPE } }],
    ),
    onItemsCase(
      "names that EC2 does not have",
      missing,
      [
        "m5.lagre",
        replacing(missing, "m5.lagre", "m5.large", {
          messageId: "misspelledName",
          data: { value: "m5.lagre", date, meant: "m5.large" },
        }),
      ],
      ["c5.medium", { messageId: "missingName", data: { value: "c5.medium", date } }],
      ['"c5x"', { messageId: "missingName", data: { value: "c5x", date } }],
    ),
    onItemsCase(
      "names of which EC2 only has longer ones",
      [instance("family", "In", "p4", "m5"), instanceTypes("g4.xlarge", "g4.24xlarge", "m5.large")],
      ['"p4"', { messageId: "incompleteName", data: { value: "p4", date, names: "`p4d` and `p4de`" } }],
      [
        "g4.xlarge",
        { messageId: "incompleteName", data: { value: "g4.xlarge", date, names: "`g4ad.xlarge` and `g4dn.xlarge`" } },
      ],
      ["g4.24xlarge", { messageId: "missingName", data: { value: "g4.24xlarge", date } }],
    ),
    onItemsCase(
      "labels that every node has",
      ["{ key: kubernetes.io/arch, operator: DoesNotExist }", instance("cpu", "DoesNotExist")],
      ["key", { messageId: "absentLabel", data: { key: "kubernetes.io/arch" } }],
      ["key", { messageId: "absentLabel", data: { key: full("cpu") } }],
    ),
    onItemsCase(
      "zones of two regions",
      [zones("eu-west-1a", "us-east-1a")],
      ["us-east-1a", { messageId: "differentRegions", data: { region: "us-east-1", other: "eu-west-1" } }],
    ),
    onItemsCase(
      "a requirement that no type meets",
      [instance("cpu", "In", "3")],
      ["key", { messageId: "noInstanceType", data: { key: full("cpu"), date } }],
    ),
    {
      name: "requirements that exclude each other, under the names of EKS Auto Mode",
      code: inAutoMode(
        requirements(arch("amd64"), instance("family", "In", "m7g")).replace("karpenter.k8s.aws", "eks.amazonaws.com"),
      ),
      errors: [at(9, 13, 16, { messageId: "noInstanceTypeForBoth", data: { other: first, date } })],
    },
    {
      name: "an architecture that all listed types of a family lack, although one of them is known only by its name",
      code: requirements(instance("family", "In", "m7i", "c7i"), arch("arm64")),
      errors: [at(8, 13, 16, { messageId: "noInstanceTypeForBoth", data: { other: first, date } })],
    },
    {
      name: "the bound that excludes, not the last one on the label",
      code: requirements(instance("cpu", "Gt", "8"), instance("cpu", "Lt", "200"), instance("size", "In", "large")),
      errors: [at(9, 13, 16, { messageId: "noInstanceTypeForBoth", data: { other: first, date } })],
    },
    {
      name: "a label of the template and a requirement",
      code: `${labels("karpenter.k8s.aws/instance-family: m7g")}    spec:\n      requirements: [${arch("amd64")}]\n`,
      errors: [at(6, 17, 50, { messageId: "noInstanceTypeForBoth", data: { other: first, date } })],
    },
    {
      name: "two labels of the template",
      code: labels("karpenter.k8s.aws/instance-family: m7g, team: us-east-1a, kubernetes.io/arch: amd64"),
      errors: [
        at(6, 75, 93, {
          messageId: "noInstanceTypeForBoth",
          data: { other: 'spec.template.metadata.labels["karpenter.k8s.aws/instance-family"]', date },
        }),
      ],
    },
    {
      name: "three that exclude each other only together",
      code: requirements(arch("arm64"), instance("category", "In", "m"), instance("generation", "Lt", "6")),
      errors: [at(9, 13, 16, { messageId: "noInstanceTypeForAll", data: { date } })],
    },
    {
      name: "with checkUnusedValues, values that another requirement excludes, or several together",
      code: requirements(
        arch("arm64"),
        instance("family", "In", "g5", "g5g", "m6g", "t4g"),
        instance("generation", "Lt", "6"),
        instance("category", "In", "m", "t"),
      ),
      options: [{ checkUnusedValues: true }],
      errors: [
        at(8, 76, 80, { messageId: "unusedValue", data: { value: "g5", other: first, date } }),
        at(8, 82, 87, {
          messageId: "unusedValue",
          data: { value: "g5g", other: "spec.template.spec.requirements[3]", date },
        }),
        at(8, 89, 94, {
          messageId: "unusedValue",
          data: { value: "m6g", other: "spec.template.spec.requirements[2]", date },
        }),
        at(10, 78, 81, { messageId: "unusedValueForAll", data: { value: "m", date } }),
      ],
    },
    {
      name: "with checkUnusedValues, values that a label of the template excludes",
      code: `${labels("kubernetes.io/arch: arm64, karpenter.k8s.aws/instance-cpu: '4'")}    spec:\n      requirements: [${arch("amd64, arm64")}, ${instance("size", "In", "large", "xlarge")}]\n`,
      options: [{ checkUnusedValues: true }],
      errors: [
        at(8, 72, 77, {
          messageId: "unusedValue",
          data: { value: "amd64", other: 'spec.template.metadata.labels["kubernetes.io/arch"]', date },
        }),
        at(8, 152, 159, {
          messageId: "unusedValue",
          data: { value: "large", other: 'spec.template.metadata.labels["karpenter.k8s.aws/instance-cpu"]', date },
        }),
      ],
    },
    {
      name: "with checkUnusedValues, minValues above what is possible",
      code: requirements(
        "{ key: karpenter.k8s.aws/instance-family, operator: Exists, minValues: 3 }",
        instance("gpu-name", "In", "t4"),
      ),
      options: [{ checkUnusedValues: true }],
      errors: [
        at(7, 82, 83, {
          messageId: "excessiveMinimum",
          data: { key: full("family"), minimum: "3", possible: "1", date },
        }),
      ],
    },
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
      name: "the name of a label in EKS Auto Mode",
      code: inAutoMode(requirements("{ key: node.kubernetes.io/instance-family, operator: In, values: [m5] }")),
      errors: [
        at(
          8,
          18,
          52,
          misspelt("node.kubernetes.io/instance-family", "eks.amazonaws.com/instance-family"),
          { messageId: "replaceValue", data: { meant: "eks.amazonaws.com/instance-family" } },
          inAutoMode(requirements("{ key: eks.amazonaws.com/instance-family, operator: In, values: [m5] }")),
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
        "{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-1a] }",
        "{ operator: NotIn, key: topology.kubernetes.io/zone, values: [eu-west-1b, eu-west-1a] }",
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
