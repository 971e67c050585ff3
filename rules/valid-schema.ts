import { presentKinds } from "../lib/kinds.js";
import { isNewerRelease } from "../lib/eslint/newer-release.js";
import { isServed, judgedBy, knownRelease, releaseName } from "../lib/releases.js";
import { defineRule } from "../lib/eslint/rule.js";
import { messages } from "../lib/schema/messages.js";
import { problemsOf } from "../lib/schema/problems.js";
import { unknownKindOf } from "../lib/schema/unknown-kind.js";
import { unknownVersion } from "../lib/schema/unknown-version.js";
import { isOfApiVersion } from "../lib/schema/violation.js";
import { settingOption } from "../lib/eslint/settings.js";

export default defineRule({
  kinds: presentKinds,
  docs: {
    description: "disallow manifests that do not match the schema of their kind",
    category: "API server",
    presets: { recommended: {} },
  },
  fixable: true,
  hasSuggestions: true,
  messages,
  options: {
    release: settingOption("release"),
    ignoreKinds: {
      description: "Kinds to ignore.",
      schema: { type: "array", items: { enum: presentKinds }, uniqueItems: true },
      default: [],
    },
  },
  *checkObject(root, { release }, { settings }) {
    if (!isNewerRelease(release ?? settings.release)) yield* unknownKindOf(root);
  },
  *check(manifest, options, { completeness, releaseFor, repository }) {
    const { kind, version, descriptor } = manifest;
    if (options.ignoreKinds.includes(kind)) return;
    const { release, isSet, place } = releaseFor(manifest, options.release);
    const isOfRelease = descriptor.project === "Karpenter" || descriptor.project === "Kubernetes";
    const isNewer = isOfRelease && isNewerRelease(release);
    // no-removed-api reports versions that the release does not serve; they are judged by the last release that did.
    const isServedNow = isServed(kind, version, knownRelease(release)) === true;
    const number = judgedBy(kind, version, knownRelease(release));
    const problems = problemsOf(manifest, {
      release: isServedNow || place !== undefined ? release : releaseName(number),
      number,
      isNewer: isNewer && isServedNow,
      isOpen: isOfRelease && isServedNow && !isSet && place === undefined,
      place,
      mayLack: () => completeness(manifest) !== "whole",
      // A kind in a wrong group is reported once.
      ignores: isOfApiVersion,
    });
    if (problems) yield* problems;
    // Cluster Autoscaler has the kind too, in versions of its own.
    else if (descriptor.project !== "Kubernetes" || repository()?.deploys("karpenter") === true) {
      if (!isNewer) yield* unknownVersion(manifest, knownRelease(release));
    }
  },
});
