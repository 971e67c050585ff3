import { groupBy } from "../lib/group-by.js";
import { clusterTagsOf } from "../lib/karpenter/selectors.js";
import { kindsWith } from "../lib/kinds.js";
import type { Cursor } from "../lib/yaml/cursor.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "require the subnets and security groups of a node class to belong to one cluster",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    mixedClusters:
      "`{{tagKey}}` is `{{value}}` here but `{{other}}` in `{{place}}`, so nodes would get subnets and security groups from two clusters; use the same value.",
  },
  options: {
    tagKey: {
      description: "The tag key that identifies the cluster of a subnet or security group.",
      schema: { type: "string", minLength: 1 },
      default: "karpenter.sh/discovery",
    },
  },
  *check(manifest, { tagKey }, file) {
    const tags = clusterTagsOf(manifest.nodeClassSpec, tagKey);
    const reference = mostCommon(tags);
    for (const tag of tags) {
      if (!reference || areRelated(tag.text, reference.text)) continue;
      if (file.repository()?.setsTag(tagKey, [tag.text, reference.text]) === true) continue;
      yield {
        at: tag,
        messageId: "mixedClusters",
        data: { tagKey, value: tag.text, other: reference.text, place: reference.path },
      };
    }
  },
});

/** The first tag that has the most common value. */
function mostCommon(tags: readonly Cursor[]): Cursor | undefined {
  let most: readonly Cursor[] = [];
  for (const group of groupBy(tags, ({ text }) => text).values()) if (group.length > most.length) most = group;
  return most[0];
}

/** Whether two values are equal, or one continues the other, as tags for a part of a cluster do. */
function areRelated(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || long.startsWith(`${short}-`) || long.startsWith(`${short}/`);
}
