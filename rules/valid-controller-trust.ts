import { trustProblems } from "../lib/workspace/identity/trust-problems.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "require the role of the controller to be for the chart's service account",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    otherAccount:
      "The controller runs as `{{own}}`, but {{place}} gives its role to `{{other}}`, so it has no AWS credentials; use the same namespace and service account in both.",
    notTrusted:
      "The role `{{role}}` in {{place}} does not allow `sts:AssumeRoleWithWebIdentity`, so the controller has no AWS credentials; trust its service account there.",
    otherAudience:
      "{{place}} requires tokens for `{{audience}}`, but those of this service account are for `sts.amazonaws.com`, so the controller has no AWS credentials; require `sts.amazonaws.com` there.",
  },
  *checkInstall(install, _, file) {
    const identity = file.repository()?.identity;
    if (identity) yield* trustProblems(install, identity);
  },
});
