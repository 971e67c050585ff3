/** Finds what the policies of the controller's role do not allow. */
import { actionsOf, type Action, type Occasion } from "../../karpenter/iam/actions.js";
import { occasionsOf } from "../../karpenter/iam/occasions.js";
import type { ChartInstall } from "../../model/chart-install.js";
import type { Problem } from "../../model/problem.js";
import { alternatives } from "../../prose.js";
import { releaseName, releaseNumber } from "../../releases.js";
import type { Permissions } from "../../terraform/iam/permissions.js";
import { roleNameOf } from "../../terraform/iam/role-names.js";
import { allows } from "../../terraform/iam/statement.js";
import type { Resource } from "../../terraform/module/resource.js";
import type { Cursor } from "../../yaml/cursor.js";
import type { IdentityAround } from "./identity-around.js";
import { nodeRolesOf } from "./node-roles.js";
import { wrongTargetOf } from "./pass-role.js";
import { roleAnnotationOf, trustsOf } from "./trust-problems.js";

export type PolicyMessage = "missingActions" | "noPolicy" | "profilePassed" | "roleNotPassed";

/** The one role of the controller that Terraform creates; undefined if there are several, or it is unknown. */
function controllerRoleOf(install: ChartInstall, identity: IdentityAround): Resource | undefined {
  const [role, ...others] = new Set(trustsOf(install, identity).map((trust) => trust.role));
  return others.length === 0 ? role : undefined;
}

interface Policy {
  readonly role: Resource;
  readonly permissions: Permissions;
}

/** The controller's role and its permissions; undefined if these are not completely known. */
export function policyOf(install: ChartInstall, identity: IdentityAround): Policy | undefined {
  const role = controllerRoleOf(install, identity);
  const permissions = role && identity.terraform.permissionsOf(role);
  // AWS changes the policies that it manages.
  if (!permissions || permissions.isOpen || permissions.attached.some(({ managed }) => managed !== undefined))
    return undefined;
  return { role, permissions };
}

export function* policyProblems(
  install: ChartInstall,
  identity: IdentityAround,
  release: string | undefined,
): Generator<Problem<PolicyMessage>> {
  const policy =
    release !== undefined && releaseNumber(release) < FIRST_RELEASE ? undefined : policyOf(install, identity);
  if (!policy) return;
  const { role, permissions } = policy;
  const at = placeOf(install);
  const name = roleNameOf(role) ?? role.address;
  if (permissions.attached.length === 0) {
    yield { at, messageId: "noPolicy", data: { role: name }, related: [role.placeOf()] };
    return;
  }
  const missing = missingActions(permissions, actionsOf(release, occasionsAround(install, identity)));
  const [first] = missing;
  if (first) {
    const data = {
      role: name,
      actions: listOf(missing),
      release: release === undefined ? "Karpenter" : `Karpenter ${releaseName(releaseNumber(release))}`,
      effect: first.effect,
    };
    yield { at, messageId: "missingActions", data, related: [role.placeOf()] };
  }
  const wrong = wrongTargetOf(permissions, nodeRolesOf(identity));
  if (!wrong || missing.some((one) => one.name === "iam:PassRole")) return;
  const messageId = wrong.type === "profile" ? "profilePassed" : "roleNotPassed";
  yield { at, messageId, data: { role: name, target: wrong.name }, related: [wrong.place] };
}

/** Earlier releases call other actions. */
const FIRST_RELEASE = releaseNumber("0.32");

/** The place of the role in an install, or of the chart. */
export function placeOf(install: ChartInstall): Cursor {
  const role = roleAnnotationOf(install);
  if (role.isPresent) return role;
  return install.name.isPresent ? install.name : install.repository;
}

export function occasionsAround(install: ChartInstall, { classes }: IdentityAround): Set<Occasion> {
  return new Set([...occasionsOf(install), ...classes.flatMap(({ traits }) => traits?.occasions ?? [])]);
}

export function missingActions({ attached }: Permissions, needed: readonly Action[]): Action[] {
  const patterns = attached.flatMap(({ document }) =>
    (document?.statements ?? []).flatMap(({ isAllowed, actions }) => (isAllowed ? (actions ?? ["*"]) : [])),
  );
  return needed.filter(({ name }) => !patterns.some((pattern) => allows(pattern, name)));
}

/** Messages have no room for all actions of a policy that lacks many. */
function listOf(missing: readonly Action[]): string {
  const shown = missing.length > 4 ? missing.slice(0, 3) : missing;
  const rest = missing.length - shown.length;
  return alternatives([
    ...shown.map(({ name }) => `\`${name}\``),
    ...(rest > 0 ? [`${String(rest)} other actions`] : []),
  ]);
}
