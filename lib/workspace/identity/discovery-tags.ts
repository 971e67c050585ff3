/** The tags by which node classes find subnets and security groups, as Terraform sets them. */
import type { FilePlace } from "../../model/file-place.js";
import type { Problem } from "../../model/problem.js";
import type { ModuleCall } from "../../terraform/module/module-call.js";
import type { Resource } from "../../terraform/module/resource.js";
import { entryOf, knownText } from "../../terraform/module/value.js";
import type { Cursor } from "../../yaml/cursor.js";
import type { IdentityAround } from "./identity-around.js";
import type { TerraformIdentity } from "./terraform-identity.js";
import { toolOf } from "./tool.js";

export const DISCOVERY_TAG = "karpenter.sh/discovery";

type Target = "cluster" | "security groups" | "subnets";

export interface DiscoveryTag extends FilePlace {
  readonly target: Target;
  /** The folder of its module. */
  readonly folder: string;
  /** Undefined if it is unknown. */
  readonly value: string | undefined;
}

/** The resources with tags that matter. */
const RESOURCES = new Map<string, Target>([
  ["aws_default_subnet", "subnets"],
  ["aws_eks_cluster", "cluster"],
  ["aws_security_group", "security groups"],
  ["aws_subnet", "subnets"],
]);

const ARGUMENTS = new Map<string, readonly Target[]>([
  ["cluster_security_group_additional_tags", ["security groups"]],
  ["cluster_security_group_tags", ["security groups"]],
  ["cluster_tags", ["cluster"]],
  ["intra_subnet_tags", ["subnets"]],
  ["node_security_group_tags", ["security groups"]],
  ["private_subnet_tags", ["subnets"]],
  ["public_subnet_tags", ["subnets"]],
  ["security_group_tags", ["security groups"]],
  ["tags", ["cluster", "security groups", "subnets"]],
]);

const known = new WeakMap<TerraformIdentity, readonly DiscoveryTag[]>();

export function discoveryTagsOf(terraform: TerraformIdentity): readonly DiscoveryTag[] {
  const tags = known.get(terraform) ?? readTags(terraform);
  known.set(terraform, tags);
  return tags;
}

function readTags(terraform: TerraformIdentity): DiscoveryTag[] {
  return [
    ...terraform.ofType("aws_ec2_tag").flatMap((tag) => ofTag(tag)),
    ...[...RESOURCES].flatMap(([type, target]) =>
      terraform.ofType(type).flatMap((one) => tagIn(one, "tags", [target])),
    ),
    ...terraform.calls.flatMap((call) => [...ARGUMENTS].flatMap(([key, targets]) => tagIn(call, key, targets))),
  ];
}

/** What a separate tag is for, by the words around it. */
function ofTag(tag: Resource): DiscoveryTag[] {
  const key = knownText(tag.get("key"));
  if (key !== undefined && key !== DISCOVERY_TAG) return [];
  const words = `${tag.name} ${tag.sourceOf("resource_id")} ${tag.sourceOf("for_each")}`;
  const targets = (["subnets", "security groups", "cluster"] as const).filter((_, index) => WORDS[index]?.test(words));
  const [target, ...others] = targets;
  // A tag of unknown use may be for any of them.
  const isKnown = target !== undefined && others.length === 0 && key !== undefined;
  const value = isKnown ? knownText(tag.get("value")) : undefined;
  const all: readonly Target[] = isKnown ? [target] : ["subnets", "security groups"];
  return all.map((one) => ({ target: one, folder: tag.scope.module.folder, value, ...tag.placeOf("value") }));
}

const WORDS = [/subnet/iu, /security_?group|(?:^|[^a-z])sgs?(?:[^a-z]|$)/iu, /cluster_arn/iu];

function tagIn(one: ModuleCall | Resource, key: string, targets: readonly Target[]): DiscoveryTag[] {
  if (!one.has(key)) return [];
  const tags = one.get(key);
  const tag = entryOf(tags, DISCOVERY_TAG);
  // Completely unknown tags are usually common to all resources, and rarely name a cluster.
  if (tag.type === "null" || tags.type !== "object") return [];
  const isSet = tags.entries.has(DISCOVERY_TAG);
  const { folder } = one.scope.module;
  return targets.map((target) => ({ target, folder, value: isSet ? knownText(tag) : undefined, ...one.placeOf(key) }));
}

/** The clusters that the Terraform in a folder creates or refers to, as far as their names are known. */
function clustersIn(folder: string, terraform: TerraformIdentity): Set<string> {
  const named = [
    ...["aws_eks_cluster", "data.aws_eks_cluster"]
      .flatMap((type) => terraform.ofType(type))
      .map((one) => ({ one, key: "name" })),
    ...["aws_eks_access_entry", "aws_eks_pod_identity_association"]
      .flatMap((type) => terraform.ofType(type))
      .map((one) => ({ one, key: "cluster_name" })),
    ...terraform.calls.map((one) => ({ one, key: "cluster_name" })),
    ...terraform.ofType("aws_ec2_tag").map((one) => ({ one, key: "value" })),
  ];
  const inFolder = named.filter(({ one }) => one.scope.module.folder === folder);
  return new Set(inFolder.flatMap(({ one, key }) => knownText(one.get(key)) ?? []));
}

const FIELDS = new Map<string, Target>([
  ["securityGroupSelectorTerms", "security groups"],
  ["subnetSelectorTerms", "subnets"],
]);

/** The tags of a node class for which Terraform sets only other values. */
export function* tagProblems(tags: readonly Cursor[], identity: IdentityAround): Generator<Problem<"otherTag">> {
  const { terraform } = identity;
  const near = identity.near(discoveryTagsOf(terraform));
  for (const at of tags) {
    const target = FIELDS.get(at.path.split(/[.[]/u).find((step) => FIELDS.has(step)) ?? "");
    const all = near.filter((one) => one.target === target);
    const [first] = all;
    if (!first || target === undefined || all.some(({ value }) => value === undefined || value === at.text)) continue;
    // Otherwise, the Terraform there is for another cluster.
    if (!all.every(({ folder }) => clustersIn(folder, terraform).has(at.text))) continue;
    const data = { target, value: at.text, tool: toolOf(first), other: first.value ?? "" };
    yield { at, messageId: "otherTag", data, related: [first] };
  }
}
