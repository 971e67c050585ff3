import { queueProblems } from "../lib/workspace/identity/queues.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description:
      "require chart values to name the interruption queue in Terraform or CloudFormation, and events to reach it",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    otherQueue:
      "`{{setting}}` names the queue `{{value}}`, but {{tool}} creates `{{queue}}` in {{place}}, so Karpenter receives no interruptions; use the same name in both.",
    noRule:
      "Event rules send other events to the queue `{{queue}}` in {{place}}, but none sends `{{event}}`, so Karpenter does not drain spot nodes before they are reclaimed; add a rule for it.",
    notAllowed:
      "The policy of the queue `{{queue}}` in {{place}} does not let `events.amazonaws.com` send messages, so Karpenter receives no interruptions; allow `sqs:SendMessage` there.",
  },
  *checkInstall(install, _, file) {
    const identity = file.repository()?.identity;
    if (identity) yield* queueProblems(install, identity);
  },
});
