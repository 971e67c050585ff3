import { defineRule } from "../lib/eslint/rule.js";
import { identityMessages, identityProblem } from "../lib/karpenter/identity.js";
import { kindsWith } from "../lib/kinds.js";

/** The chart's settings for the instance profile of all nodes, before 0.32. */
const PROFILES = [
  ["settings", "aws", "defaultInstanceProfile"],
  ["aws", "defaultInstanceProfile"],
];

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  installs: ["karpenter"],
  docs: {
    description: "require roles and instance profiles to be names, not ARNs or paths",
    category: "Run time",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: identityMessages,
  *check(manifest) {
    for (const field of ["role", "instanceProfile"] as const) {
      const problem = identityProblem(manifest.nodeClassSpec.get(field), field);
      if (problem) yield problem;
    }
  },
  *checkInstall({ values }) {
    for (const keys of PROFILES) {
      const problem = identityProblem(values.at(...keys), "instanceProfile", keys.join("."));
      if (problem) yield problem;
    }
  },
});
