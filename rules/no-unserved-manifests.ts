import { installsBy } from "../lib/argo-cd/chart-installs.js";
import { defineRule } from "../lib/eslint/rule.js";
import { kindsOfProject, kindsWithRole } from "../lib/kinds.js";
import { knownRelease } from "../lib/releases.js";
import { unservedMessages, unservedProblems } from "../lib/schema/unserved.js";

export default defineRule({
  kinds: [...kindsOfProject("Karpenter"), ...kindsWithRole("application")],
  docs: {
    description: "disallow manifests that the deployed Karpenter release does not serve",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    ...unservedMessages,
    chartVersionMismatch:
      "`{{chart}}` is at {{version}}, but `{{otherChart}}` in {{place}} is at {{otherVersion}}; deploy the same version of both.",
  },
  *check(manifest, _, file) {
    for (const { chart, version, revision } of installsBy(manifest)) {
      const otherChart = chart === "karpenter" ? "karpenter-crd" : "karpenter";
      const other = version === undefined ? undefined : file.repository()?.otherChart(otherChart);
      if (version === undefined || !other || other.version === version) continue;
      const data = { version, chart, otherVersion: other.version, otherChart };
      yield { at: revision, messageId: "chartVersionMismatch", data, related: [other] };
    }
    if (manifest.descriptor.role === "application") return;
    // Other rules compare it with the deployed release.
    const isCompared = file.releaseFor(manifest).place !== undefined;
    const deployed = isCompared ? undefined : file.repository()?.chartAround();
    if (deployed) yield* unservedProblems(manifest, deployed, knownRelease(file.settings.release));
  },
});
