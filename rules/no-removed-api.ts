import { kinds, kindsOfProject, successorOf } from "../lib/kinds.js";
import { isServed, knownRelease, releaseNumber } from "../lib/releases.js";
import { releaseText } from "../lib/eslint/release.js";
import { defineRule } from "../lib/eslint/rule.js";
import { settingOption } from "../lib/eslint/settings.js";

export default defineRule({
  kinds: kindsOfProject("Karpenter"),
  docs: {
    description: "disallow API versions that the Karpenter release does not serve",
    category: "API server",
    presets: { recommended: {} },
  },
  messages: {
    removedVersion:
      "Karpenter {{release}} no longer serves {{kind}} `{{apiVersion}}` (last served in {{last}}); migrate to {{successorKind}} `{{successor}}`.",
    removedKind:
      "Karpenter {{release}} does not serve `{{apiVersion}}`, and {{kind}} was removed after {{last}}; migrate to {{successorKind}} `{{successor}}`.",
    newerVersion:
      "{{kind}} `{{apiVersion}}` requires Karpenter {{first}}, but the configured release is {{release}}; upgrade the chart, or correct the `release` setting.",
    newerThanChart:
      "{{kind}} `{{apiVersion}}` requires Karpenter {{first}}, but {{place}} deploys {{number}}; upgrade the chart, or use a version that it serves.",
  },
  options: { release: settingOption("release") },
  *check(manifest, options, { releaseFor }) {
    const assumed = releaseFor(manifest, options.release);
    const { release, place } = assumed;
    const { kind, version } = manifest;
    const { group, versions, successor: replacement } = manifest.descriptor;
    // Versions that never existed are reported by valid-schema, except those of kinds that no longer have any version.
    const own =
      versions.find(({ name }) => name === version) ??
      versions.find(({ until }) => until !== undefined && replacement !== undefined);
    if (!own || isServed(kind, own.name, knownRelease(release)) === true) return;
    const isRemoved = own.until !== undefined && releaseNumber(own.until) < knownRelease(release);
    const removed = own.name === version ? "removedVersion" : "removedKind";
    const successor = successorOf(kind);
    yield {
      at: manifest.at("apiVersion"),
      messageId: isRemoved ? removed : place === undefined ? "newerVersion" : "newerThanChart",
      data: {
        release: releaseText(assumed),
        number: release,
        place: place ?? "",
        kind,
        apiVersion: `${group}/${version}`,
        last: own.until ?? "",
        first: own.since ?? "",
        successorKind: successor,
        successor: `${kinds[successor].group}/v1`,
      },
    };
  },
});
