import { policyProblems } from "../lib/workspace/identity/policy-problems.js";
import { settingOption } from "../lib/eslint/settings.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "require the policies of the controller's role to allow what Karpenter calls",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    missingActions:
      "The policies of {{owner}} in {{place}} do not allow {{actions}}, which {{release}} calls, so {{effect}}; allow what is missing there.",
    noPolicy:
      "{{tool}} attaches no policy to the role `{{role}}` in {{place}}, so the controller cannot call AWS; attach its policy to this role.",
    profilePassed:
      "{{owner}} may pass only the instance profile `{{target}}` in {{place}}, but `iam:PassRole` is checked for the role in it, so no node is launched; name the role of the nodes there.",
    roleNotPassed:
      "{{owner}} may pass only the role `{{target}}` in {{place}}, which no node class uses, so no node is launched; name the role of the nodes there.",
  },
  options: {
    release: {
      ...settingOption("release"),
      description: "The minor release of Karpenter, such as `1.14`, if the chart's version is not exact.",
    },
  },
  *checkInstall(install, { release }, file) {
    const identity = file.repository()?.identity;
    if (identity) yield* policyProblems(install, identity, install.version ?? release);
  },
});
