import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  asksForFields: true,
  docs: {
    description: "require a queue that tells Karpenter of spot interruptions",
    category: "Reliability and cost",
    preset: "strict",
  },
  messages: {
    missing:
      "Karpenter gets no `{{name}}`, so that spot nodes are not drained before they are reclaimed; set it to the name of the SQS queue.",
  },
  *check(application) {
    for (const source of application.helmSources) {
      // Releases before 0.19 have no queue.
      const name = source.settingName("interruptionQueue");
      if (!source.isKarpenter || name === undefined) continue;
      const queue = source.setting("interruptionQueue");
      if (!queue.isUnset) continue;
      // The controller reads it from its environment, however it gets there.
      const env = source.values.at("controller", "env");
      if (env.isUnknown || env.items().some((variable) => variable.get("name").text === "INTERRUPTION_QUEUE")) continue;
      if (!source.values.at("controller", "envFrom").isAbsent) continue;
      yield { at: queue, messageId: "missing", data: { name } };
    }
  },
});
