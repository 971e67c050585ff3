import { describe, expect, it } from "vitest";
import { makeFolder } from "./folders.js";
import { karpenterLint, nodeClass, nodePool } from "./karpenter-lint.js";

const requirements = (family: string) => `      requirements:
        - key: karpenter.k8s.aws/instance-family
          operator: In
          values: [${family}]
        - key: karpenter.k8s.aws/instance-size
          operator: In
          values: [large]
`;

/** A repository with a pool of the same name in two environments. */
function folder(): string {
  const pool = (family: string) =>
    nodePool("default")
      .replace("name: default", "name: general")
      .replace(/ {6}requirements:[\s\S]*$/u, "") + requirements(family);
  return makeFolder({
    "dev/pool.yaml": pool("c7g"),
    "prod/pool.yaml": pool("m7g"),
    "class.yaml": nodeClass,
  });
}

describe.concurrent("karpenter-lint --launch", () => {
  it("lists the instance types of each pool of the name", async () => {
    const { code, stdout, stderr } = await karpenterLint(folder(), ["--launch", "general"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(`NodePool general (dev/pool.yaml:4)
  1 instance type. Smallest: c7g.large (2 vCPU, 4 GiB); largest: c7g.large (2 vCPU, 4 GiB).

  type       architecture  vCPU  memory  USD per hour
  c7g.large  arm64            2   4 GiB        0.0725

NodePool general (prod/pool.yaml:4)
  1 instance type. Smallest: m7g.large (2 vCPU, 8 GiB); largest: m7g.large (2 vCPU, 8 GiB).

  type       architecture  vCPU  memory  USD per hour
  m7g.large  arm64            2   8 GiB        0.0816

Instance types as of 2026-07-11, on-demand list prices of us-east-1 as of 2026-07-20.
Zones, capacity, prices and the size of pods exclude more types at run time.
`);
  });

  it("explains one type for the pools of the given paths", async () => {
    const { code, stdout } = await karpenterLint(folder(), ["--launch", "general", "--type", "m7g.xlarge", "prod"]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "\n  m7g.xlarge is excluded:\n  - prod/pool.yaml:16: karpenter.k8s.aws/instance-size In [large]; m7g.xlarge has the value xlarge.\n",
    );
    expect(stdout).not.toContain("dev/pool.yaml");
  });

  it.each([
    [["--launch", "genral"], 'No NodePool named "genral"; did you mean "general"?'],
    [["--launch", "general", "missing"], 'No such file or folder: "missing".'],
    [["--launch", "general", "--type", ""], "--type must be an instance type, such as m7g.large."],
    [["--launch", ""], "--launch must be the name of a NodePool."],
    [["--type", "m7g.large"], "--type requires --launch with the name of a NodePool."],
    [["--launch", "general", "--fix"], "--launch lints nothing, so it cannot be used with --fix."],
    [["--launch", "general", "-f", "json"], "--launch lints nothing, so it cannot be used with --format."],
    [["--launch", "x", "--max-warnings", "0"], "--launch lints nothing, so it cannot be used with --max-warnings."],
  ])("fails with %j", async (args, sentence) => {
    expect(await karpenterLint(folder(), args)).toEqual({
      code: 2,
      stdout: "",
      stderr: `karpenter-lint: ${sentence}\n`,
    });
  });
});
