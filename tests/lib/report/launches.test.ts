/** What the readiness report says about the instance types and the costs of node pools. */
import { describe, expect, it } from "vitest";
import { nodeClass, nodePool, reportOn } from "./repositories.js";

const TYPE = "node.kubernetes.io/instance-type";

function rowOf(requirements: string, limits = "{ cpu: 100 }"): readonly string[] | undefined {
  const pool = nodePool()
    .replace("requirements: []", `requirements: ${requirements}`)
    .replace("spec:", `spec:\n  limits: ${limits}`);
  return reportOn({ "class.yaml": nodeClass(), "pool.yaml": pool, "z.yaml": nodePool("other") }).launches[0]?.rows[0]
    ?.cells;
}

const types = (...names: readonly string[]) => `[{ key: ${TYPE}, operator: In, values: [${names.join(", ")}] }]`;

const unknown = ["default", "unknown", "–", "–", "–", "–"];

describe("the table of instance types and costs", () => {
  it("has the number, the bounds, the architectures and the cost at limits", () => {
    // 0.096 and 0.085 USD an hour for 2 vCPUs, with 100 vCPUs for 730 hours.
    expect(rowOf(types("m5.large", "c5.large", "m7g.xlarge"), "{ cpu: '100' }")).toEqual([
      "default",
      "3",
      "c5.large (2 vCPU, 4 GiB)",
      "m7g.xlarge (4 vCPU, 16 GiB)",
      "amd64, arm64",
      "USD 2,978 to 3,504",
    ]);
  });

  it("has one cost for one type, and none without a limit or with an unknown one", () => {
    expect(rowOf(types("m5.large"))?.at(-1)).toBe("USD 3,504");
    expect(rowOf(types("m5.large"), "{ memory: 1Gi }")?.at(-1)).toBe("no cpu limit");
    expect(rowOf(types("m5.large"), "{ cpu: '{{ x }}' }")?.at(-1)).toBe("unknown");
    expect(rowOf(types("m5.large"), "{ cpu: many }")?.at(-1)).toBe("unknown");
  });

  it("leaves out bare metal and GPUs unless Karpenter launches them", () => {
    const mixed = types("m5.large", "p5.48xlarge", "m5.metal");
    expect(rowOf(mixed)?.slice(1, 4)).toEqual(["3", "m5.large (2 vCPU, 8 GiB)", "p5.48xlarge (192 vCPU, 2,048 GiB)"]);
    expect(rowOf(mixed)?.at(-1)).toBe("USD 3,504");
    expect(rowOf(mixed.replace("}", ", minValues: 2 }"))?.at(-1)).toMatch(/^USD 3,504 to \d\d,\d{3}$/u);
    expect(rowOf(types("p5.48xlarge"))?.at(-1)).toMatch(/^USD \d\d,\d{3}$/u);
  });

  it("is honest about what is unknown", () => {
    const arch = "{ key: kubernetes.io/arch, operator: In, values: ['{{ x }}'] }";
    expect(rowOf(`${types("m5.large").slice(0, -1)}, ${arch}]`)?.[1]).toBe("at most 1");
    expect(rowOf(types("m5.large", "m10g.large"))).toEqual(unknown);
    expect(rowOf("'{{ x }}'")).toEqual(unknown);
    expect(rowOf(`${types("m5.large").slice(0, -1)}, ${arch.replace("'{{ x }}'", "arm64")}]`)?.[1]).toBe("none");
  });

  it.each([
    ["the family excludes a1", "a1.large", "m7g.large", "", "1"],
    ["tracking excludes bare metal", "m7g.metal", "m7g.large", "connectionTracking: { udpTimeout: 60 }", "1"],
    ["features are unknown", "m7g.metal", "m7g.large", "networkInterfaces: [{ deviceIndex: 0 }]", "at most 2"],
    ["nothing is left", "a1.large", "a1.xlarge", "", "none"],
  ])("applies the limits of the class: %s", (_, one, other, field, count) => {
    const pool = nodePool().replace("requirements: []", `requirements: ${types(one, other)}`);
    const files = { "class.yaml": `${nodeClass()}  ${field}\n`, "pool.yaml": pool };
    expect(reportOn(files).launches[0]?.rows[0]?.cells[1]).toBe(count);
    // A class of another name says nothing.
    expect(
      reportOn({ ...files, "pool.yaml": pool.replace("name: default }", "name: x }") }).launches[0]?.rows[0]?.cells[1],
    ).toBe("2");
    // Neither does one that a patch changes.
    const kustomization = "resources: [class.yaml, pool.yaml]\npatches: [{ path: p.yaml }]\n";
    const patched = { ...files, "kustomization.yaml": kustomization, "p.yaml": `${nodeClass()}  amiFamily: AL2\n` };
    expect(reportOn(patched).launches[0]?.rows[0]?.cells[1]).toBe("2");
  });

  it("is left out if it would contain nothing", () => {
    const open = nodePool().replace("[]", "'{{ x }}'");
    expect(reportOn({ "class.yaml": nodeClass(), "pool.yaml": open }).launches).toEqual([]);
    expect(reportOn({ "class.yaml": nodeClass() }).launches).toEqual([]);
  });
});
