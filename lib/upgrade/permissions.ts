/** The actions of AWS that the target of an upgrade calls and its start does not. */
import { type Action, type Occasion, actionsOf } from "../karpenter/iam/actions.js";
import type { ChartInstall } from "../model/chart-install.js";
import type { Problem } from "../model/problem.js";
import { roleNameOf } from "../terraform/iam/role-names.js";
import type { IdentityAround } from "../workspace/identity/identity-around.js";
import { missingActions, occasionsAround, placeOf, policyOf } from "../workspace/identity/policy-problems.js";
import { type Step, passes } from "./changes.js";

export const permissionMessages = {
  missingPermission:
    "The policies of the role `{{role}}` in {{place}} do not allow `{{action}}`, which Karpenter calls, so {{effect}}; allow it there.",
  unseenPermission:
    "Does the policy of the controller's role allow `{{action}}`? Karpenter calls it, and if it is not allowed, {{effect}}.",
} as const;

/** The permissions that an install needs in addition, unless its policy is known to have them. */
export function* permissionProblems(
  install: ChartInstall,
  identity: IdentityAround | undefined,
  step: Step,
): Generator<Problem<keyof typeof permissionMessages>> {
  // A file of values belongs to an install elsewhere.
  if (install.installer === undefined) return;
  const needed = newActions(step, identity && occasionsAround(install, identity));
  const policy = identity && policyOf(install, identity);
  const at = placeOf(install);
  if (!policy) {
    for (const { name, effect } of needed) yield { at, messageId: "unseenPermission", data: { action: name, effect } };
    return;
  }
  const role = roleNameOf(policy.role) ?? policy.role.address;
  for (const { name, effect } of missingActions(policy.permissions, needed)) {
    const data = { role, action: name, effect };
    yield { at, messageId: "missingPermission", data, related: [policy.role.placeOf()] };
  }
}

/** What Karpenter calls by default: whether AWS is reachable is the only condition that a new action has. */
const BY_DEFAULT: ReadonlySet<Occasion> = new Set(["notIsolated"]);

/** The new actions under some conditions. */
export function newActions(step: Step, occasions = BY_DEFAULT): Action[] {
  return actionsOf(step.to, occasions).filter(({ since }) => since !== undefined && passes(step, since));
}
