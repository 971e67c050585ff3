import { nodeProblems } from "../lib/workspace/identity/node-identity.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "require the role of the nodes in Terraform or CloudFormation to let them join the cluster",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    controllerRole:
      "`{{role}}` is the role of the controller in {{place}}, so nodes cannot join the cluster; use {{nodes}}.",
    otherName:
      "`{{field}}` is `{{value}}`, but {{tool}} creates `{{other}}` in {{place}}, so no node is launched; use the same name in both.",
    notForInstances:
      "The role `{{role}}` in {{place}} does not trust `ec2.amazonaws.com`, so instances with it get no credentials; trust it there, or use the role of the nodes.",
    missingPolicies:
      "The role `{{role}}` in {{place}} lacks {{policies}}, so {{effect}}; attach what is missing there.",
    accessEntry:
      "The access entry of the role `{{role}}` in {{place}} has the type `{{type}}`, so its nodes cannot join the cluster; use the type `EC2_LINUX` there.",
    notMapped:
      "Neither an access entry nor the ConfigMap `aws-auth` in {{place}} is for the role `{{role}}`, so its nodes cannot join the cluster; create an access entry of the type `EC2_LINUX`.",
    groupMissing:
      "The ConfigMap `aws-auth` in {{place}} maps the role `{{role}}` without the group `system:nodes`, so its nodes cannot join the cluster; add the group there.",
  },
  *check(manifest, _, file) {
    const identity = file.repository()?.identity;
    if (!identity || file.repository()?.mayChange(manifest) === true) return;
    yield* nodeProblems(manifest.nodeClassSpec, identity);
  },
});
