import { messages } from "../lib/karpenter/budgets/messages.js";
import { contradictions, windowProblems } from "../lib/karpenter/budgets/problems.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "disallow disruption budgets that do not have the intended effect",
    category: "Reliability and cost",
    presets: { recommended: {}, strict: { checkWindows: true } },
  },
  messages,
  options: {
    checkWindows: {
      description:
        "Whether to also report reasons that no budget limits, windows outside of which nothing limits disruption, and windows in which nodes still expire or drain.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(nodePool, { checkWindows }, { completeness }) {
    const budgets = nodePool.at("spec.disruption.budgets");
    yield* contradictions(budgets);
    if (checkWindows) yield* windowProblems(nodePool, budgets, completeness(nodePool) === "whole");
  },
});
