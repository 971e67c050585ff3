import { settingConflicts } from "../lib/karpenter/chart/setting-conflicts.js";
import { settingFaults } from "../lib/karpenter/chart/setting-faults.js";
import { NEWEST_RELEASE } from "../lib/kinds.js";
import { releaseNumber } from "../lib/releases.js";
import { replace } from "../lib/yaml/edits/edit.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "disallow settings that Karpenter or its chart cannot read",
    category: "Chart and Argo CD",
    presets: { recommended: {}, strict: { checkZeros: true } },
  },
  hasSuggestions: true,
  messages: {
    unknownChoice: "`{{name}}` is `{{value}}`, but Karpenter starts only with {{choices}}; use one of them.",
    outOfRange: "`{{name}}` is `{{value}}`, but Karpenter starts only with {{range}}; correct it.",
    invalidGate:
      "`{{name}}` is `{{value}}`, but Karpenter starts only if a gate is `true` or `false`; use one of them.",
    emptyGate: "`{{name}}` has no value, so Karpenter does not start; set it to `true` or `false`, or remove it.",
    emptyGates: "`{{name}}` has no value, so the chart cannot be rendered; remove it.",
    unreadableValue:
      "`{{name}}` is `{{value}}`, so Karpenter silently uses its default of `{{fallback}}`; set {{form}}.",
    excessiveFraction:
      "`{{name}}` is `{{value}}`, so Karpenter deducts {{percent}}% of each node's memory; use a fraction, such as `0.075`.",
    droppedValue:
      "The chart drops `{{name}}: {{value}}`, so Karpenter uses its default of `{{fallback}}`; put the value in quotes.",
    nonText: "`{{name}}` is `{{value}}`, which is not text, so the chart cannot be rendered; put it in quotes.",
    exclusiveSetting: "`{{other}}` and `{{name}}` cannot be used together; remove one.",
    missingSetting: "`{{name}}` requires `{{other}}: true`; set it, or remove `{{name}}`.",
    replaceValue: "Replace with `{{text}}`.",
  },
  options: {
    checkZeros: {
      description: "Whether to also report zeros that the chart drops.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *checkInstall(install, { checkZeros }, { settings }) {
    const configured = settings.isReleaseSet ? settings.release : NEWEST_RELEASE;
    const release = releaseNumber(install.version ?? configured);
    for (const { at, fault, data, meant } of settingFaults(install, release)) {
      if (install.mayBeReplaced?.(data["name"] ?? "") === true) continue;
      if (fault === "droppedValue" && Number(at.text) === 0 && !checkZeros) continue;
      const edit = meant === undefined ? undefined : replace(at, meant);
      const text = fault === "droppedValue" || fault === "nonText" ? `"${String(meant)}"` : String(meant);
      const suggest = [{ messageId: "replaceValue", data: { text }, edit } as const];
      yield { at, on: at.isAbsent ? "key" : "value", messageId: fault, data, suggest };
    }
    for (const { at, name, other, otherAt, what } of settingConflicts(install, release)) {
      yield { at, beside: [otherAt], messageId: what, data: { name, other } };
    }
  },
});
