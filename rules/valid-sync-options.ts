import { applicationOf } from "../lib/argo-cd/application.js";
import {
  annotatedOptionProblems,
  listedOptionProblems,
  syncOptionMessages,
} from "../lib/argo-cd/sync-option-problems.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow sync options that Argo CD ignores",
    category: "Chart and Argo CD",
    presets: { recommended: {}, strict: { checkUnknown: true } },
  },
  hasSuggestions: true,
  messages: syncOptionMessages,
  options: {
    checkUnknown: {
      description:
        "Whether to report options that are not similar to a known one; a newer release of Argo CD may have them.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkUnknown }) {
    for (const { spec } of applicationOf(manifest).specs)
      yield* listedOptionProblems(spec.at("syncPolicy.syncOptions"), checkUnknown);
  },
  *checkObject(root, { checkUnknown }) {
    yield* annotatedOptionProblems(root.at("metadata.annotations"), checkUnknown);
  },
});
