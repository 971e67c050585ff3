import { releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/eslint/rule.js";

const FIRST_WITH_CRD_CHART = releaseNumber("0.17");

export default defineRule({
  installs: ["karpenter"],
  asksForFields: true,
  docs: {
    description: "require Karpenter's CRDs to be installed from their own chart",
    category: "Chart and Argo CD",
    presets: { strict: {} },
  },
  messages: {
    bundledCrds:
      "This Application also installs Karpenter's CRDs, so deleting it can delete every NodePool and its nodes; install the chart `karpenter-crd` separately, and set `helm.skipCrds: true`.",
  },
  *checkInstall({ skipCrds, isPartial, version }, _, { installs }) {
    if (installs().some(({ chart }) => chart === "karpenter-crd")) return;
    // The registry that has the CRD chart starts with this release.
    if (version !== undefined && releaseNumber(version) < FIRST_WITH_CRD_CHART) return;
    const isOff = skipCrds.isAbsent || skipCrds.value === false;
    if (isOff && !isPartial) yield { at: skipCrds, messageId: "bundledCrds" };
  },
});
