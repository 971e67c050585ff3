import { defineRule } from "../lib/eslint/rule.js";
import { settingOption } from "../lib/eslint/settings.js";
import { certainMistakes, foreignTags, impossibleId } from "../lib/karpenter/selector-mistakes.js";
import { selectorTermsOf } from "../lib/karpenter/selector-terms.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  asksForFields: true,
  docs: {
    description: "disallow selector terms that select everything or nothing",
    category: "Run time",
    presets: { recommended: {}, strict: { checkIds: true, checkTags: true } },
  },
  hasSuggestions: true,
  messages: {
    emptyFilter:
      "`{{field}}` is empty, so the term selects every {{resource}} before Karpenter {{patches}} and nothing since; add a filter, or remove the term.",
    selectsAll:
      "`{{field}}` is empty, so the term selects every {{resource}} in Karpenter {{version}}; add a filter, or remove the term.",
    selectsNothing:
      "`{{field}}` is empty, so Karpenter {{version}} ignores the term; add a filter, or remove the term.",
    mistakenId:
      "`{{value}}` is not the ID of one {{resource}}, so it selects nothing; use a single ID that starts with `{{prefix}}`.",
    impossibleId:
      "`{{value}}` is not the ID of any {{resource}}, because it does not end with 8 or 17 hexadecimal digits; correct it.",
    ignoredFilter: "Karpenter ignores `{{field}}` when `{{winner}}` is set; remove one of them.",
    nodeGroupTag:
      "`eks:cluster-name` is a tag of managed node groups, which the cluster's security group does not have; use `{{text}}`.",
    sharedTag:
      "`{{field}}` is a tag that the subnets of all clusters have, so nodes may launch in those of another one; add a tag of this cluster.",
    sharedName:
      "The subnets of other clusters can have names like `{{value}}`, so nodes may launch there; add a tag of this cluster.",
    removeField: "Remove `{{field}}`.",
    replaceText: "Replace with `{{text}}`.",
  },
  options: {
    release: settingOption("release"),
    checkIds: {
      description: "Whether to report IDs that do not end with 8 or 17 hexadecimal digits.",
      schema: { type: "boolean" },
      default: false,
    },
    checkTags: {
      description: "Whether to report tags that often belong to other resources than those of the cluster.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, options, { releaseFor, repository }) {
    const { release, isSet } = releaseFor(manifest, options.release);
    const version = () => (isSet ? release : repository()?.chartAround()?.version);
    for (const term of selectorTermsOf(manifest.nodeClassSpec)) {
      yield* certainMistakes(term, version);
      if (options.checkIds) yield* impossibleId(term);
      if (options.checkTags) yield* foreignTags(term);
    }
  },
});
