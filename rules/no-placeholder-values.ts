import { allKinds } from "../lib/kinds.js";
import { firstMatch, matchesAny, patterns } from "../lib/patterns.js";
import { contextsIn } from "../lib/placeholders/context.js";
import { findPlaceholder } from "../lib/placeholders/find.js";
import { remove } from "../lib/edits/remove.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: allKinds,
  readsValues: true,
  docs: { description: "disallow placeholders that were never filled in", category: "Security", preset: "recommended" },
  hasSuggestions: true,
  messages: {
    whole: "`{{value}}` is a placeholder that was never filled in; put the real value in its place.",
    word: "`{{value}}` still holds the placeholder `{{placeholder}}`; put the real value in its place.",
    sampleAccount: "`{{value}}` names the account {{placeholder}} of AWS's documentation; put your own in its place.",
    noAccount: "`{{value}}` has no account between its colons; put the account's id there.",
    exampleHost: "`{{value}}` points to `{{placeholder}}`, a domain for documentation; put the real host in its place.",
    removeEndpoint: "Remove `clusterEndpoint`: on EKS, Karpenter finds it by itself.",
  },
  options: {
    additionalPatterns: patterns("Regular expressions for more placeholders, such as those of your own scaffolding."),
    allowValues: patterns("Regular expressions for values that are to be left alone."),
  },
  *check(manifest, options) {
    const contextOf = contextsIn(manifest);
    const endpoints = manifest.helmSources
      .filter(({ isKarpenter }) => isKarpenter)
      .map((source) => ({ at: source.setting("clusterEndpoint"), entry: source.settingEntry("clusterEndpoint") }));
    for (const place of manifest.scalars()) {
      const { value } = place;
      if (typeof value !== "string" || matchesAny(value, options.allowValues)) continue;
      const context = contextOf(place);
      if (!context) continue;
      const own = firstMatch(value, options.additionalPatterns);
      const found = own === undefined ? findPlaceholder(value, context) : ({ kind: "word", text: own } as const);
      if (!found) continue;
      const isWhole = [found.text, `<${found.text}>`].includes(value.trim());
      const endpoint = endpoints.find(({ at }) => at.isSame(place));
      yield {
        at: place,
        messageId: found.kind === "word" && isWhole ? "whole" : found.kind,
        data: { value: value.trim(), placeholder: found.text },
        suggest: endpoint ? [{ messageId: "removeEndpoint", edit: remove(endpoint.entry) }] : [],
      };
    }
  },
});
