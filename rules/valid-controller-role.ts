import { identityMessages, identityProblem, isNotRoleArn } from "../lib/karpenter/identity.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "require the controller's role to be given by its ARN, and the profile of nodes by its name",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    ...identityMessages,
    notRoleArn:
      "`eks.amazonaws.com/role-arn` is `{{value}}`, which is not the ARN of a role, so the controller has no AWS credentials; use an ARN such as `arn:aws:iam::ACCOUNT:role/NAME`.",
  },
  *checkInstall({ values }) {
    const role = values.at("serviceAccount", "annotations", "eks.amazonaws.com/role-arn");
    if (isNotRoleArn(role)) yield { at: role, messageId: "notRoleArn", data: { value: role.text } };
    // Of releases with AWSNodeTemplates.
    const profile = values.at("settings", "aws", "defaultInstanceProfile");
    const problem = identityProblem(profile, "instanceProfile", "defaultInstanceProfile");
    if (problem) yield problem;
  },
});
