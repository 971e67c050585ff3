import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  asksForFields: true,
  docs: {
    description: "require the cluster's name in the values of Karpenter's chart",
    category: "Chart and Argo CD",
    preset: "recommended",
  },
  messages: {
    missing: "Karpenter's chart gets no `{{name}}`, without which it can't be rendered; add it.",
  },
  *check(application) {
    for (const source of application.helmSources) {
      if (!source.isKarpenter) continue;
      const setting = source.setting("clusterName");
      const name = source.settingName("clusterName");
      // Of charts before 0.10, nobody knows what they read.
      if (name === undefined) continue;
      if (setting.isUnset) yield { at: setting, messageId: "missing", data: { name } };
    }
  },
});
