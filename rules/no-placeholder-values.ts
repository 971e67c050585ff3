import { installsBy } from "../lib/argo-cd/chart-installs.js";
import { scalarsBelow, scalarsOf } from "../lib/argo-cd/scalars.js";
import { defineRule } from "../lib/eslint/rule.js";
import { type Patterns, firstMatch, matchesAny, patterns } from "../lib/eslint/patterns.js";
import { placeholderMessages, placeholderProblems } from "../lib/karpenter/placeholders/problems.js";
import { allKinds } from "../lib/kinds.js";
import { insideOf } from "../lib/yaml/inside.js";

export default defineRule({
  kinds: allKinds,
  installs: ["karpenter"],
  reportsPlaceholders: true,
  docs: { description: "disallow leftover placeholders", category: "Security", presets: { recommended: {} } },
  hasSuggestions: true,
  messages: placeholderMessages,
  options: {
    additionalPatterns: patterns(
      "Regular expressions for additional placeholders, such as those of your own templates.",
    ),
    allowValues: patterns("Regular expressions for values to allow."),
  },
  *check(manifest, options, { repository }) {
    const installs = installsBy(manifest).filter(({ chart }) => chart === "karpenter");
    const isOwn = manifest.descriptor.project !== "Argo CD";
    // The values for Karpenter's chart are Karpenter's own fields, too.
    const isInValues = insideOf(installs.flatMap(({ values }) => values.places));
    yield* placeholderProblems(scalarsOf(manifest), {
      installs,
      isKarpenter: (place) => isOwn || isInValues(place),
      isReplaced: (text) => repository()?.replaces(text) === true,
      ...chosenBy(options),
    });
  },
  *checkInstall(install, options, { repository }) {
    if (install.by) return;
    const values = install.values.trees.flatMap((tree) => [...scalarsBelow(tree)]);
    yield* placeholderProblems(values, {
      installs: [install],
      isKarpenter: () => true,
      isReplaced: (text) => repository()?.replaces(text) === true,
      ...chosenBy(options),
    });
  },
});

function chosenBy(options: { readonly additionalPatterns: Patterns; readonly allowValues: Patterns }) {
  return {
    isAllowed: (value: string) => matchesAny(value, options.allowValues),
    ownIn: (value: string) => firstMatch(value, options.additionalPatterns),
  };
}
