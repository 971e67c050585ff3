import { describe, expect, it } from "vitest";
import {
  type Requirement,
  byLabel,
  contradictionIn,
  repetitionsIn,
  requirementsOf,
} from "../../lib/karpenter/requirements.js";
import { read } from "./read.js";
import { LINEAR, growth } from "../growth.js";

const VALUES = ["1", "2", "5"];

/** The nodes that there may be, by what their label says: nothing, a number, or something else. */
const NODES = [undefined, ...Array.from({ length: 8 }, (_, number) => String(number)), "x"];

type Words = readonly [operator: string, ...values: string[]];

/** Whether a node meets a requirement, as Kubernetes has it: numbers are compared with numbers alone. */
function meets(node: string | undefined, [operator, ...values]: Words): boolean {
  if (operator === "NotIn") return node === undefined || !values.includes(node);
  if (operator === "DoesNotExist") return node === undefined;
  if (node === undefined) return false;
  if (operator === "Exists") return true;
  if (operator === "In") return values.includes(node);
  if (node === "x") return false;
  const [number, bound] = [Number(node), Number(values[0])];
  if (operator === "Gt") return number > bound;
  if (operator === "Gte") return number >= bound;
  return operator === "Lt" ? number < bound : number <= bound;
}

function isMetBySome(all: readonly Words[]): boolean {
  return NODES.some((node) => all.every((words) => meets(node, words)));
}

const SUBSETS = [1, 2, 3, 4, 5, 6, 7].map((bits) => VALUES.filter((_, index) => bits & (1 << index)));

/** Every requirement on one label that there is over these values. */
const ALL: readonly Words[] = [
  ["Exists"],
  ["DoesNotExist"],
  ...["In", "NotIn"].flatMap((operator) => SUBSETS.map((values) => [operator, ...values] as const)),
  ...["Gt", "Gte", "Lt", "Lte"].flatMap((operator) => VALUES.map((value) => [operator, value] as const)),
];

function pool(requirements: readonly Words[], labels: Readonly<Record<string, string>> = {}): readonly Requirement[] {
  const items = requirements.map(([operator, ...values]) => ({ key: "example.com/size", operator, values }));
  const template = { metadata: { labels }, spec: { requirements: items } };
  return requirementsOf(read(JSON.stringify({ apiVersion: "karpenter.sh/v1", kind: "NodePool", spec: { template } })));
}

const parsed = pool(ALL);

/** Compares a contradiction with what the nodes say; undefined if they agree. */
function disagreement(indexes: readonly number[]): unknown {
  const words = indexes.map((index) => ALL[index] ?? (["Exists"] as const));
  const given = indexes.flatMap((index) => parsed[index] ?? []);
  const first = words.findIndex((_, last) => !isMetBySome(words.slice(0, last + 1)));
  const other = words.slice(0, Math.max(first, 0)).findIndex((one) => !isMetBySome([one, words[first] ?? one]));
  const expected = first < 0 ? undefined : { requirement: given[first], other: given[other] };
  const found = contradictionIn(given);
  const agrees = found?.requirement === expected?.requirement && found?.other === expected?.other;
  return agrees ? undefined : { words, first, other };
}

const INDEXES = ALL.map((_, index) => index);

describe("contradictionIn", () => {
  it("finds the first requirement that leaves no node, among all pairs", () => {
    expect(ALL.length).toBe(28);
    expect(INDEXES.flatMap((a) => INDEXES.map((b) => disagreement([a, b]))).filter(Boolean)).toEqual([]);
  });

  it("among all triples", () => {
    const triples = INDEXES.flatMap((a) => INDEXES.flatMap((b) => INDEXES.map((c) => disagreement([a, b, c]))));
    expect(triples.filter(Boolean)).toEqual([]);
  });

  it("among all sets of four", () => {
    const sets = INDEXES.flatMap((a) =>
      INDEXES.slice(a + 1).flatMap((b) =>
        INDEXES.slice(b + 1).flatMap((c) => INDEXES.slice(c + 1).map((d) => disagreement([a, b, c, d]))),
      ),
    );
    expect(sets.filter(Boolean)).toEqual([]);
  });

  it.each<[string, Words[], Record<string, string>, boolean]>([
    [
      "no integer between",
      [
        ["Gt", "1"],
        ["Lt", "2"],
      ],
      {},
      true,
    ],
    [
      "one integer between",
      [
        ["Gt", "1"],
        ["Lt", "3"],
      ],
      {},
      false,
    ],
    ["nothing is below zero", [["Lt", "0"]], {}, true],
    [
      "the only integer is ruled out",
      [
        ["Gt", "1"],
        ["Lt", "3"],
        ["NotIn", "2"],
      ],
      {},
      true,
    ],
    ["a label and another value", [["In", "1"]], { "example.com/size": "2" }, true],
    ["a label and its own value", [["In", "1"]], { "example.com/size": "1" }, false],
    ["a label that is templated", [["In", "1"]], { "example.com/size": "{{ x }}" }, false],
    [
      "a value that is templated",
      [
        ["In", "1"],
        ["In", "2", "${X}"],
      ],
      {},
      false,
    ],
    ["no values are valid-schema's", [["In", "1"], ["In"]], {}, false],
    ["an operator that is valid-schema's", [["DoesNotExist"], ["exists"]], {}, false],
    ["an operator that is templated", [["DoesNotExist"], ["{{ x }}"]], {}, false],
    [
      "a bound that is no number",
      [
        ["Gt", "many"],
        ["Lt", "1"],
      ],
      {},
      false,
    ],
  ])("%s", (_, requirements, labels, isContradiction) => {
    const found = [...byLabel(pool(requirements, labels)).values()].map((group) => contradictionIn(group));
    expect(found.some(Boolean)).toBe(isContradiction);
  });
});

it("contradictionIn takes a time that grows with the number of requirements", () => {
  const items = Array.from({ length: 8000 }, (_, index) => `- {key: a, operator: NotIn, values: [v${String(index)}]}`);
  const pool = read(
    `apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  requirements:\n  ${items.join("\n  ")}\n`,
  );
  const requirements = [...requirementsOf(pool)];
  expect(contradictionIn(requirements)).toBeUndefined();
  expect(growth(items.length / 4, (size) => contradictionIn(requirements.slice(0, size)))).toBeLessThan(LINEAR);
});

describe("byLabel", () => {
  it("takes a deprecated name and the present one for the same label", () => {
    const words = [
      { key: "beta.kubernetes.io/arch", operator: "In", values: ["amd64"] },
      { key: "kubernetes.io/arch", operator: "In", values: ["arm64"] },
      { key: "constructor", operator: "Exists" },
    ];
    const spec = { template: { spec: { requirements: words } } };
    const all = requirementsOf(read(JSON.stringify({ apiVersion: "karpenter.sh/v1", kind: "NodePool", spec })));
    const groups = byLabel(all);
    expect([...groups.keys()]).toEqual(["kubernetes.io/arch", "constructor"]);
    expect(contradictionIn(groups.get("kubernetes.io/arch") ?? [])).toEqual({
      requirement: all[1],
      other: all[0],
      earlier: [all[0]],
    });
  });
});

describe("repetitionsIn", () => {
  it.each<[string, Words[], number[]]>([
    [
      "the same values in another order",
      [
        ["In", "1", "2"],
        ["In", "2", "1"],
      ],
      [1],
    ],
    ["twice more", [["Exists"], ["Exists"], ["Exists"]], [1, 2]],
    [
      "other values",
      [
        ["In", "1", "2"],
        ["In", "1"],
      ],
      [],
    ],
    [
      "another operator",
      [
        ["Gt", "1"],
        ["Gte", "1"],
      ],
      [],
    ],
    [
      "templated values",
      [
        ["In", "${X}"],
        ["In", "${X}"],
      ],
      [],
    ],
  ])("%s", (_, requirements, repeated) => {
    const all = pool(requirements);
    expect(repetitionsIn(all).map(({ requirement }) => all.indexOf(requirement))).toEqual(repeated);
    expect(repetitionsIn(all).every(({ other }) => other === all[0])).toBe(true);
  });

  it("takes a label for no repetition of a requirement", () => {
    expect(repetitionsIn(pool([["In", "1"]], { "example.com/size": "1" }))).toEqual([]);
  });
});
