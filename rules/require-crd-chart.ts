import { releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/rule.js";

const FIRST_WITH_CRD_CHART = releaseNumber("0.17");

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  asksForFields: true,
  docs: {
    description: "require Karpenter's CRDs to come from their own chart",
    category: "Chart and Argo CD",
    preset: "strict",
  },
  messages: {
    missing:
      "Karpenter's CRDs are a part of this Application, and deleting it deletes them with every NodePool and node; install them by the chart `karpenter-crd`, and set `helm.skipCrds: true`.",
  },
  *check(application, _, { manifests }) {
    const sources = manifests.flatMap(({ helmSources }) => helmSources);
    if (sources.some(({ karpenterChart }) => karpenterChart === "karpenter-crd")) return;
    for (const { at, isKarpenter, isPartial, version } of application.helmSources) {
      // The registry that has it begins there.
      if (version !== undefined && releaseNumber(version) < FIRST_WITH_CRD_CHART) continue;
      const skipCrds = at.at("helm.skipCrds");
      const isOff = skipCrds.isAbsent || skipCrds.value === false;
      if (isKarpenter && isOff && !isPartial) yield { at: skipCrds, messageId: "missing" };
    }
  },
});
