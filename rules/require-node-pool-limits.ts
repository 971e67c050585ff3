import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  asksForFields: true,
  docs: {
    description: "require limits on what a NodePool may grow to",
    category: "Reliability and cost",
    preset: "strict",
  },
  messages: {
    missing: "No limit of {{resources}} keeps this NodePool from growing without end; add one to `spec.limits`.",
  },
  options: {
    resources: {
      description: "The resources of which one has to be limited.",
      schema: { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
      default: ["cpu", "memory", "nodes"] as readonly string[],
    },
  },
  *check(nodePool, { resources }) {
    // A static pool has just the nodes that `replicas` says.
    if (!nodePool.at("spec.replicas").isAbsent) return;
    const limits = nodePool.at("spec.limits");
    if (resources.some((resource) => !limits.get(resource).isAbsent)) return;
    const names = resources.map((resource) => `\`${resource}\``);
    yield {
      at: limits,
      on: "head",
      messageId: "missing",
      data: { resources: new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names) },
    };
  },
});
