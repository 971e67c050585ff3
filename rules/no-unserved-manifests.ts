import { karpenterKinds } from "../lib/kinds.js";
import type { Manifest } from "../lib/manifest/manifest.js";
import type { Problem } from "../lib/problem.js";
import { isServed, knownRelease, releaseName, releaseNumber } from "../lib/releases.js";
import { type LintedFile, defineRule } from "../lib/rule.js";
import { notServed } from "../lib/schema/served.js";
import { placeText } from "../lib/workspace/facts.js";

type MessageId = "api" | "crds" | "field" | "value";

export default defineRule({
  kinds: [...karpenterKinds, "Application", "ApplicationSet"],
  docs: {
    description: "disallow manifests that the deployed release of Karpenter doesn't serve",
    category: "Consistency",
    preset: "workspace",
  },
  messages: {
    api: "Karpenter {{release}}, which {{place}} deploys, doesn't serve `{{apiVersion}}` {{kind}}; use a version that it does, or another chart.",
    field:
      "`{{path}}` came with Karpenter {{since}}, and {{place}} deploys {{release}}; raise the chart's version, or remove it.",
    value:
      "Karpenter takes `{{value}}` from {{since}} on, and {{place}} deploys {{release}}; raise the chart's version, or write something else.",
    crds: "This is {{version}} of `{{chart}}`, and {{place}} has {{otherVersion}} of `{{otherChart}}`; deploy the same version of both.",
  },
  *check(manifest, _, file) {
    if (manifest.kind === "Application" || manifest.kind === "ApplicationSet") yield* compareCharts(manifest, file);
    else yield* compareManifest(manifest, file);
  },
});

function* compareManifest(manifest: Manifest, file: LintedFile): Generator<Problem<MessageId>> {
  const deployed = file.repository()?.chartAround();
  if (!deployed) return;
  const release = knownRelease(deployed.version);
  const assumed = knownRelease(file.settings.release);
  const { kind, version } = manifest;
  const data = { place: placeText(deployed), release: releaseName(releaseNumber(deployed.version)), kind };
  if (isServed(kind, version, release) === false) {
    // What isn't served anyway is no-removed-api's.
    if (isServed(kind, version, assumed) === false) return;
    const apiVersion = manifest.at("apiVersion");
    yield { at: apiVersion, messageId: "api", data: { ...data, apiVersion: apiVersion.text } };
    return;
  }
  for (const { what, at, since } of notServed(manifest, release)) {
    if (since > assumed) continue;
    const about = { ...data, since: releaseName(since) };
    if (what === "field") yield { at, on: "key", messageId: "field", data: { ...about, path: at.path } };
    else if (what === "label") yield { at, on: "key", messageId: "value", data: { ...about, value: String(at.key) } };
    else yield { at, messageId: "value", data: { ...about, value: at.text } };
  }
}

function* compareCharts(manifest: Manifest, file: LintedFile): Generator<Problem<MessageId>> {
  for (const { karpenterChart, version, at } of manifest.helmSources) {
    if (karpenterChart === undefined || version === undefined) continue;
    const otherChart = karpenterChart === "karpenter" ? "karpenter-crd" : "karpenter";
    const other = file.repository()?.otherChart(otherChart);
    if (!other || other.version === version) continue;
    const data = { version, chart: karpenterChart, place: placeText(other), otherVersion: other.version, otherChart };
    yield { at: at.get("targetRevision"), messageId: "crds", data };
  }
}
