import { messages } from "../lib/argo-cd/application-set/messages.js";
import { setProblems } from "../lib/argo-cd/application-set/problems.js";
import { unreadTags } from "../lib/argo-cd/application-set/unread-tags.js";
import { defineRule } from "../lib/eslint/rule.js";
import { templatedTypes } from "../lib/schema/templated.js";
import { replace } from "../lib/yaml/edits/edit.js";

export default defineRule({
  kinds: ["ApplicationSet"],
  docs: {
    description: "disallow ApplicationSets whose templates Argo CD cannot render",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  fixable: true,
  hasSuggestions: true,
  messages,
  *check(manifest, _, file) {
    const isInChart = file.isChartTemplate();
    yield* setProblems(manifest, { isInChart, mayLack: () => file.completeness(manifest) !== "whole" });
    if (isInChart) return;
    const { quoted, unquoted, inGenerators } = unreadTags(manifest);
    const types = templatedTypes(manifest, [...quoted, ...unquoted]);
    for (const { at, expected } of types) {
      const data = { path: at.path, expected, tag: at.unquotedTag ?? at.text };
      yield { at, messageId: "templatedType", data };
    }
    const typed = new Set(types.map(({ at }) => at));
    for (const at of [...unquoted, ...inGenerators].filter((tag) => !typed.has(tag))) {
      const tag = at.unquotedTag ?? "";
      yield { at, messageId: "unquotedTag", data: { tag }, fix: replace(at, tag) };
    }
  },
});
