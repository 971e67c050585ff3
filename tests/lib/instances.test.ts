import { describe, expect, it } from "vitest";
import { catalog } from "../../lib/karpenter/instances/catalog.js";
import { admissionOf, isOpen } from "../../lib/karpenter/instances/admitted.js";
import { meantName, statusOf } from "../../lib/karpenter/instances/names.js";
import { requirementsOf } from "../../lib/karpenter/requirements.js";
import { read } from "./read.js";

type Words = readonly [key: string, operator: string, ...values: string[]];

function admitted(...words: readonly Words[]) {
  const requirements = words.map(([key, operator, ...values]) => ({ key: full(key), operator, values }));
  const template = { spec: { requirements } };
  const pool = read(JSON.stringify({ apiVersion: "karpenter.sh/v1", kind: "NodePool", spec: { template } }));
  return admissionOf(requirementsOf(pool));
}

function full(key: string): string {
  return key.includes("/") ? key : `karpenter.k8s.aws/instance-${key}`;
}

const ARCH = "kubernetes.io/arch";
const TYPE = "node.kubernetes.io/instance-type";

describe("admitted types", () => {
  it.each<[number, Words[]]>([
    [1363, []],
    [65, [["gpu-count", "Gt", "0"]]],
    [
      1344,
      [
        ["gpu-count", "Gt", "0"],
        ["gpu-count", "NotIn", "8"],
      ],
    ],
    [
      51,
      [
        ["gpu-count", "Gt", "0"],
        ["gpu-count", "Lt", "8"],
      ],
    ],
    // 8 is out of bounds, so excluding it changes nothing.
    [
      51,
      [
        ["gpu-count", "Gt", "0"],
        ["gpu-count", "Lt", "8"],
        ["gpu-count", "NotIn", "8"],
      ],
    ],
    [
      1293,
      [
        ["gpu-name", "In", "t4"],
        ["gpu-name", "In", "a10g"],
      ],
    ],
    [
      1293,
      [
        ["gpu-count", "Gt", "4"],
        ["gpu-count", "Lt", "2"],
      ],
    ],
    [
      0,
      [
        ["cpu", "Gt", "8"],
        ["cpu", "Lt", "4"],
      ],
    ],
    [41, [["gpu-count", "Lt", "2"]]],
    [143, [["hypervisor", "In", ""]]],
    [217, [["hypervisor", "NotIn", "nitro"]]],
    [43, [["network-bandwidth", "DoesNotExist"]]],
    [
      0,
      [
        ["family", "In", "m7g"],
        [ARCH, "In", "amd64"],
      ],
    ],
    [
      0,
      [
        ["category", "In", "t"],
        ["generation", "Gt", "4"],
      ],
    ],
    [1, [[TYPE, "In", "m5.large"]]],
    [1363, [["example.com/team", "In", "a"]]],
  ])("%i of %j", (count, words) => {
    expect(admitted(...words).count).toBe(count);
  });

  it("are each admitted by the requirements for all of its labels", () => {
    const { names, columns } = catalog();
    const alone = names.map((name, type) => {
      const words = [...columns].map(([label, { values, types }]): Words => {
        const value = values[types.findIndex((one) => one.has(type))];
        return value === undefined ? [label, "DoesNotExist"] : [label, "In", value];
      });
      const { admitted: types, count } = admitted(...words);
      return count === 1 && types.has(type) ? undefined : name;
    });
    expect(alone.filter((name) => name !== undefined)).toEqual([]);
    expect(names).toHaveLength(1363);
  });
});

describe("unknown requirements", () => {
  it.each<[boolean, Words[]]>([
    [false, [["cpu", "Gt", "4"]]],
    [true, [["family", "In", "m5", "m10i"]]],
    [true, [["generation", "In", "10"]]],
    [true, [["gpu-name", "In", "b400"]]],
    [false, [["family", "NotIn", "m10i"]]],
    [false, [["example.com/team", "In"]]],
  ])("%s for %j", (expected, words) => {
    expect(isOpen(admitted(...words))).toBe(expected);
  });
});

it.each([
  [TYPE, "m5.large", "known"],
  [TYPE, "m5.lagre", "missing"],
  [TYPE, "r7iz.24xlarge", "missing"],
  [TYPE, "m6i.medium", "missing"],
  [TYPE, "c7g", "missing"],
  [TYPE, "m9g.96xlarge", "unlisted"],
  [TYPE, "m5.metal-48xl", "unlisted"],
  [TYPE, "p6e-gb200.36xlarge", "known"],
  ["karpenter.k8s.aws/instance-family", "gr", "missing"],
  ["karpenter.k8s.aws/instance-family", "c5x", "missing"],
  ["karpenter.k8s.aws/instance-family", "c12g", "missing"],
  ["karpenter.k8s.aws/instance-family", "c10g", "unlisted"],
  ["karpenter.k8s.aws/instance-family", "q1", "unlisted"],
  ["karpenter.k8s.aws/instance-category", "t", "known"],
  ["karpenter.k8s.aws/instance-category", "q", "unlisted"],
  ["karpenter.k8s.aws/instance-size", "7xlarge", "unlisted"],
  ["karpenter.k8s.aws/instance-cpu", "3", undefined],
])("%s %s is %s", (label, value, status) => {
  expect(statusOf(label, value)).toBe(status);
});

it("finds the name that was meant", () => {
  expect(meantName(TYPE, "m5.lagre")).toBe("m5.large");
});
