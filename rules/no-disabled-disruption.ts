import { budgetsOf, contradiction } from "../lib/karpenter/budgets.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "disallow permanently disabling consolidation or all disruption",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  messages: {
    consolidationDisabled:
      "`consolidateAfter` is `{{value}}`, so empty or underused nodes keep running until they expire; set a duration.",
    disruptionBlocked:
      "`nodes: {{value}}` without a schedule blocks disruption at all times, so drift and consolidation never replace a node; add `schedule` and `duration`{{orReasons}}.",
  },
  *check(nodePool) {
    const disruption = nodePool.at("spec.disruption");
    const after = disruption.get("consolidateAfter");
    // The nodes of a static node pool are never consolidated.
    const isStatic = !nodePool.at("spec.replicas").isAbsent;
    if (after.value === "Never" && !isStatic)
      yield { at: after, messageId: "consolidationDisabled", data: { value: after.text } };
    const budgets = disruption.get("budgets");
    // valid-disruption-budgets reports it: with another budget, it is not a choice.
    if (contradiction(budgets)) return;
    for (const { nodes, isBlocking, isAlways, reasons } of budgetsOf(budgets)) {
      if (!isBlocking || !isAlways || reasons !== "all") continue;
      // v1beta1 has no reasons.
      const orReasons = nodePool.version === "v1" ? ", or `reasons`" : "";
      yield { at: nodes, messageId: "disruptionBlocked", data: { value: nodes.text, orReasons } };
    }
  },
});
