import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const pool = (limits: string, version = "v1") =>
  `apiVersion: karpenter.sh/${version}\nkind: NodePool\nspec: { limits: ${limits} }\n`;

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
    { name: "another group", code: pool("{ memory: 10 }").replace("karpenter.sh", "example.io") },
  ],
  invalid: [
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
