import { groupBy } from "../lib/group-by.js";
import { clusterTagsOf } from "../lib/karpenter/selectors.js";
import { launchKinds } from "../lib/kinds.js";
import type { Cursor } from "../lib/manifest/cursor.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "require the subnets and security groups of a class to be of one cluster",
    category: "Consistency",
    preset: "workspace",
  },
  messages: {
    differs:
      "`{{tagKey}}` is `{{value}}` here and `{{other}}` in `{{place}}`, so that nodes get subnets and security groups of two clusters; use one.",
  },
  options: {
    tagKey: {
      description: "The key of the tag that says of which cluster a subnet or a security group is.",
      schema: { type: "string", minLength: 1 },
      default: "karpenter.sh/discovery",
    },
  },
  *check(manifest, { tagKey }) {
    const tags = clusterTagsOf(manifest.launchSettings, tagKey);
    const reference = mostCommon(tags);
    for (const tag of tags) {
      if (!reference || tag.text === reference.text) continue;
      yield {
        at: tag,
        messageId: "differs",
        data: { tagKey, value: tag.text, other: reference.text, place: reference.path },
      };
    }
  },
});

/** The first of those whose value most others have. */
function mostCommon(tags: readonly Cursor[]): Cursor | undefined {
  let most: readonly Cursor[] = [];
  for (const group of groupBy(tags, ({ text }) => text).values()) if (group.length > most.length) most = group;
  return most[0];
}
