import { expect, it } from "vitest";
import { effectOf } from "../../../lib/eslint/effects.js";
import { categories } from "../../../lib/eslint/rule-definition.js";

function effect(ruleId: string | null, severity: 1 | 2, category?: string) {
  return effectOf(
    { ruleId, severity, message: "x", line: 1, column: 1 },
    category === undefined ? undefined : { docs: Object.fromEntries([["category", category]]) },
  );
}

it("each category has an effect", () => {
  expect(Object.fromEntries(categories.map((category) => [category, effect("karpenter/x", 2, category)]))).toEqual({
    Security: "unsafe",
    "API server": "breaks",
    "Run time": "breaks",
    "Reliability and cost": "practice",
    "Chart and Argo CD": "breaks",
    Consistency: "breaks",
  });
});

it("files that cannot be read break; other rules and comments without effect don't", () => {
  expect(effect(null, 2)).toBe("breaks");
  expect(effect(null, 1)).toBe("practice");
  expect(effect("yml/quotes", 2)).toBe("practice");
  expect(effect("other/rule", 2, "constructor")).toBe("practice");
});
