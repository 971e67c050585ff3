import { choiceOfAl2, refusesAl2 } from "../lib/karpenter/ami.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";
import { selectByAlias } from "../lib/karpenter/select-by-alias.js";
import { settingOption } from "../lib/settings.js";

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "disallow AMI families that get no more updates",
    category: "Run time",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    ended: "`{{value}}` is Amazon Linux 2, which has had no updates since 2026-06-30; move to AL2023 or Bottlerocket.",
    own: "`amiFamily: {{value}}` is for images of Amazon Linux 2, which has had no updates since 2026-06-30; move to another family, or set `allowCustomImages` if yours are of another system.",
    fails:
      "`{{value}}` is Amazon Linux 2, which Karpenter refuses for Kubernetes {{kubernetesVersion}}; move to AL2023 or Bottlerocket.",
    useAlias: "Select the image by `alias: {{alias}}`.",
  },
  options: {
    kubernetesVersion: settingOption("kubernetesVersion"),
    allowCustomImages: {
      description:
        "Whether `amiFamily: AL2` may stay where the image isn't chosen by an alias, but is one of your own.",
      schema: { type: "boolean" },
      default: false,
    },
    preferredAlias: settingOption("preferredAlias"),
  },
  *check(manifest, options, { settings }) {
    const spec = manifest.launchSettings;
    const alias = options.preferredAlias ?? settings.preferredAlias;
    const kubernetesVersion = options.kubernetesVersion ?? settings.kubernetesVersion;
    const choice = choiceOfAl2(spec);
    if (!choice || (choice.by === "familyOfOwn" && options.allowCustomImages)) return;
    const { at, by } = choice;
    const isRefused = by === "alias" && kubernetesVersion !== undefined && refusesAl2(kubernetesVersion);
    const field = by === "alias" ? at : spec.get("amiSelectorTerms").items()[0]?.entries()[0];
    // The scripts of AL2 are none for other families.
    const isOffered = alias !== undefined && field && spec.get("userData").isAbsent;
    yield {
      at,
      messageId: isRefused ? "fails" : by === "familyOfOwn" ? "own" : "ended",
      data: { value: at.text, kubernetesVersion: kubernetesVersion ?? "" },
      suggest: isOffered
        ? [{ messageId: "useAlias", data: { alias }, edit: selectByAlias(manifest, field, alias) }]
        : [],
    };
  },
});
