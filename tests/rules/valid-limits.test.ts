import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const pool = (limits: string, version = "v1") =>
  `apiVersion: karpenter.sh/${version}\nkind: NodePool\nspec: { limits: ${limits} }\n`;

/** A pool with requirements, and a limit in line 3. */
const required = (limits: string, requirements: string, { group = "karpenter.k8s.aws", more = "" } = {}) =>
  `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  limits: ${limits}\n${more}  template:\n    spec:\n      nodeClassRef: { group: ${group}, kind: X, name: x }\n      requirements: ${requirements}\n`;

const types = (...names: readonly string[]) =>
  `[{ key: node.kubernetes.io/instance-type, operator: In, values: [${names.join(", ")}] }]`;

const wrong = (
  name: string,
  code: string,
  messageId: string,
  text: string,
  data: Readonly<Record<string, string>>,
) => ({
  name,
  code,
  errors: [{ messageId, data, ...positionOf(code, text) }],
});

ruleTester.run("valid-limits", karpenter.rules["valid-limits"], {
  texts: {
    belowSmallest:
      "`cpu` is `4`, but the smallest instance type of this pool (as of 2026-07-11) has 8 vCPUs, so Karpenter launches no nodes; increase the limit.",
    tooFewBytes:
      "`memory` is `1000`, which is 1000 bytes, so Karpenter launches no nodes; add a unit, such as `1000Gi`.",
    tooFewCores:
      "`cpu` is `100m`, which is less than one core, so Karpenter launches no nodes; set the number of cores.",
    tooManyCores:
      "`cpu` is `1000Gi`, which is 1073741824000 cores and limits nothing; set the number of cores, without a unit.",
  },
  valid: [
    { name: "limits with units", code: pool("{ cpu: 1000, memory: 1000Gi, ephemeral-storage: 2Ti, nodes: 10 }") },
    { name: "limits as texts", code: pool("{ cpu: '1k', memory: '1e12', nvidia.com/gpu: '2' }") },
    { name: "bytes", code: pool("{ memory: 1073741824 }") },
    { name: "a pool that is turned off", code: pool("{ cpu: 0, memory: '0' }") },
    { name: "practically no limit", code: pool("{ cpu: 100000000 }") },
    { name: "negative, which the API server rejects", code: pool("{ cpu: -1, memory: -5 }") },
    { name: "templated", code: pool("{ cpu: '{{ .cpu }}m', memory: '{{ .memory }}' }") },
    { name: "no quantities", code: pool("{ cpu: many, memory: 10GB }") },
    { name: "no limits", code: pool("{}") },
    ...Object.entries({
      "exactly the smallest type": required("{ cpu: 8, memory: 32Gi }", types("m5.2xlarge", "m5.4xlarge")),
      "less memory by what the hypervisor needs": required("{ memory: 29Gi }", types("m5.2xlarge")),
      "a pool that is turned off": required("{ cpu: 0, memory: 0 }", types("m5.2xlarge")),
      "a type that may be newer than the catalog": required("{ cpu: 4 }", types("m5.2xlarge", "m10g.xlarge")),
      "a templated type": required("{ cpu: 4 }", types("m5.2xlarge", "'{{ x }}'")),
      "a templated operator": required("{ cpu: 4 }", types("m5.2xlarge").replace("In,", "'{{ x }}',")),
      "a templated key": required(
        "{ cpu: 4 }",
        `${types("m5.2xlarge").slice(0, -1)}, { key: '{{ x }}', operator: Exists }]`,
      ),
      "templated requirements": required("{ cpu: 4 }", "'{{ x }}'"),
      "another unknown requirement": required(
        "{ cpu: 4 }",
        `${types("m5.2xlarge").slice(0, -1)}, { key: kubernetes.io/arch, operator: In, values: ['{{ x }}'] }]`,
      ),
      "no type at all": required(
        "{ cpu: 4 }",
        `${types("m5.2xlarge").slice(0, -1)}, { key: kubernetes.io/arch, operator: In, values: [arm64] }]`,
      ),
      "another provider": required("{ cpu: 4 }", types("m5.2xlarge"), { group: "karpenter.azure.com" }),
      "a fixed number of nodes": required("{ cpu: 4 }", types("m5.2xlarge"), { more: "  replicas: 2\n" }),
      "a patch": required("{ cpu: 4 }", types("m5.2xlarge")).replace("spec:", "$patch: merge\nspec:"),
    }).map(([name, code]) => ({ name: `requirements: ${name}`, code })),
    {
      name: "a pool that a kustomization patches",
      ...linted({
        "pool.yaml": required("{ cpu: 4 }", types("m5.2xlarge")).replace("spec:", "metadata: { name: x }\nspec:"),
        "kustomization.yaml": "resources: [pool.yaml]\npatches: [{ path: patch.yaml }]\n",
        "patch.yaml":
          "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\nspec: { limits: { cpu: 9 } }\n",
      }),
    },
    { name: "another group", code: pool("{ memory: 10 }").replace("karpenter.sh", "example.io") },
  ],
  invalid: [
    wrong(
      "less than the smallest type",
      required("{ cpu: 4 }", types("m5.2xlarge", "m5.4xlarge")),
      "belowSmallest",
      "4",
      {
        resource: "cpu",
        value: "4",
        smallest: "8 vCPUs",
        date: "2026-07-11",
      },
    ),
    wrong(
      "less memory than the smallest type, as a text, in EKS Auto Mode, with CRLF",
      required(
        "{ cpu: 100, memory: '16Gi' }",
        "[{ key: eks.amazonaws.com/instance-memory, operator: Gt, values: ['20000'] }]",
        { group: "eks.amazonaws.com" },
      ).replaceAll("\n", "\r\n"),
      "belowSmallest",
      "'16Gi'",
      { resource: "memory", value: "16Gi", smallest: "21 GiB", date: "2026-07-11" },
    ),
    wrong("bytes without a unit", pool("{ cpu: 10, memory: 1000 }"), "tooFewBytes", "1000", {
      resource: "memory",
      value: "1000",
      bytes: "1000",
      example: "1000Gi",
    }),
    wrong(
      "a unit below bytes, in v1beta1, with CRLF",
      pool("{ ephemeral-storage: 500k }", "v1beta1").replaceAll("\n", "\r\n"),
      "tooFewBytes",
      "500k",
      { resource: "ephemeral-storage", value: "500k", bytes: "500000", example: "1000Gi" },
    ),
    wrong(
      "a Provisioner",
      "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { limits: { resources: { memory: '64' } } }\n",
      "tooFewBytes",
      "'64'",
      { resource: "memory", value: "64", bytes: "64", example: "64Gi" },
    ),
    wrong("less than a core", pool("{ cpu: 100m }"), "tooFewCores", "100m", { value: "100m", cores: "0.1" }),
    wrong("half a core", pool("{ cpu: 0.5 }"), "tooFewCores", "0.5", { value: "0.5", cores: "0.5" }),
    wrong("cores in the unit of memory", pool("{ cpu: 1000Gi, memory: 1000Gi }"), "tooManyCores", "1000Gi", {
      value: "1000Gi",
      cores: "1073741824000",
    }),
  ],
});
