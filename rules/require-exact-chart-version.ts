import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "require an exact version of Karpenter's charts",
    category: "Chart and Argo CD",
    preset: "strict",
  },
  messages: {
    floatingVersion:
      "`targetRevision: {{value}}` upgrades Karpenter as soon as a newer version is published; use an exact version.",
    missingVersion:
      "Without `targetRevision`, Karpenter is upgraded as soon as a newer version is published; add an exact version.",
  },
  *check(application, _, file) {
    for (const { karpenterChart, at, version, isPartial } of application.helmSources) {
      const revision = at.get("targetRevision");
      if (karpenterChart === undefined || revision.isUnknown || version !== undefined) continue;
      if (revision.isSet) {
        // Digests are exact, and so are commits, full or shortened.
        const isExact = /^sha256:|^[\da-f]{7,40}$/u.test(revision.text);
        if (!isExact) yield { at: revision, messageId: "floatingVersion", data: { value: revision.text } };
        // A missing version of a `chart` is reported by valid-application-source.
      } else if (at.get("chart").isAbsent && !isPartial && !file.mayLack(application))
        yield { at: revision, messageId: "missingVersion" };
    }
  },
});
