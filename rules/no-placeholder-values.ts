import { installsBy } from "../lib/argo-cd/chart-installs.js";
import { scalarsBelow, scalarsOf } from "../lib/argo-cd/scalars.js";
import { settingEntryIn, settingIn } from "../lib/karpenter/chart/settings.js";
import { type ChartInstall, insideValuesOf } from "../lib/model/chart-install.js";
import type { Cursor } from "../lib/yaml/cursor.js";
import { allKinds } from "../lib/kinds.js";
import { firstMatch, matchesAny, patterns } from "../lib/eslint/patterns.js";
import { contextOf } from "../lib/karpenter/placeholders/context.js";
import { findPlaceholder } from "../lib/karpenter/placeholders/find.js";
import { remove } from "../lib/yaml/edits/remove.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: allKinds,
  installs: ["karpenter"],
  reportsPlaceholders: true,
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
  *check(manifest, options, { repository }) {
    const installs = installsBy(manifest).filter(({ chart }) => chart === "karpenter");
    const isOwn = manifest.descriptor.project !== "Argo CD";
    // The values for Karpenter's chart are Karpenter's own fields, too.
    const isKarpenter = isOwn ? () => true : insideValuesOf(installs);
    const isReplaced = (text: string) => repository()?.replaces(text) === true;
    yield* placeholders(scalarsOf(manifest), { installs, isKarpenter, isReplaced }, options);
  },
  *checkInstall(install, options, { repository }) {
    if (install.by) return;
    const isReplaced = (text: string) => repository()?.replaces(text) === true;
    const surroundings = { installs: [install], isKarpenter: () => true, isReplaced };
    for (const tree of install.values.trees) yield* placeholders(scalarsBelow(tree), surroundings, options);
  },
});

interface Surroundings {
  readonly installs: readonly ChartInstall[];
  readonly isKarpenter: (place: Cursor) => boolean;
  /** Whether a script of the repository replaces a text. */
  readonly isReplaced: (text: string) => boolean;
}

interface Patterns {
  readonly additionalPatterns: readonly string[];
  readonly allowValues: readonly string[];
}

function* placeholders(
  places: Iterable<Cursor>,
  { installs, isKarpenter, isReplaced }: Surroundings,
  { additionalPatterns, allowValues }: Patterns,
) {
  const endpoints = installs.map((install) => settingIn(install, "clusterEndpoint"));
  for (const place of places) {
    const { value } = place;
    if (typeof value !== "string" || matchesAny(value, allowValues)) continue;
    const context = contextOf(place, isKarpenter(place));
    if (!context) continue;
    const own = firstMatch(value, additionalPatterns);
    const found =
      own === undefined ? findPlaceholder(value, context) : ({ kind: "placeholderInside", text: own } as const);
    if (!found || isReplaced(found.text)) continue;
    const isWhole = [found.text, `<${found.text}>`].includes(value.trim());
    const install = installs[endpoints.findIndex((at) => at.isSame(place))];
    yield {
      at: place,
      messageId: found.kind === "placeholderInside" && isWhole ? "placeholder" : found.kind,
      data: { value: value.trim(), placeholder: found.text },
      suggest: install
        ? [{ messageId: "removeEndpoint", edit: remove(settingEntryIn(install, "clusterEndpoint")) } as const]
        : [],
    } as const;
  }
}
