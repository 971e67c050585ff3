import { settingIn, settingNameIn } from "../lib/karpenter/chart/settings.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter"],
  asksForFields: true,
  docs: {
    description: "require an interruption queue for Karpenter",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  messages: {
    missingQueue:
      "`{{name}}` is not set, so spot nodes are not drained before EC2 reclaims them; set it to the name of the SQS queue.",
  },
  *checkInstall(install) {
    // Releases before 0.19 have no queue.
    const name = settingNameIn(install, "interruptionQueue");
    const queue = settingIn(install, "interruptionQueue");
    if (name === undefined || queue.isSet || queue.isUnknown) return;
    // The controller reads it from its environment, regardless of where it is set.
    const env = install.values.at("controller", "env");
    if (env.isUnknown || env.items().some((variable) => variable.get("name").text === "INTERRUPTION_QUEUE")) return;
    if (!install.values.at("controller", "envFrom").isAbsent) return;
    yield { at: queue, messageId: "missingQueue", data: { name } };
  },
});
