import { blockedWindow, contradiction } from "../lib/karpenter/budgets.js";
import { uncoveredReasons, unlimitedOutside } from "../lib/karpenter/unlimited-reasons.js";
import { codeList } from "../lib/prose.js";
import { defineRule } from "../lib/eslint/rule.js";
import type { Manifest } from "../lib/model/manifest.js";
import type { Problem } from "../lib/model/problem.js";
import type { Cursor } from "../lib/yaml/cursor.js";

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
      "The budgets for {{reasons}} have a schedule, so nothing limits this disruption outside of their windows; add a budget without one, such as `nodes: 10%`.",
    uncoveredReasons:
      "No budget applies to {{reasons}}, so Karpenter can disrupt all nodes at the same time; add a budget without `reasons`, such as `nodes: 10%`.",
    emptyBudgets:
      "An empty list replaces the default of `nodes: 10%`, so nothing limits disruption; remove `budgets`, or add a budget.",
    expiresInWindow:
      "Nodes expire after {{value}} even in windows with `nodes: {{nodes}}`, because expiration ignores budgets; set `expireAfter: Never` to prevent it.",
  },
  options: {
    checkWindows: {
      description:
        "Whether to also report reasons that no budget limits, windows outside of which nothing limits disruption, and windows in which nodes still expire.",
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
    yield* unlimitedProblems(nodePool, budgets);
    const isWhole = completeness(nodePool) === "whole";
    if (budgets.isList && !budgets.isOpen && budgets.items().length === 0 && isWhole)
      yield { at: budgets, on: "head", messageId: "emptyBudgets" };
    const window = blockedWindow(budgets);
    const expireAfter = nodePool.nodeSpec.get("expireAfter");
    // In v1beta1, expiration respects budgets.
    if (!window || nodePool.version !== "v1" || expireAfter.isUnknown || expireAfter.value === "Never") return;
    const nodes = window.nodes.text;
    if (expireAfter.isPresent) {
      const data = { value: expireAfter.text, nodes };
      yield { at: expireAfter, beside: [window.nodes], messageId: "expiresInWindow", data };
    } else if (isWhole)
      yield { at: window.nodes, messageId: "expiresInWindow", data: { value: DEFAULT_EXPIRY, nodes } };
  },
});

type LimitMessage = "partlyUnlimitedOutside" | "uncoveredReasons" | "unlimitedOutside";

function* unlimitedProblems(nodePool: Manifest, budgets: Cursor): Generator<Problem<LimitMessage>> {
  const head = { at: budgets, on: "head" } as const;
  const outside = unlimitedOutside(nodePool, budgets);
  const uncovered = uncoveredReasons(nodePool, budgets);
  if (outside.length === 3) yield { ...head, messageId: "unlimitedOutside" };
  else if (outside.length > 0) {
    yield { ...head, messageId: "partlyUnlimitedOutside", data: { reasons: codeList(outside) } };
  } else if (uncovered.length > 0) {
    yield { ...head, messageId: "uncoveredReasons", data: { reasons: codeList(uncovered) } };
  }
}
