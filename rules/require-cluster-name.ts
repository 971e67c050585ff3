import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  asksForFields: true,
  docs: {
    description: "require the cluster name in the values of Karpenter's chart",
    category: "Chart and Argo CD",
    preset: "recommended",
  },
  messages: {
    missingClusterName: "Karpenter's chart requires `{{name}}` and cannot be rendered without it; add it.",
  },
  *check(application) {
    for (const source of application.helmSources) {
      if (!source.isKarpenter) continue;
      const setting = source.setting("clusterName");
      const name = source.settingName("clusterName");
      // Which values charts before 0.10 read is unknown.
      if (name === undefined) continue;
      if (setting.isUnset) yield { at: setting, messageId: "missingClusterName", data: { name } };
    }
  },
});
