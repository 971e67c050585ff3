/** The policies that the role of nodes needs. Source: Amazon EKS User Guide, "Amazon EKS node IAM role". */
import { codeList } from "../../prose.js";
import { allows } from "../../terraform/iam/statement.js";
import type { Resource } from "../../terraform/module/resource.js";
import type { IdentityAround } from "./identity-around.js";

interface Need {
  /** The policy to attach. */
  readonly policy: string;
  /** AWS's policies that allow it. */
  readonly managed: RegExp;
  /** An action that a custom policy for it allows. */
  readonly actions: readonly string[];
  /** Completes "so …". */
  readonly effect: string;
}

const ALL = "AdministratorAccess|PowerUserAccess";

const needs: readonly Need[] = [
  {
    policy: "AmazonEKSWorkerNodePolicy",
    managed: new RegExp(`^(?:AmazonEKSWorkerNode(?:Minimal)?Policy|${ALL})$`, "u"),
    actions: ["ec2:DescribeInstances", "eks:DescribeCluster", "eks-auth:AssumeRoleForPodIdentity"],
    effect: "its nodes do not join the cluster",
  },
  {
    policy: "AmazonEC2ContainerRegistryPullOnly",
    managed: new RegExp(`^(?:AmazonEC2ContainerRegistry\\w+|${ALL})$`, "u"),
    actions: ["ecr:GetAuthorizationToken"],
    effect: "its nodes cannot pull images from ECR",
  },
  {
    policy: "AmazonEKS_CNI_Policy",
    managed: new RegExp(`CNI|^(?:${ALL})$`, "u"),
    actions: ["ec2:AssignPrivateIpAddresses", "ec2:AssignIpv6Addresses"],
    effect: "the pods on its nodes get no IP addresses",
  },
];

/** Undefined if nothing is missing, or that is unknown. */
export function missingPolicies(
  role: Resource,
  identity: IdentityAround,
): { policies: string; effect: string } | undefined {
  const { attached, isOpen } = identity.terraform.permissionsOf(role);
  const managed = attached.flatMap((one) => one.managed ?? []);
  // If nothing is attached here, the policies are attached elsewhere.
  if (isOpen || managed.length === 0) return undefined;
  const patterns = attached.flatMap(({ document }) =>
    (document?.statements ?? []).flatMap(({ isAllowed, actions }) => (isAllowed === false ? [] : (actions ?? ["*"]))),
  );
  const missing = needs.filter(
    (need) =>
      !managed.some((policy) => need.managed.test(policy)) &&
      !need.actions.some((action) => patterns.some((pattern) => allows(pattern, action))) &&
      !(need.policy === "AmazonEKS_CNI_Policy" && hasOtherNetwork(identity)),
  );
  const [first] = missing;
  return first && { policies: codeList(missing.map(({ policy }) => policy)), effect: first.effect };
}

/** Whether the CNI plugin may have a role of its own, or be another one. */
function hasOtherNetwork({ mentions, terraform }: IdentityAround): boolean {
  if (mentions(/aws-node|vpc[-_]cni|cilium|calico|tigera/iu)) return true;
  return terraform.roles.some(
    (role) =>
      terraform.isForInstances(role) !== true &&
      terraform.permissionsOf(role).attached.some(({ managed }) => managed?.includes("CNI") === true),
  );
}
