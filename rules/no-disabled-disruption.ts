import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "disallow turning consolidation or all disruption off for good",
    category: "Reliability and cost",
    preset: "strict",
  },
  messages: {
    never:
      "`consolidateAfter` is `{{value}}`, so that nodes that are empty or hardly used are paid for until they expire; give it a duration.",
    budget:
      "This budget of `{{value}}` nodes always holds, so that no node is ever replaced for drift or consolidation; give it a `schedule` and a `duration`, or `reasons`.",
  },
  *check(nodePool) {
    const disruption = nodePool.at("spec.disruption");
    const after = disruption.get("consolidateAfter");
    // The nodes of a static pool are never consolidated.
    const isStatic = !nodePool.at("spec.replicas").isAbsent;
    if (after.value === "Never" && !isStatic) yield { at: after, messageId: "never", data: { value: after.text } };
    for (const budget of disruption.get("budgets").items()) {
      const nodes = budget.get("nodes");
      const isAlways = ["schedule", "duration", "reasons"].every((field) => budget.get(field).isAbsent);
      if (!isAlways || !/^0+%?$/u.test(nodes.text) || typeof nodes.value !== "string") continue;
      yield { at: nodes, messageId: "budget", data: { value: nodes.text } };
    }
  },
});
