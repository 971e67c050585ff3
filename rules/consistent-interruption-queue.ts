import { queueProblems } from "../lib/workspace/identity/queues.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "require chart values to name the interruption queue in Terraform or CloudFormation",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    otherQueue:
      "`{{setting}}` names the queue `{{value}}`, but {{tool}} creates `{{queue}}` in {{place}}, so Karpenter receives no interruptions; use the same name in both.",
  },
  *checkInstall(install, _, file) {
    const identity = file.repository()?.identity;
    if (identity) yield* queueProblems(install, identity);
  },
});
