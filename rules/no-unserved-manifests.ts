import { installsBy } from "../lib/argo-cd/chart-installs.js";
import { waveAnnotation } from "../lib/argo-cd/sync-order.js";
import { defineRule } from "../lib/eslint/rule.js";
import { kindsOfProject, kindsWithRole } from "../lib/kinds.js";
import { knownRelease } from "../lib/releases.js";
import { unservedMessages, unservedProblems } from "../lib/schema/unserved.js";

export default defineRule({
  kinds: [...kindsOfProject("Karpenter"), ...kindsWithRole("application")],
  docs: {
    description: "disallow manifests that the deployed Karpenter release does not serve",
    category: "Consistency",
    presets: { workspace: {}, strict: { checkFirstSync: true } },
  },
  messages: {
    ...unservedMessages,
    earlierWave:
      "Argo CD applies this in wave {{wave}}, before {{place}} installs Karpenter's CRDs in wave {{crdsWave}}, so the first sync fails; use a later wave.",
    missingKind:
      "Argo CD checks this before {{place}} installs Karpenter's CRDs, so the first sync of both fails; add the sync option `SkipDryRunOnMissingResource=true`, and a later wave.",
    chartVersionMismatch:
      "`{{chart}}` is at {{version}}, but `{{otherChart}}` in {{place}} is at {{otherVersion}}; deploy the same version of both.",
  },
  options: {
    checkFirstSync: {
      description:
        "Whether to report manifests that Argo CD syncs before an Application next to them installs the CRDs.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkFirstSync }, file) {
    const early = checkFirstSync ? file.repository()?.earlySync(manifest) : undefined;
    if (early) {
      const [wave, kind] = [waveAnnotation(manifest.root), manifest.at("kind")];
      const messageId = early.isEarlierWave ? "earlierWave" : "missingKind";
      const data = { wave: String(early.wave), crdsWave: String(early.crdsWave) };
      const at = early.isEarlierWave && wave.isPresent ? wave : kind;
      yield { at, messageId, data, related: [early.crds] };
    }
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
