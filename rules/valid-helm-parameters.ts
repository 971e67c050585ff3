import { applicationOf } from "../lib/argo-cd/application.js";
import { installParameterProblems, parameterMessages, parameterProblems } from "../lib/argo-cd/parameter-problems.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  installs: ["karpenter", "karpenter-crd"],
  docs: {
    description: "disallow Helm parameters that set other values than intended",
    category: "Chart and Argo CD",
    presets: { recommended: {}, strict: { checkTypes: true } },
  },
  hasSuggestions: true,
  messages: parameterMessages,
  options: {
    checkTypes: {
      description:
        "Whether to report numbers and booleans without `forceString` in annotations, labels and the name of the cluster.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkTypes }) {
    for (const source of applicationOf(manifest).sources) yield* parameterProblems(source, checkTypes);
  },
  checkInstall: installParameterProblems,
});
