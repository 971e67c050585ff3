import { releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/rule.js";

const FIRST_WITH_CRD_CHART = releaseNumber("0.17");

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  asksForFields: true,
  docs: {
    description: "require Karpenter's CRDs to be installed from their own chart",
    category: "Chart and Argo CD",
    preset: "strict",
  },
  messages: {
    bundledCrds:
      "This Application also installs Karpenter's CRDs, so deleting it can delete every NodePool and its nodes; install the chart `karpenter-crd` separately, and set `helm.skipCrds: true`.",
  },
  *check(application, _, { manifests }) {
    const sources = manifests.flatMap(({ helmSources }) => helmSources);
    if (sources.some(({ karpenterChart }) => karpenterChart === "karpenter-crd")) return;
    for (const { at, isKarpenter, isPartial, version } of application.helmSources) {
      // The registry that has the CRD chart starts with this release.
      if (version !== undefined && releaseNumber(version) < FIRST_WITH_CRD_CHART) continue;
      const skipCrds = at.at("helm.skipCrds");
      const isOff = skipCrds.isAbsent || skipCrds.value === false;
      if (isKarpenter && isOff && !isPartial) yield { at: skipCrds, messageId: "bundledCrds" };
    }
  },
});
