import { containerOf } from "../lib/model/chart-install.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter", "karpenter-crd"],
  docs: {
    description: "require an exact version of Karpenter's charts",
    category: "Chart and Argo CD",
    presets: { strict: {} },
  },
  messages: {
    floatingVersion:
      "`{{name}}: {{value}}` upgrades Karpenter as soon as a newer version is published; use an exact version.",
    missingVersion:
      "Without `{{name}}`, Karpenter is upgraded as soon as a newer version is published; add an exact version.",
  },
  *checkInstall(install, _, file) {
    const { revision, version, takesLatest, isPartial } = install;
    if (revision.isUnknown || version !== undefined) return;
    const name = String(revision.key);
    if (revision.isSet) {
      // Digests are exact, and so are commits, full or shortened.
      const isExact = /^sha256:|^[\da-f]{7,40}$/u.test(revision.text);
      if (!isExact) yield { at: revision, messageId: "floatingVersion", data: { name, value: revision.text } };
      return;
    }
    const container = containerOf(install);
    const isWhole = container === undefined || file.completeness(container) === "whole";
    if (takesLatest && !isPartial && isWhole) yield { at: revision, messageId: "missingVersion", data: { name } };
  },
});
