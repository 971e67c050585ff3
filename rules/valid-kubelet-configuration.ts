import { codeAlternatives } from "../lib/prose.js";
import { defineRule } from "../lib/eslint/rule.js";
import { isNewerRelease } from "../lib/eslint/newer-release.js";
import { settingOption } from "../lib/eslint/settings.js";
import { fieldsLostOnCustom, misfitsOf } from "../lib/karpenter/kubelet.js";
import { expressionsIn, mistakeIn, variables } from "../lib/karpenter/kubelet-expressions.js";
import { knownRelease } from "../lib/releases.js";
import { ignoredFor, isCheckedByKarpenter } from "../lib/schema/kubelet.js";
import { kubeletMessages as messages } from "../lib/schema/kubelet-messages.js";
import { problemsOf } from "../lib/schema/problems.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow kubelet settings that Karpenter or the AMI family rejects",
    category: "Run time",
    presets: { recommended: {}, strict: { checkCustom: true } },
  },
  fixable: true,
  hasSuggestions: true,
  messages,
  options: {
    release: settingOption("release"),
    checkCustom: {
      description: "Whether to report settings that nodes of `amiFamily: Custom` do not get.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, options, { completeness, releaseFor }) {
    const spec = manifest.nodeClassSpec;
    if (manifest.version !== "v1" || spec.get("kubelet").isAbsent) return;
    const { release, isSet, place } = releaseFor(manifest, options.release);
    const isNewer = isNewerRelease(release);
    const number = knownRelease(release);
    yield* (
      problemsOf(manifest, {
        ...{ release, number, isNewer, place },
        isOpen: !isSet && place === undefined,
        mayLack: () => completeness(manifest) !== "whole",
        schema: "ec2nodeclass_kubelet",
        ignores: ignoredFor(manifest, release),
      }) ?? []
    );
    // What a newer release supports is unknown.
    if (isNewer) return;
    const isChecked = isCheckedByKarpenter(release);
    for (const { at, what, data } of misfitsOf(spec))
      if (isChecked || what === "ignoredField" || what === "severalAddresses")
        yield { at, on: "key", messageId: what, data };
    for (const at of isChecked ? expressionsIn(spec.get("kubelet")) : []) {
      const mistake = mistakeIn(at.text);
      const data = { name: mistake?.name ?? "", variables: codeAlternatives(variables) };
      if (mistake) yield { at, messageId: mistake.what, data };
    }
    for (const at of options.checkCustom ? fieldsLostOnCustom(spec) : [])
      yield { at, on: "key", messageId: "notOnCustom", data: { field: String(at.key) } };
  },
});
