import { allKinds, kinds } from "../lib/kinds.js";
import type { Cursor } from "../lib/manifest/cursor.js";
import type { Manifest } from "../lib/manifest/manifest.js";
import { findPlaceholder } from "../lib/placeholders.js";
import { matchesAny, patterns } from "../lib/patterns.js";
import { remove } from "../lib/remove.js";
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
    patterns: patterns("Regular expressions for more placeholders, such as those of your own scaffolding."),
    allow: patterns("Regular expressions for values that are to be left alone."),
  },
  *check(manifest, options) {
    const isKarpenter = manifest.isValues || kinds[manifest.kind].group !== "argoproj.io";
    // What Karpenter's chart gets is Karpenter's, too.
    const karpenterHelm = manifest.helmSources.flatMap((source) => (source.isKarpenter ? [source.at.get("helm")] : []));
    let endpoints: ReturnType<typeof endpointsOf> | undefined;
    for (const place of manifest.scalars()) {
      const { value } = place;
      if (typeof value !== "string") continue;
      const key = keyOf(place);
      if (isFreeText(key) || matchesAny(value, options.allow)) continue;
      const own = matchesAny(value, options.patterns);
      const context = { key, isKarpenter: isKarpenter || karpenterHelm.some((helm) => helm.spans(place)) };
      const found = own === undefined ? findPlaceholder(value, context) : ({ kind: "word", text: own } as const);
      if (!found) continue;
      endpoints ??= endpointsOf(manifest);
      yield {
        at: place,
        messageId: found.kind === "word" && isWhole(value, found.text) ? "whole" : found.kind,
        data: { value: value.trim(), placeholder: found.text },
        suggest: endpoints
          .filter((endpoint) => endpoint.place.isSame(place))
          .map(({ entry }) => ({ messageId: "removeEndpoint", edit: remove(entry) })),
      };
    }
  },
});

/** Whether a placeholder is all that there is, angle brackets aside. */
function isWhole(value: string, placeholder: string): boolean {
  return value.trim() === placeholder || value.trim() === `<${placeholder}>`;
}

/** The key that a value stands under, or that its list does. */
function keyOf(place: Cursor): string {
  if (typeof place.key === "number" && place.parent) return keyOf(place.parent);
  return place.key === undefined ? "" : String(place.key);
}

/** Scripts, and what kubectl keeps of an earlier manifest. */
function isFreeText(key: string): boolean {
  return key === "userData" || key.startsWith("kubectl.kubernetes.io/");
}

/** The cluster endpoints in the values of Karpenter's chart, and what to remove for Karpenter to find them. */
function endpointsOf(manifest: Manifest): { place: Cursor; entry: Cursor }[] {
  return manifest.helmSources
    .filter((source) => source.isKarpenter)
    .map((source) => ({
      place: source.setting("clusterEndpoint"),
      entry: source.settingEntry("clusterEndpoint"),
    }));
}
