import karpenter from "../../lib/index.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** The policy is in line 5, from column 24 on. */
function nodeClass(policy = "RAID0", version = "v1"): string {
  return `apiVersion: karpenter.k8s.aws/${version}\nkind: EC2NodeClass\nmetadata: { name: fast }\nspec:\n  instanceStorePolicy: ${policy}\n`;
}

function pool(requirements: string, { name = "fast", version = "v1", labels = "{}" } = {}): string {
  return `apiVersion: karpenter.sh/${version}
kind: NodePool
metadata: { name: general }
spec:
  template:
    metadata: { labels: ${labels} }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: ${name} }
      requirements: ${requirements}
`;
}

const family = (...names: readonly string[]) =>
  `[{ key: karpenter.k8s.aws/instance-family, operator: In, values: [${names.join(", ")}] }]`;

const without = pool(family("m7g", "c7g"));

const around = (files: Files, code = nodeClass()) => linted({ "nodes/class.yaml": code, ...files });

const error = {
  messageId: "noDisks",
  data: { date: "2026-07-11" },
  line: 5,
  column: 24,
  endLine: 5,
  endColumn: 29,
};

ruleTester.run("no-raid0-without-nvme", karpenter.rules["no-raid0-without-nvme"], {
  texts: {
    noDisks:
      "No instance type (as of 2026-07-11) that the NodePools of this class allow has local NVMe disks, so `RAID0` does nothing; allow types with such disks, or remove it.",
  },
  valid: [
    ...Object.entries({
      "a family with disks": pool(family("m7g", "c7gd")),
      "all families": pool("[{ key: kubernetes.io/arch, operator: In, values: [arm64] }]"),
      "no requirements": pool("[]"),
      "a family that is newer than the catalog": pool(family("m7g", "m10g")),
      "a templated family": pool(family("m7g", "'{{ family }}'")),
      "a placeholder": pool(family("m7g", "'${FAMILY}'")),
      "a templated operator": pool("[{ key: karpenter.k8s.aws/instance-family, operator: '{{ x }}', values: [m7g] }]"),
      "a templated key": pool(`[{ key: '{{ x }}', operator: Exists }, ${family("m7g").slice(1)}`),
      "templated requirements": pool("'{{ x }}'"),
      "requirements that a template makes": pool("\n        {{- toYaml .Values.requirements | nindent 8 }}"),
      "templated labels": pool(family("m7g"), { labels: "'{{ x }}'" }),
      "no type at all": pool(
        `${family("m7g").slice(0, -1)}, { key: kubernetes.io/arch, operator: In, values: [amd64] }]`,
      ),
      "another class": pool(family("m7g"), { name: "other" }),
      "a templated class": `${without}---\n${pool("[]", { name: "'{{ x }}'" })}`,
      "another group": without.replace("karpenter.sh", "example.io"),
      "a second pool with disks": `${without}---\n${pool(family("i4i"))}`,
    }).map(([name, text]) => ({ name: `a pool with ${name}`, ...around({ "nodes/pool.yaml": text }) })),
    {
      name: "a pool with types of which the class supports none",
      ...around(
        { "nodes/pool.yaml": pool("[{ key: node.kubernetes.io/instance-type, operator: In, values: [m7g.metal] }]") },
        `${nodeClass()}  connectionTracking: { udpTimeout: 60 }\n`,
      ),
    },
    { name: "no pool in the repository", ...around({}) },
    { name: "no policy", ...around({ "nodes/pool.yaml": without }, nodeClass("null")) },
    { name: "a templated policy", ...around({ "nodes/pool.yaml": without }, nodeClass("'{{ policy }}'")) },
    {
      name: "a class of another group",
      ...around({ "nodes/pool.yaml": without }, nodeClass().replace("karpenter.k8s.aws", "example.io")),
    },
    {
      name: "a pool that a kustomization patches",
      ...around({
        "nodes/pool.yaml": without,
        "nodes/kustomization.yaml": "resources: [pool.yaml, class.yaml]\npatches: [{ path: patch.yaml }]\n",
        "nodes/patch.yaml": pool(family("i4i")),
      }),
    },
    {
      name: "a pool of a chart's template",
      ...around({
        "chart/Chart.yaml": "name: pools\nversion: 1.0.0\n",
        "chart/templates/pool.yaml": `{{- range .Values.pools }}\n${without}{{- end }}\n`,
        "nodes/pool.yaml": without,
      }),
    },
    { name: "a patch", ...linted({ "patches/class.yaml": nodeClass(), "pool.yaml": without }) },
  ],
  invalid: [
    { name: "families without disks", ...around({ "nodes/pool.yaml": without }), errors: [error] },
    {
      name: "hard disks only, in v1beta1, with CRLF",
      ...around(
        { "nodes/pool.yaml": pool(family("d2"), { version: "v1beta1" }) },
        nodeClass("RAID0", "v1beta1").replaceAll("\n", "\r\n"),
      ),
      errors: [error],
    },
    {
      name: "several pools, one of which names the family in a label",
      ...around({
        "nodes/pool.yaml": without,
        "nodes/other.yaml": pool("[]", { labels: "{ karpenter.k8s.aws/instance-family: t4g }" }),
        "nodes/third.yaml": pool(family("i4i"), { name: "other" }),
      }),
      errors: [error],
    },
    {
      name: "disks of bare metal only, which the class excludes, and features that the catalog lacks",
      ...around(
        {
          "nodes/pool.yaml": pool(
            "[{ key: node.kubernetes.io/instance-type, operator: In, values: [m7g.large, i4i.metal] }]",
          ),
        },
        `${nodeClass()}  connectionTracking: { udpTimeout: 60 }\n  networkInterfaces: [{ deviceIndex: 0 }]\n`,
      ),
      errors: [error],
    },
    {
      name: "types whose disks a requirement excludes, in the same file, of a List",
      ...linted({
        "nodes/all.yaml": `${pool(
          "[{ key: karpenter.k8s.aws/instance-local-nvme, operator: DoesNotExist }]",
        )}---\napiVersion: v1\nkind: List\nitems:\n  - ${nodeClass().trimEnd().replaceAll("\n", "\n    ")}\n`,
      }),
      errors: [{ ...error, line: 18, column: 28, endLine: 18, endColumn: 33 }],
    },
  ],
});
