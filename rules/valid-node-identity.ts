import { defineRule } from "../lib/eslint/rule.js";
import { identityMessages, identityProblem } from "../lib/karpenter/identity.js";
import { kindsWith } from "../lib/kinds.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
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
});
