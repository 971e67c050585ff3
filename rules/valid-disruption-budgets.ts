import { blockedWindow, contradiction, isUnlimitedOutside } from "../lib/karpenter/budgets.js";
import { defineRule } from "../lib/eslint/rule.js";

/** The default of `expireAfter`. */
const DEFAULT_EXPIRY = "720h";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "disallow disruption budgets that do not have the intended effect",
    category: "Reliability and cost",
    presets: { recommended: {}, strict: { checkWindows: true } },
  },
  messages: {
    alwaysBlocked:
      "`nodes: {{value}}` without a schedule takes precedence over `nodes: {{other}}` at all times, so no node is ever disrupted; add `schedule` and `duration`, or remove it.",
    unlimitedOutside:
      "All budgets have a schedule, so nothing limits disruption outside of their windows; add a budget without one, such as `nodes: 10%`.",
    partlyUnlimitedOutside:
      "Some budgets have a schedule, and nothing limits disruption for the same reasons outside of their windows; add a budget without one, such as `nodes: 10%`.",
    expiresInWindow:
      "Nodes expire after {{value}} even in windows with `nodes: {{nodes}}`, because expiration ignores budgets; set `expireAfter: Never` to prevent it.",
  },
  options: {
    checkWindows: {
      description:
        "Whether to also report windows outside of which nothing limits disruption, and windows in which nodes still expire. Default: `false`.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(nodePool, { checkWindows }, { completeness }) {
    const budgets = nodePool.at("spec.disruption.budgets");
    const { block, allowance } = contradiction(budgets) ?? {};
    if (block && allowance) {
      const data = { value: block.nodes.text, other: allowance.nodes.text };
      yield { at: block.nodes, messageId: "alwaysBlocked", data };
    }
    if (!checkWindows) return;
    if (isUnlimitedOutside(budgets)) {
      const isPart = budgets.items().some((budget) => budget.get("schedule").isAbsent);
      yield { at: budgets, on: "head", messageId: isPart ? "partlyUnlimitedOutside" : "unlimitedOutside" };
    }
    const window = blockedWindow(budgets);
    const expireAfter = nodePool.nodeSpec.get("expireAfter");
    // In v1beta1, expiration respects budgets.
    if (!window || nodePool.version !== "v1" || expireAfter.isUnknown || expireAfter.value === "Never") return;
    const nodes = window.nodes.text;
    if (expireAfter.isPresent) {
      const data = { value: expireAfter.text, nodes };
      yield { at: expireAfter, beside: [window.nodes], messageId: "expiresInWindow", data };
    } else if (completeness(nodePool) === "whole")
      yield { at: window.nodes, messageId: "expiresInWindow", data: { value: DEFAULT_EXPIRY, nodes } };
  },
});
