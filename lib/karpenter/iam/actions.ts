/**
 * The AWS actions that Karpenter's controller calls. Sources: the policies in the getting started guide at each release
 * (website/content/en/docs/getting-started/getting-started-with-karpenter/cloudformation.yaml in
 * aws/karpenter-provider-aws), and pkg/operator, pkg/controllers and pkg/providers for when it calls them.
 */
import { releaseNumber } from "../../releases.js";

/** The conditions under which an action is used. */
export type Occasion =
  | "capacityReservations"
  | "clusterLookup"
  | "imageParameters"
  | "notIsolated"
  | "placementGroups"
  | "prices"
  | "queue"
  | "rebootForRepair"
  | "role"
  | "zonalShift";

export interface Action {
  readonly name: string;
  /** The first release that calls it; without one, all since 1.0 do. */
  readonly since?: string;
  readonly only?: Occasion;
  /** Completes "so …". */
  readonly effect: string;
}

const noLaunch = "no node is launched";
const notReady = "no node class becomes ready";
const noStart = "the controller does not start";
const noProfile = "node classes with `role` do not become ready";

/** The most important ones first. */
const actions: readonly Action[] = [
  { name: "ec2:CreateFleet", effect: noLaunch },
  { name: "ec2:CreateLaunchTemplate", effect: noLaunch },
  { name: "ec2:RunInstances", effect: noLaunch },
  { name: "ec2:CreateTags", effect: noLaunch },
  { name: "iam:PassRole", effect: noLaunch },
  { name: "ec2:DescribeLaunchTemplates", effect: noLaunch },
  { name: "ec2:DescribeInstances", effect: "launched instances are not found again" },
  { name: "ec2:DescribeInstanceTypes", effect: noStart },
  { name: "ec2:DescribeInstanceTypeOfferings", effect: noStart },
  { name: "ec2:DescribeImages", effect: notReady },
  { name: "ec2:DescribeSecurityGroups", effect: notReady },
  { name: "ec2:DescribeSubnets", effect: notReady },
  { name: "ec2:TerminateInstances", effect: "nodes are never removed" },
  { name: "ssm:GetParameter", only: "imageParameters", effect: "aliases of AMIs do not resolve" },
  { name: "eks:DescribeCluster", only: "clusterLookup", effect: "the cluster is not found" },
  { name: "iam:GetInstanceProfile", only: "role", effect: noProfile },
  { name: "iam:CreateInstanceProfile", only: "role", effect: noProfile },
  { name: "iam:TagInstanceProfile", only: "role", effect: noProfile },
  { name: "iam:AddRoleToInstanceProfile", only: "role", effect: noProfile },
  {
    name: "ec2:DescribePlacementGroups",
    since: "1.11",
    only: "placementGroups",
    effect: "node classes with `placementGroupSelector` do not become ready",
  },
  {
    name: "arc-zonal-shift:GetManagedResource",
    since: "1.12",
    only: "zonalShift",
    effect: noStart,
  },
  {
    name: "ec2:DescribeCapacityReservations",
    since: "1.3",
    only: "capacityReservations",
    effect: "capacity reservations are not found",
  },
  {
    name: "iam:ListInstanceProfiles",
    since: "1.7",
    only: "notIsolated",
    effect: "unused instance profiles are never removed",
  },
  {
    name: "ec2:DescribeInstanceStatus",
    since: "1.12",
    effect: "failed status checks of instances are not noticed",
  },
  {
    name: "ec2:RebootInstances",
    since: "1.15",
    only: "rebootForRepair",
    effect: "nodes are not repaired by a reboot",
  },
  { name: "ec2:DeleteLaunchTemplate", effect: "launch templates are never removed" },
  { name: "ec2:DescribeSpotPriceHistory", effect: "spot prices are never updated" },
  { name: "pricing:GetProducts", only: "prices", effect: "on-demand prices are never updated" },
  {
    name: "iam:RemoveRoleFromInstanceProfile",
    only: "role",
    effect: "the role of a node class cannot change",
  },
  { name: "iam:DeleteInstanceProfile", only: "role", effect: "instance profiles are never removed" },
  { name: "sqs:ReceiveMessage", only: "queue", effect: "interruptions are not noticed" },
  { name: "sqs:GetQueueUrl", only: "queue", effect: "interruptions are not noticed" },
  { name: "sqs:DeleteMessage", only: "queue", effect: "interruptions are handled again and again" },
];

/** The actions that a release calls, the most important ones first; those of every release since 1.0 if it is unknown. */
export function actionsOf(release: string | undefined, occasions: ReadonlySet<Occasion>): Action[] {
  const number = releaseNumber(release ?? "1.0");
  return actions.filter(
    ({ since, only }) =>
      (since === undefined || releaseNumber(since) <= number) && (only === undefined || occasions.has(only)),
  );
}
