import { settingIn, settingNameIn } from "../lib/karpenter/chart/settings.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  asksForFields: true,
  docs: {
    description: "require the cluster name in the values of Karpenter's chart",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  messages: {
    missingClusterName: "Karpenter's chart requires `{{name}}` and cannot be rendered without it; add it.",
  },
  *checkInstall(install) {
    const setting = settingIn(install, "clusterName");
    const name = settingNameIn(install, "clusterName");
    // Which values charts before 0.10 read is unknown.
    if (name === undefined || install.mayBeReplaced?.(name) === true) return;
    if (setting.isUnset) yield { at: setting, messageId: "missingClusterName", data: { name } };
  },
});
