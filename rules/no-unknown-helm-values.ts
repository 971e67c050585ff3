import { fateOf } from "../lib/karpenter/chart/fate.js";
import { ignoredValues } from "../lib/karpenter/chart/ignored.js";
import { matchesAny, patterns } from "../lib/eslint/patterns.js";
import { releaseName, releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/eslint/rule.js";
import { settingOption } from "../lib/eslint/settings.js";

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "disallow values that Karpenter's chart ignores",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    dottedKey:
      "Helm reads `{{name}}` as one key, because dots nest keys only in parameters, so the chart ignores it; nest its parts.",
    neverRead: "No release of Karpenter's chart since 0.10 reads `{{name}}`; remove it.",
    misspelledValue: "Karpenter's chart does not read `{{name}}`; did you mean `{{successor}}`?",
    renamedValue: "Karpenter's chart{{release}} ignores `{{name}}`; use `{{successor}}`.",
    removedValue: "Karpenter's chart{{release}} ignores `{{name}}`, which was last read by {{last}}; remove it.",
    newerValue:
      "Karpenter's chart{{release}} ignores `{{name}}`, which was added in {{next}}; remove it, or upgrade the chart.",
    removedProfile:
      "Karpenter's chart{{release}} ignores `{{name}}`, which has no replacement; remove it, and set `role` or `instanceProfile` on each EC2NodeClass.",
    renameValue: "Rename to `{{successor}}`.",
  },
  options: {
    release: {
      ...settingOption("release"),
      description: "The minor release of the chart, such as `1.14`, if `targetRevision` does not specify one.",
    },
    allowValues: patterns("Regular expressions for values to allow, such as `settings.x`."),
  },
  *checkInstall(install, options) {
    const version = install.version ?? options.release;
    const release = version === undefined ? undefined : releaseNumber(version);
    for (const ignored of ignoredValues(install.values, release)) {
      const { at, keys, isParameter, successor } = ignored;
      const name = keys.join(".");
      const fate = fateOf(ignored, release);
      if (!fate || matchesAny(name, options.allowValues)) continue;
      const { what, last, next } = fate;
      const data = {
        name,
        release: release === undefined ? "" : ` ${releaseName(release)}`,
        successor: successor?.keys.join(".") ?? "",
        last: last === undefined ? "" : releaseName(last),
        next: next === undefined ? "" : releaseName(next),
      };
      const hasName = what === "misspelledValue" || what === "renamedValue";
      const edit = hasName ? successor?.edits : undefined;
      const suggest = [{ messageId: "renameValue", data, edit } as const];
      yield { at, on: isParameter ? "value" : "key", messageId: what, data, suggest };
    }
  },
});
