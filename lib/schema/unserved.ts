/** What a deployed release of Karpenter does not serve, as problems of a manifest. */
import type { Manifest } from "../model/manifest.js";
import type { Problem, RelatedPlace } from "../model/problem.js";
import { isServed, knownRelease, releaseName, releaseNumber } from "../releases.js";
import { notServed } from "./served.js";

export const unservedMessages = {
  unservedVersion:
    "Karpenter {{release}}, deployed in {{place}}, does not serve {{kind}} `{{apiVersion}}`; use a version that it serves, or change the chart version.",
  newerField:
    "`{{path}}` requires Karpenter {{since}}, but {{place}} deploys {{release}}; upgrade the chart, or remove the field.",
  newerValue:
    "`{{value}}` requires Karpenter {{since}}, but {{place}} deploys {{release}}; upgrade the chart, or replace the value.",
};

/**
 * @param deployed the chart that is deployed
 * @param assumed the release that other rules compare the manifest with, as a number
 */
export function* unservedProblems(
  manifest: Manifest,
  deployed: RelatedPlace & { readonly version: string },
  assumed: number,
): Generator<Problem<keyof typeof unservedMessages>> {
  const release = knownRelease(deployed.version);
  const { kind, version } = manifest;
  const data = { release: releaseName(releaseNumber(deployed.version)), kind };
  const related = [deployed];
  if (isServed(kind, version, release) === false) {
    // Versions that the assumed release does not serve either are reported by no-removed-api.
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
