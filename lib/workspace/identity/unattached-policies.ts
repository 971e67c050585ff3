/**
 * The policies for the controller in a template of CloudFormation that attaches them to no role, as in the getting
 * started guide: eksctl or a script attaches them.
 */
import type { FilePlace } from "../../model/file-place.js";
import { policyOf } from "../../terraform/iam/documents.js";
import type { Permissions } from "../../terraform/iam/permissions.js";
import { allows } from "../../terraform/iam/statement.js";
import { type ControllerTrust, controllerTrusts } from "./controller-trusts.js";
import type { IdentityAround } from "./identity-around.js";
import { isForKarpenter } from "./terraform-identity.js";
import { toolOf } from "./tool.js";

export interface UnattachedPolicies {
  readonly permissions: Permissions;
  readonly place: FilePlace;
}

function mayBeForController({ isForKarpenter: isNamedSo, accounts }: ControllerTrust): boolean {
  return isNamedSo || accounts?.some(({ namespace, name }) => /karpenter/iu.test(`${namespace} ${name}`)) !== false;
}

/** Undefined if they may be attached to a role that is known, if several templates have some, or if they are unknown. */
export function unattachedPolicies(identity: IdentityAround): UnattachedPolicies | undefined {
  const { terraform } = identity;
  if (controllerTrusts(terraform).some((trust) => mayBeForController(trust))) return undefined;
  const all = terraform
    .ofType("aws_iam_policy")
    .filter((policy) => isForKarpenter(policy))
    .map((policy) => ({ managed: undefined, document: policyOf(policy.get("policy")), place: policy.placeOf() }));
  const attached = identity
    .near(all.map((one) => ({ ...one, ...one.place })))
    .filter(({ place, document }) => toolOf(place) === "CloudFormation" && document !== undefined);
  const [first] = attached;
  const patterns = attached.flatMap(
    ({ document }) =>
      document?.statements.flatMap(({ isAllowed, actions }) => (isAllowed === false ? [] : (actions ?? []))) ?? [],
  );
  const isForController = patterns.some((pattern) => allows(pattern, "ec2:RunInstances"));
  if (!first || !isForController || attached.some(({ file }) => file !== first.file)) return undefined;
  const isOpen = all.some(({ document }) => document?.isOpen !== false);
  return { permissions: { attached, isOpen }, place: first.place };
}
