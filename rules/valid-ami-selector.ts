import { defineRule } from "../lib/eslint/rule.js";
import { settingOption } from "../lib/eslint/settings.js";
import { imageMistakes, noBootstrap, releasesTooOld } from "../lib/karpenter/image-mistakes.js";
import { termMistakes } from "../lib/karpenter/term-mistakes.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow AMI selectors that match nothing or AMIs that do not fit",
    category: "Run time",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    ignoredField: "Karpenter ignores `{{field}}` when `{{winner}}` is set; remove one of them.",
    idAsName: "`{{value}}` is an AMI ID, not a name; use `id`.",
    repeatedVersion:
      "`{{value}}` contains two `@`, which crashes Karpenter's controller; use the form `family@version`.",
    invalidVersion:
      "`{{value}}` is not a release of {{family}}, so Karpenter finds no AMI; use a version of the form {{form}}.",
    foreignImage:
      "`{{value}}` is an AMI of {{family}}, but `amiFamily` is {{amiFamily}}, so its nodes never join; select an AMI of the same family.",
    severalVersions:
      "`{{value}}` matches AMIs for several versions of Kubernetes, and Karpenter uses the most recent AMI; name one version, such as `1.33`, or use an alias.",
    severalFamilies:
      "`{{value}}` matches AMIs of {{families}}, and Karpenter uses the most recent AMI, so nodes may never join; select AMIs of one family, or use an alias.",
    mixedVariants:
      "`{{value}}` and `{{other}}` are both for {{arch}}, so all nodes boot the newer one; use one EC2NodeClass for each, or an alias.",
    noBootstrap: "Karpenter writes no bootstrap data for `Custom`, so nodes of this AMI never join; use `{{family}}`.",
    releaseTooOld:
      "`{{value}}` has no AMI for Kubernetes {{kubernetesVersion}}, so Karpenter finds none; use {{first}} or later.",
    removeField: "Remove `{{field}}`.",
    replaceAlias: "Replace with `{{value}}`.",
    setFamily: "Set `amiFamily: {{family}}`.",
  },
  options: { kubernetesVersion: settingOption("kubernetesVersion") },
  *check(manifest, options, { completeness, settings }) {
    const spec = manifest.nodeClassSpec;
    for (const term of spec.get("amiSelectorTerms").items()) yield* termMistakes(term);
    yield* imageMistakes(spec);
    yield* releasesTooOld(spec, options.kubernetesVersion ?? settings.kubernetesVersion);
    const missing = noBootstrap(spec);
    // User data may come from elsewhere.
    if (missing.length > 0 && completeness(manifest) === "whole") yield* missing;
  },
});
