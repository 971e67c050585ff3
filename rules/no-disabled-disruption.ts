import { budgetsOf, contradiction, permanentBlock } from "../lib/karpenter/budgets/budgets.js";
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
    disruptionBlockedByWindows:
      "The windows with `nodes: {{value}}` cover the whole week, so drift and consolidation never replace a node; shorten `duration`{{orReasons}}.",
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
    const { budgets: blocks = [], areWindows } = permanentBlock(budgetsOf(budgets)) ?? {};
    for (const { nodes } of blocks) {
      // v1beta1 has no reasons.
      const orReasons = nodePool.version === "v1" ? (areWindows ? ", or add `reasons`" : ", or `reasons`") : "";
      const messageId = areWindows ? "disruptionBlockedByWindows" : "disruptionBlocked";
      yield { at: nodes, messageId, data: { value: nodes.text, orReasons } };
    }
  },
});
