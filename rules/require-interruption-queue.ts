import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  asksForFields: true,
  docs: {
    description: "require an interruption queue for Karpenter",
    category: "Reliability and cost",
    preset: "strict",
  },
  messages: {
    missingQueue:
      "`{{name}}` is not set, so spot nodes are not drained before EC2 reclaims them; set it to the name of the SQS queue.",
  },
  *check(application) {
    for (const source of application.helmSources) {
      // Releases before 0.19 have no queue.
      const name = source.settingName("interruptionQueue");
      if (!source.isKarpenter || name === undefined) continue;
      const queue = source.setting("interruptionQueue");
      if (!queue.isUnset) continue;
      // The controller reads it from its environment, regardless of where it is set.
      const env = source.values.at("controller", "env");
      if (env.isUnknown || env.items().some((variable) => variable.get("name").text === "INTERRUPTION_QUEUE")) continue;
      if (!source.values.at("controller", "envFrom").isAbsent) continue;
      yield { at: queue, messageId: "missingQueue", data: { name } };
    }
  },
});
