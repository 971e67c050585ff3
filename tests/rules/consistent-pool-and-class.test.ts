import karpenter from "../../lib/index.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** The requirements are in line 10 and after, from column 11 on; the name of the class is in line 8. */
function pool(requirements: readonly string[], { name = "default", group = "karpenter.k8s.aws", more = "" } = {}) {
  const items = requirements.map((one) => `        - { ${one} }\n`).join("");
  return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    ${more === "" ? "metadata: {}" : more}
    spec:
      nodeClassRef: { group: ${group}, kind: EC2NodeClass, name: ${name} }
      requirements:
${items}`;
}

/** Its name is in line 3; the further fields begin in line 5. */
function nodeClass(...fields: readonly string[]): string {
  return `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: default }\nspec:\n${fields.map((field) => `  ${field}\n`).join("")}`;
}

const linux = nodeClass("amiSelectorTerms: [{ alias: al2023@v20260801 }]");
const windows = nodeClass("amiSelectorTerms: [{ alias: windows2022@latest }]");
const intel = nodeClass(
  "amiFamily: AL2023",
  "amiSelectorTerms:",
  "  - { name: 'amazon-eks-node-al2023-x86_64-*' }",
  "  - { ssmParameter: /aws/service/eks/optimized-ami/1.32/amazon-linux-2/recommended/image_id }",
);
const enclaves = nodeClass("amiSelectorTerms: [{ alias: al2023@v20260801 }]", "enclaveOptions: { enabled: true }");
const reserving = nodeClass(
  "amiSelectorTerms: [{ alias: al2023@v20260801 }]",
  "capacityReservationSelectorTerms: [{ tags: { team: ml } }]",
);

const os = (value: string, operator = "In") => `key: kubernetes.io/os, operator: ${operator}, values: [${value}]`;
const arch = (value: string) => `key: kubernetes.io/arch, operator: In, values: [${value}]`;
const tracking = nodeClass(
  "amiSelectorTerms: [{ alias: al2023@v20260801 }]",
  "connectionTracking: { tcpEstablishedTimeout: 600 }",
);
const family = (value: string) => `key: karpenter.k8s.aws/instance-family, operator: In, values: [${value}]`;
const metal = "key: karpenter.k8s.aws/instance-hypervisor, operator: In, values: ['']";

const capacity = (value: string, operator = "In") =>
  `key: karpenter.sh/capacity-type, operator: ${operator}, values: [${value}]`;

const around = (code: string, files: Files) => linted({ "nodes/pool.yaml": code, ...files });

const found = { name: "default", place: "nodes/class.yaml:3" };
const unsupported = {
  messageId: "unsupportedTypes",
  data: { ...found, date: "2026-07-11" },
  line: 8,
  column: 75,
  endLine: 8,
  endColumn: 82,
} as const;

ruleTester.run("consistent-pool-and-class", karpenter.rules["consistent-pool-and-class"], {
  texts: {
    otherSystem:
      "Nodes of `default` in nodes/class.yaml:3 only run `linux`, so Karpenter launches none for this NodePool; use another operating system, or another class.",
    otherArchitecture:
      "The AMIs of `default` in nodes/class.yaml:3 are only for `amd64`, so Karpenter launches no nodes for this NodePool; use another architecture, or other AMIs.",
    unsupportedTypes:
      "No instance type (as of 2026-07-11) that this NodePool allows supports `connectionTracking` of `default` in nodes/class.yaml:3, so Karpenter launches no nodes; allow other types, or use another class.",
    noReservations:
      "`default` in nodes/class.yaml:3 selects no capacity reservations, so no node is `reserved`; add `capacityReservationSelectorTerms` to it, or allow `on-demand` or `spot`.",
    unusedReservations:
      "Every NodePool with this class excludes `reserved` capacity, so these reservations are never used; allow `reserved` in a NodePool, or remove them.",
    sharedEnclaveNodes:
      "Nodes of `default` in nodes/class.yaml:3 have Nitro Enclaves, but any pod can run on them; add a taint with the effect `NoSchedule` to this NodePool.",
  },
  valid: [
    {
      name: "a class that has what the pool requires, or may have",
      ...around(pool([os("linux"), arch("arm64, amd64"), capacity("reserved, on-demand")]), {
        "nodes/class.yaml": intel,
      }),
    },
    {
      name: "Windows for Windows",
      ...around(pool([os("windows"), arch("amd64"), capacity("spot")]), { "nodes/class.yaml": windows }),
    },
    {
      name: "no requirement at all, and other labels",
      ...around(pool(["key: x, operator: In, values: [windows]"]), { "nodes/class.yaml": linux }),
    },
    {
      name: "values that a template decides",
      ...around(
        pool([os("'{{ os }}'"), `key: kubernetes.io/os, operator: '{{ x }}', values: [windows]`, arch("'${ARCH}'")]),
        { "nodes/class.yaml": intel },
      ),
    },
    {
      name: "requirements that contradict each other",
      ...around(pool([os("linux"), os("windows")]), { "nodes/class.yaml": linux }),
    },
    ...Object.entries({
      "a templated family": nodeClass("amiFamily: '{{ family }}'", "amiSelectorTerms: [{ id: ami-1 }]"),
      "an unknown family": nodeClass("amiFamily: Windows2031", "amiSelectorTerms: [{ id: ami-1 }]"),
      "no family": nodeClass("amiSelectorTerms: [{ id: ami-1 }]"),
      "terms that a template makes": nodeClass("{{- toYaml .Values.spec | nindent 2 }}"),
    }).map(([name, text]) => ({
      name,
      ...around(pool([os("windows"), capacity("on-demand")]), { "nodes/class.yaml": text }),
    })),
    ...Object.entries({
      "one term that can select any AMI": "[{ name: 'x-x86_64-*' }, { tags: { arch: arm } }]",
      "a name with both, and without either": "[{ name: 'x86_64-or-arm64' }, { name: 'golden-*' }]",
      "AMIs for both": "[{ name: 'x-x86_64-*' }, { name: 'x-aarch64-*' }]",
      "a name of two generations": "[{ name: 'amazon-eks-node-*' }]",
      "a name that a template decides": "[{ name: 'x86_64-{{ x }}' }]",
      "an ID": "[{ id: ami-0123456789abcdef0 }]",
      "a word that only looks like an architecture": "[{ name: my-arm64e-x86_640 }]",
    }).map(([name, terms]) => ({
      name,
      ...around(pool([arch("arm64")]), {
        "nodes/class.yaml": nodeClass("amiFamily: AL2023", `amiSelectorTerms: ${terms}`),
      }),
    })),
    {
      name: "reservations that a template decides",
      ...around(pool([capacity("reserved")]), {
        "nodes/class.yaml": nodeClass("capacityReservationSelectorTerms: '{{ terms }}'"),
      }),
    },
    {
      name: "two classes of the name, one of them right",
      ...around(pool([os("windows")]), { "nodes/class.yaml": linux, "nodes/other.yaml": windows }),
    },
    { name: "no class", ...around(pool([os("windows")]), { "nodes/class.yaml": linux.replace("default", "other") }) },
    { name: "no repository", code: `${pool([os("windows")])}---\n${linux}` },
    {
      name: "a class of another provider",
      ...around(pool([os("windows")], { group: "karpenter.azure.com" }), { "nodes/class.yaml": linux }),
    },
    {
      name: "classes whose names are unknown, and a templated reference",
      ...around(`${pool([os("windows")])}---\n${pool([os("windows")], { name: "'{{ x }}'" })}`, {
        "nodes/class.yaml": linux,
        "nodes/other.yaml": linux.replace("default", "'{{ x }}'"),
      }),
    },
    {
      name: "a class that an overlay changes",
      ...around(pool([os("windows")]), {
        "nodes/class.yaml": linux,
        "nodes/kustomization.yaml": "resources: [pool.yaml, class.yaml]\npatches: [{ path: patch.yaml }]\n",
        "nodes/patch.yaml": windows,
      }),
    },
    {
      name: "a pool that a patch changes",
      ...around(pool([os("windows")]), {
        "nodes/class.yaml": linux,
        "nodes/kustomization.yaml": "resources: [pool.yaml, class.yaml]\npatches: [{ path: patch.yaml }]\n",
        "nodes/patch.yaml": pool([os("linux")]),
      }),
    },
    {
      name: "a pool of a base, whose class each overlay has",
      ...linted({
        "base/pool.yaml": pool([os("windows")]),
        "base/kustomization.yaml": "resources: [pool.yaml]\n",
        "prod/kustomization.yaml": "resources: [../base, class.yaml]\n",
        "prod/class.yaml": windows,
        "test/kustomization.yaml": "resources: [../base]\n",
        "base/unused/class.yaml": linux,
      }),
    },
    { name: "a patch", ...linted({ "patches/pool.yaml": pool([os("windows")]), "class.yaml": linux }) },
    {
      name: "another group, and v1alpha5",
      ...around(pool([os("windows")]).replace("karpenter.sh/v1", "example.io/v1"), { "nodes/class.yaml": linux }),
    },
    ...Object.entries({
      "types that are not all excluded": [pool([family("a1, m7g")]), linux],
      "types for custom AMIs": [
        pool([family("a1")]),
        nodeClass("amiFamily: Custom", "amiSelectorTerms: [{ id: ami-1 }]"),
      ],
      "types for a family that is unknown": [
        pool([family("a1")]),
        nodeClass("amiFamily: '{{ x }}'", "amiSelectorTerms: [{ id: ami-1 }]"),
      ],
      "bare metal and others": [pool(["key: karpenter.k8s.aws/instance-hypervisor, operator: Exists"]), tracking],
      "bare metal, and tracking that a template decides": [
        pool([metal]),
        nodeClass("amiFamily: AL2", "connectionTracking: '{{ x }}'"),
      ],
      "bare metal, and tracking that is null": [pool([metal]), nodeClass("amiFamily: AL2", "connectionTracking: null")],
      "a type that is newer than the catalog": [pool([family("a1, m10g")]), linux],
      "a templated type": [pool([family("a1"), family("'{{ x }}'")]), linux],
      "features that the catalog lacks": [pool([metal]), nodeClass("amiFamily: AL2", "networkInterfaces: [{ x: 1 }]")],
      "no type, which is another problem": [pool([family("a1"), arch("amd64")]), linux],
    }).map(([name, [code = "", text = ""]]) => ({
      name: `a pool with ${name}`,
      ...around(code, { "nodes/class.yaml": text }),
    })),
    {
      name: "reservations and enclaves, if they are not to be reported",
      ...linted({ "class.yaml": reserving, "pool.yaml": pool([capacity("spot")]) }),
    },
    ...Object.entries({
      "that a pool uses": { "pool.yaml": pool([capacity("spot")]), "other.yaml": pool([capacity("spot, reserved")]) },
      "that a pool without the requirement uses": { "pool.yaml": pool([]) },
      "that no pool names": { "pool.yaml": pool([capacity("spot")], { name: "other" }) },
      "that a templated pool may use": {
        "pool.yaml": pool([capacity("spot")]),
        "other.yaml": pool([], { name: "'{{ x }}'" }),
      },
      "that a pool may use whose capacity types a template decides": {
        "pool.yaml": pool([capacity("spot, '{{ x }}'")]),
      },
    }).map(([name, files]) => ({
      name: `reservations ${name}`,
      ...linted({ "class.yaml": reserving, ...files }),
      options: [{ checkReservations: true }],
    })),
    ...Object.entries({
      "a taint": {
        "nodes/class.yaml": enclaves,
        code: `${pool([])}        []\n      taints: [{ key: x, effect: NoSchedule }]\n`,
      },
      "templated taints": { "nodes/class.yaml": enclaves, code: `${pool([])}        []\n      taints: '{{ x }}'\n` },
      "a NodeOverlay": {
        "nodes/class.yaml": enclaves,
        "nodes/overlay.yaml": "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: x }\n",
        code: pool([]),
      },
      "no enclaves": { "nodes/class.yaml": linux, code: pool([]) },
      "enclaves that a template enables": {
        "nodes/class.yaml": enclaves.replace("true", "'{{ x }}'"),
        code: pool([]),
      },
    }).map(([name, { code, ...files }]) => ({
      name: `a pool with ${name}`,
      ...around(code, files as Files),
      options: [{ checkEnclaves: true }],
    })),
  ],
  invalid: [
    {
      name: "Windows of a Linux class",
      ...around(pool([os("windows"), arch("amd64")]), { "nodes/class.yaml": linux }),
      errors: [
        {
          messageId: "otherSystem",
          data: { ...found, has: "`linux`" },
          line: 10,
          column: 59,
          endLine: 10,
          endColumn: 66,
        },
      ],
    },
    {
      name: "a custom AMI, which counts as Linux, by a deprecated label and a label of the template, under CRLF",
      ...around(
        `${pool(["key: beta.kubernetes.io/os, operator: NotIn, values: [linux]"])}---\n${pool([], { more: "metadata: { labels: { kubernetes.io/os: windows } }" })}        []\n`.replaceAll(
          "\n",
          "\r\n",
        ),
        { "nodes/class.yaml": nodeClass("amiFamily: Custom", "amiSelectorTerms: [{ id: ami-1 }]") },
      ),
      errors: [
        {
          messageId: "otherSystem",
          data: { ...found, has: "`linux`" },
          line: 10,
          column: 13,
          endLine: 10,
          endColumn: 16,
        },
        {
          messageId: "otherSystem",
          data: { ...found, has: "`linux`" },
          line: 17,
          column: 45,
          endLine: 17,
          endColumn: 52,
        },
      ],
    },
    {
      name: "Linux and arm64 of a Windows class, in the same file, of a List",
      ...linted({
        "nodes/class.yaml": `${windows}---\napiVersion: v1\nkind: List\nitems:\n  - ${pool([os("linux"), arch("arm64")])
          .trimEnd()
          .replaceAll("\n", "\n    ")}\n`,
      }),
      errors: [
        {
          messageId: "otherSystem",
          data: { ...found, has: "`windows`" },
          line: 19,
          column: 63,
          endLine: 19,
          endColumn: 68,
        },
        {
          messageId: "otherArchitecture",
          data: { ...found, has: "`amd64`" },
          line: 20,
          column: 65,
          endLine: 20,
          endColumn: 70,
        },
      ],
    },
    {
      name: "arm64 with AMIs for amd64",
      ...around(pool([arch("arm64"), capacity("spot")]), { "nodes/class.yaml": intel }),
      errors: [
        {
          messageId: "otherArchitecture",
          data: { ...found, has: "`amd64`" },
          line: 10,
          column: 61,
          endLine: 10,
          endColumn: 66,
        },
      ],
    },
    {
      name: "amd64 with AMIs for arm64, in two classes of the name",
      ...around(pool([arch("amd64")]), {
        "nodes/class.yaml": nodeClass("amiFamily: AL2023", "amiSelectorTerms: [{ name: golden_ARM64_* }]"),
        "nodes/other.yaml": nodeClass("amiFamily: AL2023", "amiSelectorTerms: [{ name: x-aarch64 }]"),
      }),
      errors: [
        {
          messageId: "otherArchitecture",
          data: { ...found, has: "`arm64`" },
          line: 10,
          column: 61,
          endLine: 10,
          endColumn: 66,
        },
      ],
    },
    {
      name: "bare metal with tracked connections",
      ...around(pool([metal]), { "nodes/class.yaml": tracking }),
      errors: [{ ...unsupported, data: { ...unsupported.data, what: "`connectionTracking`" } }],
    },
    ...Object.entries({
      "a1 with AL2023": ["AL2023, the AMI family", pool([family("a1")]), linux],
      "Graviton for Windows": ["the AMIs", pool([os("windows"), family("m7g")]), windows],
      "Graviton with AMIs for amd64": ["the AMIs", pool([family("m7g, t4g")]), intel],
      "a1 and bare metal with both limits": [
        "all settings",
        pool(["key: node.kubernetes.io/instance-type, operator: In, values: [a1.large, m7g.metal]"]),
        tracking,
      ],
    }).map(([name, [what = "", code = "", text = ""]]) => ({
      name,
      ...around(code, { "nodes/class.yaml": text }),
      errors: [{ ...unsupported, data: { ...unsupported.data, what } }],
    })),
    {
      name: "reserved capacity alone, without reservations",
      ...around(pool([capacity("reserved"), capacity("spot, reserved")]), {
        "nodes/class.yaml": `${linux}  capacityReservationSelectorTerms: []\n`,
      }),
      errors: [
        {
          messageId: "noReservations",
          data: { ...found, has: "`on-demand` or `spot`" },
          line: 10,
          column: 69,
          endLine: 10,
          endColumn: 77,
        },
      ],
    },
    {
      name: "reservations that every pool excludes, if that is to be reported",
      ...linted({
        "class.yaml": reserving,
        "pool.yaml": pool([capacity("spot")]),
        "other.yaml": pool([capacity("reserved", "NotIn")]),
      }),
      options: [{ checkReservations: true }],
      errors: [{ messageId: "unusedReservations", line: 6, column: 3, endLine: 6, endColumn: 35 }],
    },
    {
      name: "enclaves without a taint, and with one that only prefers, if that is to be reported",
      ...around(
        `${pool([])}        []\n---\n${pool([])}        []\n      taints: [{ key: x, effect: PreferNoSchedule }]\n`,
        {
          "nodes/class.yaml": enclaves,
        },
      ),
      options: [{ checkEnclaves: true }],
      errors: [
        { messageId: "sharedEnclaveNodes", data: found, line: 8, column: 75, endLine: 8, endColumn: 82 },
        { messageId: "sharedEnclaveNodes", data: found, line: 19, column: 75, endLine: 19, endColumn: 82 },
      ],
    },
  ],
});
