import { type Kind, type KindInfo, karpenterKinds, kinds } from "../lib/kinds.js";
import { isServed, knownRelease, releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/rule.js";
import { settingOption } from "../lib/settings.js";

/** What took the place of the kinds that went. */
const SUCCESSORS: Partial<Record<Kind, Kind>> = {
  AWSNodeTemplate: "EC2NodeClass",
  Machine: "NodeClaim",
  Provisioner: "NodePool",
};

export default defineRule({
  kinds: karpenterKinds,
  docs: {
    description: "disallow versions of an API that the release of Karpenter doesn't serve",
    category: "API server",
    preset: "recommended",
  },
  messages: {
    removed:
      "Karpenter {{release}} no longer serves `{{apiVersion}}` {{kind}}, which {{last}} was the last to serve; write it as `{{successor}}`.",
    gone: "Karpenter {{release}} doesn't serve `{{apiVersion}}` {{kind}}, and {{last}} was the last to serve any {{kind}}; write it as `{{successor}}`.",
    notYet:
      "Karpenter {{release}} doesn't serve `{{apiVersion}}` {{kind}} yet, which came with {{first}}; raise the release.",
  },
  options: { release: settingOption("release") },
  *check(manifest, options, { settings }) {
    const release = options.release ?? settings.release;
    const { kind, version } = manifest;
    const { group, versions }: KindInfo = kinds[kind];
    // A version that never was is valid-schema's, but for kinds of which there is no version any more.
    const own =
      versions.find(({ name }) => name === version) ??
      versions.find(({ until }) => until !== undefined && kind in SUCCESSORS);
    if (!own || isServed(kind, own.name, knownRelease(release)) === true) return;
    const isRemoved = own.until !== undefined && releaseNumber(own.until) < knownRelease(release);
    const successor = SUCCESSORS[kind] ?? kind;
    yield {
      at: manifest.at("apiVersion"),
      messageId: !isRemoved ? "notYet" : own.name === version ? "removed" : "gone",
      data: {
        release,
        kind,
        apiVersion: `${group}/${version}`,
        last: own.until ?? "",
        first: own.since ?? "",
        successor: `${kinds[successor].group}/v1 ${successor}`,
      },
    };
  },
});
