/** The steps before nodes start that the files neither confirm nor deny. */
import type { Severity } from "./model.js";
import type { Repository } from "./repository.js";

interface Step {
  readonly question: string;
  /** The confirmations that it consists of. */
  readonly confirmations: readonly string[];
  /** The rule that reports what contradicts it. */
  readonly rule: string;
}

const STEPS: readonly Step[] = [
  {
    question: "The discovery tags that Terraform sets on subnets and security groups.",
    confirmations: ["Security groups tagged", "Subnets tagged"],
    rule: "consistent-cluster-name",
  },
  {
    question:
      "The role that the controller's policy allows in `iam:PassRole`, and the role that this policy is attached to.",
    confirmations: ["Controller policy", "Role to pass"],
    rule: "valid-controller-policy",
  },
  {
    question:
      "The namespace and service account in the trust policy or Pod Identity association of the controller's role.",
    confirmations: ["Controller trust"],
    rule: "valid-controller-trust",
  },
  {
    question: "The policies of the node role, and its access entry in the cluster.",
    confirmations: ["Access entry", "Node policies"],
    rule: "consistent-node-identity",
  },
];

export function uncheckedOf(
  { pools, classes, charts, confirmed }: Repository,
  severities: readonly Severity[],
): readonly string[] {
  if (pools.length + classes.length + charts.length === 0) return [];
  const known = new Set(confirmed.map(({ what }) => what));
  const denying = new Set(severities.flatMap(({ rules }) => rules.map(({ rule }) => rule)));
  const isOpen = ({ confirmations, rule }: Step) =>
    !denying.has(`karpenter/${rule}`) && !confirmations.every((confirmation) => known.has(confirmation));
  return STEPS.filter((step) => isOpen(step)).map(({ question }) => question);
}
