import { launchKinds } from "../lib/kinds.js";
import type { Cursor } from "../lib/manifest/cursor.js";
import { defineRule } from "../lib/rule.js";

/** One cluster: EC2 reads `*` and `?` as wildcards, and v1alpha1 a comma as the start of another value. */
const NAME = /^[^*,?]+$/u;

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
    const spec = manifest.launchSettings;
    const tags = [
      // v1alpha1 has one mapping of tags each.
      ...["subnetSelector", "securityGroupSelector"].map((field) => spec.get(field).get(tagKey)),
      ...["subnetSelectorTerms", "securityGroupSelectorTerms"].flatMap((field) =>
        spec
          .get(field)
          .items()
          .map((term) => term.get("tags").get(tagKey)),
      ),
    ].filter((tag) => typeof tag.value === "string" && NAME.test(tag.value));
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
  const counts = new Map<string, number>();
  for (const { text } of tags) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return tags.find(({ text }) => counts.get(text) === most);
}
