/**
 * The actions that the controller's policy of the module `karpenter` gained. Source: modules/karpenter/policy.tf in
 * terraform-aws-modules/terraform-aws-eks, at the tags from v20.0.0 to v21.19.0.
 */
import type { ModuleCall } from "../module/module-call.js";
import { knownText } from "../module/value.js";

/** The first release of the module that allows an action, as major, minor and patch. */
const ADDED: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ["iam:ListInstanceProfiles", [21, 2, 0]],
  ["ec2:DescribeCapacityReservations", [21, 3, 1]],
  ["ec2:DescribePlacementGroups", [21, 18, 0]],
  ["ec2:DescribeInstanceStatus", [21, 19, 0]],
  ["arc-zonal-shift:GetManagedResource", [21, 19, 0]],
]);

/** The arguments that add to the policy, or replace it. */
const OWN = ["iam_policy_statements", "iam_role_policies", "create_iam_role", "create", "enable_inline_policy"];

/** Whether the policy that a call creates certainly lacks an action. */
export function lacks(call: ModuleCall, action: string): boolean {
  const added = ADDED.get(action);
  const version = exactVersionOf(call);
  if (!added || version?.[0] === undefined || version[0] < 20 || OWN.some((key) => call.has(key))) return false;
  const difference = added.map((part, index) => part - (version[index] ?? 0)).find((one) => one !== 0) ?? 0;
  return difference > 0;
}

/** Undefined if several releases are possible. */
function exactVersionOf(call: ModuleCall): number[] | undefined {
  const [, reference] = /[?&]ref=(v?[\d.]+)/u.exec(call.source) ?? [];
  const text = reference ?? knownText(call.get("version")) ?? "";
  return /^(?:= *)?v?(\d+)\.(\d+)\.(\d+)$/u.exec(text.trim())?.slice(1).map(Number);
}
