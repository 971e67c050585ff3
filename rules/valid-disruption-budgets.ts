import { blocksOfAll } from "../lib/karpenter/budgets/budgets.js";
import { messages } from "../lib/karpenter/budgets/messages.js";
import { contradictions, windowProblems } from "../lib/karpenter/budgets/problems.js";
import type { Manifest } from "../lib/model/manifest.js";
import { isOfAws } from "../lib/model/node-class-ref.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "disallow disruption budgets that do not have the intended effect",
    category: "Reliability and cost",
    presets: { recommended: {}, strict: { checkRepair: true, checkWindows: true } },
  },
  messages,
  options: {
    checkRepair: {
      description:
        "Whether to also report budgets without disruption that block node repair, if the deployed chart enables it.",
      schema: { type: "boolean" },
      default: false,
    },
    checkWindows: {
      description:
        "Whether to also report reasons that no budget limits, windows outside of which nothing limits disruption, and windows in which nodes still expire or drain.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(nodePool, { checkRepair, checkWindows }, { completeness, repository }) {
    const budgets = nodePool.at("spec.disruption.budgets");
    yield* contradictions(budgets);
    const isWhole = completeness(nodePool) === "whole";
    if (checkWindows) yield* windowProblems(nodePool, budgets, isWhole);
    if (!checkRepair || !isWhole || !mayBlockRepair(nodePool)) return;
    for (const { nodes: at } of blocksOfAll(budgets)) {
      const chart = repository()?.chartWithRepair();
      if (chart) yield { at, messageId: "repairBlocked", data: { value: at.text }, related: [chart] };
    }
  },
});

/** v1beta1 has no reasons, and the chart is that of the AWS provider. */
function mayBlockRepair({ version, nodeClassRef }: Manifest): boolean {
  return version === "v1" && isOfAws(nodeClassRef);
}
