import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** An overlay, whose name is in line 3, and which is five lines long. */
const overlay = (name: string, requirements: string, rest: string) => `apiVersion: karpenter.sh/v1alpha1
kind: NodeOverlay
metadata: { name: ${name} }
spec: { requirements: [${requirements}], ${rest} }
---
`;

const one = (key: string, operator: string, values: string) =>
  `{ key: ${key}, operator: ${operator}, values: [${values}] }`;
const family = (values: string, operator = "In") => one("karpenter.k8s.aws/instance-family", operator, values);
const size = (values: string, operator = "In") => one("karpenter.k8s.aws/instance-size", operator, values);
const capacityType = (values: string) => one("karpenter.sh/capacity-type", "In", values);

const m5 = (name: string, rest: string) => overlay(name, family("m5"), rest);

const valid = (name: string, files: Files) => ({ name, ...linted(files) });

const conflict = (name: string, files: Files, text: string, place: string, what = "the price", weight = "10") => {
  const found = linted(files);
  const data = { name: "b", place, what, weight };
  return { name, ...found, errors: [{ messageId: "conflictingOverlay", data, ...positionOf(found.code, text) }] };
};

const together = "weight: 10, price: '0.1'";
const other = { "b.yaml": m5("b", "weight: 10, priceAdjustment: -10%") };

ruleTester.run("no-conflicting-overlays", karpenter.rules["no-conflicting-overlays"], {
  texts: {
    conflictingOverlay:
      "The overlay `b` in b.yaml:3 also sets the price of these instance types with the weight 10, so Karpenter rejects one of them; set different weights.",
  },
  valid: [
    valid("different weights", { "a.yaml": m5("a", "weight: 20, price: '0.1'"), ...other }),
    valid("no weight is 0", { "a.yaml": m5("a", "price: '0.1'"), ...other }),
    valid("different families", { "a.yaml": overlay("a", family("c5, c6i"), together), ...other }),
    valid("an excluded family", { "a.yaml": overlay("a", family("m5", "NotIn"), together), ...other }),
    valid("a label that the other does not have", {
      "a.yaml": overlay("a", `${family("m5")}, ${one("kubernetes.io/arch", "In", "arm64")}`, together),
      ...other,
    }),
    valid("reserved capacity, which need not exist", {
      "a.yaml": overlay("a", `${family("m5")}, ${capacityType("reserved")}`, together),
      ...other,
    }),
    valid("two labels with some common values", {
      "a.yaml": overlay("a", `${family("m5, c5")}, ${size("large, xlarge")}`, together),
      "b.yaml": overlay("b", `${family("m5")}, ${size("large")}`, together),
    }),
    valid("ranges without a listed value", {
      "a.yaml": overlay("a", one("karpenter.k8s.aws/instance-cpu", "Gt", "'4'"), together),
      "b.yaml": overlay("b", one("karpenter.k8s.aws/instance-cpu", "Lt", "'8'"), together),
    }),
    valid("a price and a capacity", { "a.yaml": m5("a", "weight: 10, capacity: { x.io/a: 1 }"), ...other }),
    valid("different resources", {
      "a.yaml": m5("a", "weight: 10, capacity: { x.io/a: 1 }"),
      "b.yaml": m5("b", "weight: 10, capacity: { x.io/b: 1 }"),
    }),
    valid("a templated weight", { "a.yaml": m5("a", "weight: '{{ .weight }}', price: '0.1'"), ...other }),
    valid("a templated family", { "a.yaml": overlay("a", family("'{{ .family }}'"), together), ...other }),
    valid("templated requirements", {
      "a.yaml": m5("a", together).replace(`[${family("m5")}]`, "'{{ .requirements }}'"),
      ...other,
    }),
    valid("one name in two files", { "a.yaml": m5("b", together), ...other }),
    valid("different folders", { "prod/a.yaml": m5("a", together), "dev/b.yaml": m5("b", together) }),
    {
      name: "different environments",
      ...linted({ "a.yaml": m5("a", together), ...other }),
      settings: { karpenter: { environments: { one: ["a.yaml"], other: ["b.yaml"] } } },
    },
    valid("an overlay that kustomize changes", {
      "a.yaml": m5("a", together),
      "b/kustomization.yaml": "resources: [../a.yaml]\npatches: [{ target: { kind: NodeOverlay }, path: x.yaml }]\n",
      "b/x.yaml": "- { op: replace, path: /spec/weight, value: 5 }\n",
      ...other,
    }),
    valid("another group", { "a.yaml": m5("a", together).replace("karpenter.sh", "example.io"), ...other }),
    { name: "in no repository", code: m5("a", together) + m5("b", together) },
  ],
  invalid: [
    conflict("a price and an adjustment", { "a.yaml": m5("a", together), ...other }, "10", "b.yaml:3"),
    conflict(
      "equal prices without a weight, with CRLF",
      { "a.yaml": m5("a", "price: '0.1'").replaceAll("\n", "\r\n"), "b.yaml": m5("b", "price: '0.1'") },
      "'0.1'",
      "b.yaml:3",
      undefined,
      "0",
    ),
    conflict("a common family", { "a.yaml": overlay("a", family("c5, m5"), together), ...other }, "10", "b.yaml:3"),
    conflict(
      "a family that is not excluded, and only spot",
      {
        "a.yaml": overlay("a", `${family("c5", "NotIn")}, ${capacityType("spot")}`, together),
        ...other,
      },
      "10",
      "b.yaml:3",
    ),
    conflict(
      "a number in a range",
      {
        "a.yaml": overlay("a", one("karpenter.k8s.aws/instance-cpu", "In", "'4', '16'"), together),
        "b.yaml": overlay("b", one("karpenter.k8s.aws/instance-cpu", "Gte", "'16'"), together),
      },
      "10",
      "b.yaml:3",
    ),
    conflict(
      "one resource",
      {
        "a.yaml": m5("a", "capacity: { smarter-devices/fuse: 1 }"),
        "b.yaml": m5("b", "capacity: { smarter-devices/fuse: 2 }"),
      },
      "capacity",
      "b.yaml:3",
      "`smarter-devices/fuse`",
      "0",
    ),
    conflict(
      "different folders that one kustomization deploys",
      {
        "one/a.yaml": m5("a", together),
        "two/b.yaml": m5("b", together),
        "kustomization.yaml": "resources: [one/a.yaml, two/b.yaml]\n",
      },
      "10",
      "two/b.yaml:3",
    ),
    (() => {
      const found = linted({ "a.yaml": m5("a", together) + m5("b", "weight: 10, price: '0.2'") });
      const error = (name: string, line: number, source: number) => ({
        messageId: "conflictingOverlay",
        data: { name, place: `a.yaml:${String(source)}`, what: "the price", weight: "10" },
        line,
        column: 105,
        endLine: line,
        endColumn: 107,
      });
      return { name: "in one file", ...found, errors: [error("b", 4, 8), error("a", 9, 3)] };
    })(),
  ],
});
