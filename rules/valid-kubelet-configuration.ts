import { isNewerRelease } from "../lib/eslint/newer-release.js";
import { isKubeletExpression } from "../lib/karpenter/kubelet-expressions.js";
import { knownRelease, releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/eslint/rule.js";
import { messages } from "../lib/schema/messages.js";
import { problemsOf } from "../lib/schema/problems.js";
import { type Violation, isAt } from "../lib/schema/violation.js";
import { settingOption } from "../lib/eslint/settings.js";

/** The first release whose API server accepts any kubelet settings, so Karpenter checks them itself. */
const FIRST_UNCHECKED = releaseNumber("1.15");

/** Since 1.15, these can be expressions, which Karpenter evaluates for each instance type. */
const EXPRESSIONS = [
  ["spec", "kubelet", "maxPods"],
  ["spec", "kubelet", "kubeReserved"],
  ["spec", "kubelet", "systemReserved"],
];

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow kubelet settings that Karpenter rejects",
    category: "Run time",
    presets: { recommended: {} },
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    ...messages,
    unknownField:
      "`{{path}}` is not a field of the kubelet's configuration, so Karpenter launches no nodes; remove it.",
  },
  options: { release: settingOption("release") },
  *check(manifest, options, { completeness, releaseFor }) {
    const { release, isSet, place } = releaseFor(manifest, options.release);
    // Before, the API server rejects them, which valid-schema reports.
    if (manifest.version !== "v1" || releaseNumber(release) < FIRST_UNCHECKED) return;
    yield* (
      problemsOf(manifest, {
        release,
        number: knownRelease(release),
        isNewer: isNewerRelease(release),
        isOpen: !isSet && place === undefined,
        place,
        mayLack: () => completeness(manifest) !== "whole",
        schema: "ec2nodeclass_kubelet",
        ignores: isExpression,
      }) ?? []
    );
  },
});

function isExpression({ path, value }: Violation): boolean {
  return isKubeletExpression(value) && EXPRESSIONS.some((place) => isAt(path, place));
}
