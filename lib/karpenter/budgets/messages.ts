/** What is wrong with the budgets of a NodePool, in the words of the rule. */

export const messages = {
  alwaysBlocked:
    "`nodes: {{value}}` without a schedule takes precedence over `nodes: {{other}}` at all times, so no node is ever disrupted; add `schedule` and `duration`, or remove it.",
  alwaysBlockedByWindows:
    "The windows with `nodes: {{value}}` cover the whole week and take precedence over `nodes: {{other}}`, so no node is ever disrupted; shorten `duration`, or remove it.",
  unlimitedOutside:
    "All budgets have a schedule, so nothing limits disruption outside of their windows; add a budget without one, such as `nodes: 10%`.",
  partlyUnlimitedOutside:
    "The budgets for {{reasons}} have a schedule, so nothing limits this disruption outside of their windows; add a budget without one, such as `nodes: 10%`.",
  uncoveredReasons:
    "No budget applies to {{reasons}}, so Karpenter can disrupt all nodes at the same time; add a budget without `reasons`, such as `nodes: 10%`.",
  uncoveredEmpty:
    "No budget applies to `Empty`, so Karpenter can remove all empty nodes at the same time, also in windows with `nodes: 0`; add `Empty` to `reasons`, or a budget for it.",
  emptyBudgets:
    "An empty list replaces the default of `nodes: 10%`, so nothing limits disruption; remove `budgets`, or add a budget.",
  expiresInWindow:
    "Nodes expire after {{value}} even in windows with `nodes: {{nodes}}`, because expiration ignores budgets; set `expireAfter: Never` to prevent it.",
  drainsInWindow:
    "A node can drain for {{value}}, but the shortest time between windows with `nodes: {{nodes}}` is {{minutes}} minutes, so pods are evicted in a window; shorten `terminationGracePeriod`.",
  repairBlocked:
    "`nodes: {{value}}` without `reasons` also blocks the repair of unhealthy nodes, which {{place}} enables; add `reasons` without `Unhealthy`.",
} as const;

export type MessageId = keyof typeof messages;
