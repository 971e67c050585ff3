import { installsBy } from "../lib/argo-cd/chart-installs.js";
import { variableMessages, variableProblems } from "../lib/argo-cd/literal-variables.js";
import { scalarsBelow, scalarsOf } from "../lib/argo-cd/scalars.js";
import { defineRule } from "../lib/eslint/rule.js";
import type { LintedFile } from "../lib/eslint/rule-definition.js";
import { type Patterns, firstMatch, matchesAny, patterns } from "../lib/eslint/patterns.js";
import { placeholderMessages, placeholderProblems } from "../lib/karpenter/placeholders/problems.js";
import { allKinds } from "../lib/kinds.js";
import { insideOf } from "../lib/yaml/inside.js";

export default defineRule({
  kinds: allKinds,
  installs: ["karpenter"],
  reportsPlaceholders: true,
  docs: {
    description: "disallow leftover placeholders",
    category: "Security",
    presets: { recommended: {}, strict: { checkVariables: true } },
  },
  hasSuggestions: true,
  messages: { ...placeholderMessages, ...variableMessages },
  options: {
    additionalPatterns: patterns("Regular expressions for further placeholders, such as those of your own templates."),
    allowValues: patterns("Regular expressions for values to allow."),
    checkVariables: {
      description:
        "Whether to report `${NAME}` in the values of an Application if nothing in the repository replaces it.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, options, { repository }) {
    const installs = installsBy(manifest).filter(({ chart }) => chart === "karpenter");
    // The values for Karpenter's chart are Karpenter's own fields, too.
    const isInValues = insideOf(installs.flatMap(({ values }) => values.places));
    yield* placeholderProblems(scalarsOf(manifest), {
      installs,
      isKarpenter: (place) => manifest.descriptor.project !== "Argo CD" || isInValues(place),
      ...chosenBy(options, repository),
    });
    if (!options.checkVariables || repository()?.mayChange(manifest) !== false) return;
    const isFinal = (value: string) => !matchesAny(value, options.allowValues);
    yield* variableProblems(manifest, (value, name) => isFinal(value) && repository()?.fillsVariable(name) === false);
  },
  *checkInstall(install, options, { repository }) {
    const values = install.by ? [] : install.values.trees.flatMap((tree) => [...scalarsBelow(tree)]);
    const chosen = chosenBy(options, repository);
    yield* placeholderProblems(values, { installs: [install], isKarpenter: () => true, ...chosen });
  },
});

type Chosen = Record<"additionalPatterns" | "allowValues", Patterns>;

function chosenBy({ additionalPatterns, allowValues }: Chosen, repository: LintedFile["repository"]) {
  return {
    isReplaced: (text: string) => repository()?.replaces(text) === true,
    isAllowed: (value: string) => matchesAny(value, allowValues),
    ownIn: (value: string) => firstMatch(value, additionalPatterns),
  };
}
