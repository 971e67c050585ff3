import { aliasOf, selectByAlias } from "../lib/ami.js";
import { launchKinds } from "../lib/kinds.js";
import { releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/rule.js";
import { settingOption } from "../lib/settings.js";

/** The last minor version of Kubernetes for which there are EKS images of AL2. */
const LAST_OF_AL2 = releaseNumber("1.32");

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
    const isRefused = kubernetesVersion !== undefined && releaseNumber(kubernetesVersion) > LAST_OF_AL2;
    const terms = spec.get("amiSelectorTerms");
    const term = terms.items().find((one) => aliasOf(one.get("alias"))?.family === "al2");
    const amiFamily = spec.get("amiFamily");
    const isOwnImage = terms.items().length > 0 || spec.get("amiSelector").isPresent;
    // An alias of another family beside it is the API server's to refuse.
    const hasAlias = terms.isUnknown || terms.items().some((one) => !one.get("alias").isAbsent);
    if (!term && (amiFamily.value !== "AL2" || hasAlias || (isOwnImage && options.allowCustomImages))) return;
    const at = term?.get("alias") ?? amiFamily;
    const field = term ? at : terms.items()[0]?.entries()[0];
    yield {
      at,
      // It doesn't ask which system an image of your own is.
      messageId: term && isRefused ? "fails" : isOwnImage && !term ? "own" : "ended",
      data: { value: at.text, kubernetesVersion: kubernetesVersion ?? "" },
      suggest:
        // The scripts of AL2 are none for other families.
        alias === undefined || !field || !spec.get("userData").isAbsent
          ? []
          : [{ messageId: "useAlias", data: { alias }, edit: selectByAlias(manifest, field, alias) }],
    };
  },
});
