import { mayLimitNodes } from "../lib/karpenter/instances/device-limits.js";
import { codeAlternatives } from "../lib/prose.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  asksForFields: true,
  docs: {
    description: "require resource limits on NodePools",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  messages: {
    missingLimit: "This NodePool has no limit on {{resources}} and can grow indefinitely; add one to `spec.limits`.",
  },
  options: {
    resources: {
      description: "The resources, at least one of which must be limited.",
      schema: { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
      default: ["cpu", "memory", "nodes"],
    },
  },
  *check(nodePool, { resources }) {
    // A static node pool has exactly the number of nodes in `replicas`.
    if (!nodePool.at("spec.replicas").isAbsent) return;
    const limits = nodePool.at("spec.limits");
    if (resources.some((resource) => !limits.get(resource).isAbsent)) return;
    if (mayLimitNodes(nodePool, limits)) return;
    yield { at: limits, on: "head", messageId: "missingLimit", data: { resources: codeAlternatives(resources) } };
  },
});
