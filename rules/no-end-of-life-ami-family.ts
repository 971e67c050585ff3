import { endedFamilyOf, supports } from "../lib/karpenter/ami.js";
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
    endOfLife: "`{{value}}` selects {{system}}, which reached end of life on {{date}}; use AL2023 or Bottlerocket.",
    endOfLifeFamily:
      "`amiFamily: {{value}}` is for {{system}}, which reached end of life on {{date}}; use another family, or set the option `allowCustomImages` if your AMI is not {{system}}.",
    afterLastRelease:
      "`{{value}}` does not exist, because {{system}} had its last AMI in `{{lastRelease}}`; use AL2023 or Bottlerocket.",
    noImageForKubernetes:
      "`{{value}}` selects {{system}}, for which Karpenter finds no AMI on Kubernetes {{kubernetesVersion}}; use AL2023 or Bottlerocket.",
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
    const ended = endedFamilyOf(spec);
    if (!ended || (ended.by === "familyOfOwn" && options.allowCustomImages)) return;
    const { at, by, date, system, lastRelease } = ended;
    const isRefused = by !== "familyOfOwn" && kubernetesVersion !== undefined && !supports(ended, kubernetesVersion);
    const reached = by === "familyOfOwn" ? "endOfLifeFamily" : "endOfLife";
    const field = by === "alias" ? at : spec.get("amiSelectorTerms").items()[0]?.entries()[0];
    // User data of AL2 does not work for other families.
    const isOffered = alias !== undefined && field && spec.get("userData").isAbsent;
    yield {
      at,
      messageId: ended.isAfterLast ? "afterLastRelease" : isRefused ? "noImageForKubernetes" : reached,
      data: { value: at.text, system, date, lastRelease, kubernetesVersion: kubernetesVersion ?? "" },
      suggest: isOffered
        ? [{ messageId: "useAlias", data: { alias }, edit: selectByAlias(manifest, field, alias) }]
        : [],
    };
  },
});
