import { choiceOfAl2, refusesAl2 } from "../lib/karpenter/ami.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import { selectByAlias } from "../lib/karpenter/select-by-alias.js";
import { settingOption } from "../lib/eslint/settings.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "disallow AMI families that no longer receive updates",
    category: "Run time",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    endOfLife:
      "`{{value}}` selects Amazon Linux 2, which reached end of life on 2026-06-30; use AL2023 or Bottlerocket.",
    endOfLifeFamily:
      "`amiFamily: {{value}}` is for Amazon Linux 2, which reached end of life on 2026-06-30; use another family, or set the option `allowCustomImages` if your AMI is not Amazon Linux 2.",
    noImageForKubernetes:
      "`{{value}}` selects Amazon Linux 2, for which Karpenter finds no AMI on Kubernetes {{kubernetesVersion}}; use AL2023 or Bottlerocket.",
    useAlias: "Use `alias: {{alias}}`.",
  },
  options: {
    kubernetesVersion: settingOption("kubernetesVersion"),
    allowCustomImages: {
      description: "Whether to allow `amiFamily: AL2` for custom AMIs, which are not selected by an alias.",
      schema: { type: "boolean" },
      default: false,
    },
    preferredAlias: settingOption("preferredAlias"),
  },
  *check(manifest, options, { settings }) {
    const spec = manifest.nodeClassSpec;
    const alias = options.preferredAlias ?? settings.preferredAlias;
    const kubernetesVersion = options.kubernetesVersion ?? settings.kubernetesVersion;
    const choice = choiceOfAl2(spec);
    if (!choice || (choice.by === "familyOfOwn" && options.allowCustomImages)) return;
    const { at, by } = choice;
    const isRefused = by === "alias" && kubernetesVersion !== undefined && refusesAl2(kubernetesVersion);
    const field = by === "alias" ? at : spec.get("amiSelectorTerms").items()[0]?.entries()[0];
    // User data of AL2 does not work for other families.
    const isOffered = alias !== undefined && field && spec.get("userData").isAbsent;
    yield {
      at,
      messageId: isRefused ? "noImageForKubernetes" : by === "familyOfOwn" ? "endOfLifeFamily" : "endOfLife",
      data: { value: at.text, kubernetesVersion: kubernetesVersion ?? "" },
      suggest: isOffered
        ? [{ messageId: "useAlias", data: { alias }, edit: selectByAlias(manifest, field, alias) }]
        : [],
    };
  },
});
