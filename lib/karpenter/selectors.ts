/** How a class selects its subnets and security groups. */
import type { Cursor } from "../manifest/cursor.js";

/** One cluster: EC2 reads `*` and `?` as wildcards, and v1alpha1 a comma as the start of another value. */
const NAME = /^[^*,?]+$/u;

/** The values of a tag by which a class selects, those that name one cluster. */
export function clusterTagsOf(spec: Cursor, key: string): Cursor[] {
  return [
    ...["subnetSelectorTerms", "securityGroupSelectorTerms"].flatMap((field) =>
      spec
        .get(field)
        .items()
        .map((term) => term.get("tags").get(key)),
    ),
    // v1alpha1 has one mapping of tags each.
    ...["subnetSelector", "securityGroupSelector"].map((field) => spec.get(field).get(key)),
  ].filter((tag) => typeof tag.value === "string" && NAME.test(tag.value));
}
