import { installsOf } from "../lib/model/chart-install.js";
import { allKinds } from "../lib/kinds.js";
import { firstMatch, matchesAny, patterns } from "../lib/eslint/patterns.js";
import { contextsIn } from "../lib/karpenter/placeholders/context.js";
import { findPlaceholder } from "../lib/karpenter/placeholders/find.js";
import { remove } from "../lib/yaml/edits/remove.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: allKinds,
  readsValues: true,
  docs: { description: "disallow leftover placeholders", category: "Security", presets: { recommended: {} } },
  hasSuggestions: true,
  messages: {
    placeholder: "`{{value}}` is a placeholder; replace it with the real value.",
    placeholderInside: "`{{value}}` still contains the placeholder `{{placeholder}}`; replace it with the real value.",
    exampleAccount:
      "`{{value}}` contains {{placeholder}}, an example account ID from the AWS documentation; replace it with your own.",
    emptyAccount: "`{{value}}` has an empty account field; add the account ID.",
    exampleHost:
      "`{{value}}` points to `{{placeholder}}`, a domain reserved for documentation; replace it with the real host.",
    removeEndpoint: "Remove `clusterEndpoint`; on EKS, Karpenter discovers the endpoint.",
  },
  options: {
    additionalPatterns: patterns(
      "Regular expressions for additional placeholders, such as those of your own templates.",
    ),
    allowValues: patterns("Regular expressions for values to allow."),
  },
  *check(manifest, options) {
    const contextOf = contextsIn(manifest);
    const endpoints = installsOf(manifest)
      .filter(({ chart }) => chart === "karpenter")
      .map((install) => ({ at: install.setting("clusterEndpoint"), entry: install.settingEntry("clusterEndpoint") }));
    for (const place of manifest.scalars()) {
      const { value } = place;
      if (typeof value !== "string" || matchesAny(value, options.allowValues)) continue;
      const context = contextOf(place);
      if (!context) continue;
      const own = firstMatch(value, options.additionalPatterns);
      const found =
        own === undefined ? findPlaceholder(value, context) : ({ kind: "placeholderInside", text: own } as const);
      if (!found) continue;
      const isWhole = [found.text, `<${found.text}>`].includes(value.trim());
      const endpoint = endpoints.find(({ at }) => at.isSame(place));
      yield {
        at: place,
        messageId: found.kind === "placeholderInside" && isWhole ? "placeholder" : found.kind,
        data: { value: value.trim(), placeholder: found.text },
        suggest: endpoint ? [{ messageId: "removeEndpoint", edit: remove(endpoint.entry) }] : [],
      };
    }
  },
});
