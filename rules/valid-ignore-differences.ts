import { ignoreDifferenceMessages, ignoreDifferenceProblems } from "../lib/argo-cd/ignore-difference-problems.js";
import { ignoredDifferences } from "../lib/argo-cd/ignore-differences.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow entries of `ignoreDifferences` that ignore nothing",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: ignoreDifferenceMessages,
  *check(manifest, _, file) {
    const mayLack = () => file.completeness(manifest) !== "whole";
    for (const entry of ignoredDifferences(manifest)) yield* ignoreDifferenceProblems(entry, mayLack);
  },
});
