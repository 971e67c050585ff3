/** How a node class selects its subnets and security groups. */
import type { Cursor } from "../yaml/cursor.js";

/** The name of one cluster: EC2 treats `*` and `?` as wildcards, and v1alpha1 treats a comma as a separator. */
const NAME = /^[^*,?]+$/u;

/** The values of a selector tag that name exactly one cluster. */
export function clusterTagsOf(spec: Cursor, key: string): Cursor[] {
  return [
    ...["subnetSelectorTerms", "securityGroupSelectorTerms"].flatMap((field) =>
      spec
        .get(field)
        .items()
        .map((term) => term.get("tags").get(key)),
    ),
    // In v1alpha1, each selector is one mapping of tags.
    ...["subnetSelector", "securityGroupSelector"].map((field) => spec.get(field).get(key)),
  ].filter((tag) => typeof tag.value === "string" && NAME.test(tag.value));
}
