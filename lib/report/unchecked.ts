/** What decides whether nodes start and is written in Terraform, but is not compared with the manifests yet. */
import type { Repository } from "./repository.js";

/** An entry is removed once the plugin reads the values. */
const UNCHECKED: readonly string[] = [
  "The discovery tags that Terraform sets on subnets, security groups and the cluster.",
  "The role that the controller's policy allows in `iam:PassRole`, and the role that this policy is attached to.",
  "The namespace and service account in the trust policy or Pod Identity association of the controller's role.",
  "The policies of the node role, and its access entry in the cluster.",
];

export function uncheckedOf({ pools, classes, charts }: Repository): readonly string[] {
  return pools.length + classes.length + charts.length > 0 ? UNCHECKED : [];
}
