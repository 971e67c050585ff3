import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "require an exact version of Karpenter's charts",
    category: "Chart and Argo CD",
    preset: "strict",
  },
  messages: {
    floating: "`targetRevision: {{value}}` upgrades Karpenter whenever a chart is published; write the exact version.",
    missing: "Without `targetRevision`, Karpenter is upgraded whenever a chart is published; add the exact version.",
  },
  *check(application, _, file) {
    for (const { karpenterChart, at, version, isPartial } of application.helmSources) {
      const revision = at.get("targetRevision");
      if (karpenterChart === undefined || revision.isUnknown || version !== undefined) continue;
      if (revision.isSet) {
        // Digests are as exact as it gets, and so are commits, whole or shortened.
        const isExact = /^sha256:|^[\da-f]{7,40}$/u.test(revision.text);
        if (!isExact) yield { at: revision, messageId: "floating", data: { value: revision.text } };
        // For a `chart`, valid-application-source asks for one.
      } else if (at.get("chart").isAbsent && !isPartial && !file.mayLack(application))
        yield { at: revision, messageId: "missing" };
    }
  },
});
