import { installsBy } from "../lib/argo-cd/chart-installs.js";
import { kindsOfProject, kindsWithRole } from "../lib/kinds.js";
import type { Manifest } from "../lib/model/manifest.js";
import type { Problem } from "../lib/model/problem.js";
import { isServed, knownRelease, releaseName, releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/eslint/rule.js";
import type { LintedFile } from "../lib/eslint/rule-definition.js";
import { notServed } from "../lib/schema/served.js";

type MessageId = "chartVersionMismatch" | "newerField" | "newerValue" | "unservedVersion";

export default defineRule({
  kinds: [...kindsOfProject("Karpenter"), ...kindsWithRole("application")],
  docs: {
    description: "disallow manifests that the deployed Karpenter release does not serve",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    unservedVersion:
      "Karpenter {{release}}, deployed in {{place}}, does not serve {{kind}} `{{apiVersion}}`; use a version that it serves, or change the chart version.",
    newerField:
      "`{{path}}` requires Karpenter {{since}}, but {{place}} deploys {{release}}; upgrade the chart, or remove the field.",
    newerValue:
      "`{{value}}` requires Karpenter {{since}}, but {{place}} deploys {{release}}; upgrade the chart, or replace the value.",
    chartVersionMismatch:
      "`{{chart}}` is at {{version}}, but `{{otherChart}}` in {{place}} is at {{otherVersion}}; deploy the same version of both.",
  },
  *check(manifest, _, file) {
    if (manifest.descriptor.role === "application") yield* compareCharts(manifest, file);
    else yield* compareManifest(manifest, file);
  },
});

function* compareManifest(manifest: Manifest, file: LintedFile): Generator<Problem<MessageId>> {
  // Other rules already compare it with the deployed release.
  if (file.releaseFor(manifest).place !== undefined) return;
  const deployed = file.repository()?.chartAround();
  if (!deployed) return;
  const release = knownRelease(deployed.version);
  const assumed = knownRelease(file.settings.release);
  const { kind, version } = manifest;
  const data = { release: releaseName(releaseNumber(deployed.version)), kind };
  const related = [deployed];
  if (isServed(kind, version, release) === false) {
    // Versions that the configured release does not serve either are reported by no-removed-api.
    if (isServed(kind, version, assumed) === false) return;
    const apiVersion = manifest.at("apiVersion");
    yield { at: apiVersion, messageId: "unservedVersion", data: { ...data, apiVersion: apiVersion.text }, related };
    return;
  }
  for (const { what, at, since } of notServed(manifest, release)) {
    if (since > assumed) continue;
    const about = { ...data, since: releaseName(since) };
    if (what === "field") yield { at, on: "key", messageId: "newerField", data: { ...about, path: at.path }, related };
    else if (what === "label")
      yield { at, on: "key", messageId: "newerValue", data: { ...about, value: String(at.key) }, related };
    else yield { at, messageId: "newerValue", data: { ...about, value: at.text }, related };
  }
}

function* compareCharts(manifest: Manifest, file: LintedFile): Generator<Problem<MessageId>> {
  for (const { chart, version, revision } of installsBy(manifest)) {
    if (version === undefined) continue;
    const otherChart = chart === "karpenter" ? "karpenter-crd" : "karpenter";
    const other = file.repository()?.otherChart(otherChart);
    if (!other || other.version === version) continue;
    const data = { version, chart, otherVersion: other.version, otherChart };
    yield { at: revision, messageId: "chartVersionMismatch", data, related: [other] };
  }
}
