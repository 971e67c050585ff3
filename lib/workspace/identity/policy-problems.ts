/** Finds what the policies of the controller's role do not allow. */
import { actionsOf, type Action, type Occasion } from "../../karpenter/iam/actions.js";
import { occasionsOf } from "../../karpenter/iam/occasions.js";
import { settingIn } from "../../karpenter/chart/settings.js";
import type { ChartInstall } from "../../model/chart-install.js";
import type { FilePlace } from "../../model/file-place.js";
import type { Problem } from "../../model/problem.js";
import { alternatives } from "../../prose.js";
import { releaseName, releaseNumber } from "../../releases.js";
import type { Permissions } from "../../terraform/iam/permissions.js";
import { roleNameOf } from "../../terraform/iam/role-names.js";
import type { Resource } from "../../terraform/module/resource.js";
import type { ModuleCall } from "../../terraform/module/module-call.js";
import { allows } from "../../terraform/iam/statement.js";
import { knownText } from "../../terraform/module/value.js";
import type { Cursor } from "../../yaml/cursor.js";
import type { IdentityAround } from "./identity-around.js";
import { queueIn } from "./interruptions.js";
import { controllerModule, missingInModule } from "./module-policies.js";
import { nodeRolesOf } from "./node-roles.js";
import { wrongTargetOf } from "./pass-role.js";
import { toolOf } from "./tool.js";
import { roleAnnotationOf, trustsOf } from "./trust-problems.js";
import { unattachedPolicies } from "./unattached-policies.js";

export type PolicyMessage = "missingActions" | "noPolicy" | "profilePassed" | "roleNotPassed";

/** The policies of the controller, and their role. */
interface Policies {
  readonly permissions: Permissions;
  /** Undefined if nothing that was read attaches them to a role. */
  readonly role: string | undefined;
  readonly place: FilePlace;
}

interface Policy {
  readonly role: Resource;
  readonly permissions: Permissions;
}

/** The controller's role and its permissions; undefined if these are not completely known. */
export function policyOf(install: ChartInstall, identity: IdentityAround): Policy | undefined {
  const [role, ...others] = new Set(trustsOf(install, identity).map((trust) => trust.role));
  if (!role || others.length > 0) return undefined;
  const permissions = identity.terraform.permissionsOf(role);
  return isKnown(permissions) ? { role, permissions } : undefined;
}

/** AWS changes the policies that it manages. */
function isKnown({ isOpen, attached }: Permissions): boolean {
  return !isOpen && attached.every(({ managed }) => managed === undefined);
}

export function* policyProblems(
  install: ChartInstall,
  identity: IdentityAround,
  release: string | undefined,
): Generator<Problem<PolicyMessage>> {
  if (release !== undefined && releaseNumber(release) < FIRST_RELEASE) return;
  const [role, ...others] = new Set(trustsOf(install, identity).map((trust) => trust.role));
  if (others.length > 0) return;
  if (role) {
    const name = roleNameOf(role) ?? role.address;
    const policies = {
      permissions: identity.terraform.permissionsOf(role),
      role: name,
      place: role.placeOf(),
    };
    if (policies.permissions.isOpen || policies.permissions.attached.length > 0) {
      yield* problemsOf(policies, install, identity, release);
    } else if (!identity.isInScripts(ATTACHING)) {
      const data = { role: name, tool: toolOf(policies.place) };
      yield { at: placeOf(install), messageId: "noPolicy", data, related: [policies.place] };
    }
    return;
  }
  const call = controllerModule(install, identity);
  const unattached = call ? undefined : unattachedPolicies(identity);
  if (call) yield* problemsOfModule(call, install, identity, release);
  if (unattached) yield* problemsOf({ ...unattached, role: undefined }, install, identity, release);
}

function* problemsOf(
  { permissions, role, place }: Policies,
  install: ChartInstall,
  identity: IdentityAround,
  release: string | undefined,
): Generator<Problem<PolicyMessage>> {
  if (!isKnown(permissions)) return;
  const at = placeOf(install);
  const missing = missingActions(permissions, actionsOf(release, occasionsAround(install, identity)));
  // What attaches the policies may attach another one, too.
  const isElsewhere = role === undefined && missing.some(({ name }) => identity.isInScripts(new RegExp(name, "u")));
  const owner = role === undefined ? "the controller" : `the role \`${role}\``;
  if (!isElsewhere) yield* missingProblems(missing, { at, owner, release, place });
  const wrong = wrongTargetOf(permissions, nodeRolesOf(identity));
  if (!wrong || missing.some((one) => one.name === "iam:PassRole")) return;
  const messageId = wrong.type === "profile" ? "profilePassed" : "roleNotPassed";
  const data = { owner: owner.replace("the", "The"), target: wrong.name };
  yield { at, messageId, data, related: [wrong.place] };
}

function* problemsOfModule(
  call: ModuleCall,
  install: ChartInstall,
  identity: IdentityAround,
  release: string | undefined,
): Generator<Problem<PolicyMessage>> {
  const missing = missingInModule(call, actionsOf(release, occasionsAround(install, identity)));
  const owner = `this release of \`module.${call.name}\``;
  yield* missingProblems(missing, { at: placeOf(install), owner, release, place: call.placeOf("version") });
}

interface Context {
  readonly at: Cursor;
  /** Such as "the role `controller`". */
  readonly owner: string;
  readonly release: string | undefined;
  readonly place: FilePlace;
}

function* missingProblems(
  missing: readonly Action[],
  { at, owner, release, place }: Context,
): Generator<Problem<"missingActions">> {
  const [first] = missing;
  if (!first) return;
  const data = {
    owner,
    actions: listOf(missing),
    release: release === undefined ? "Karpenter" : `Karpenter ${releaseName(releaseNumber(release))}`,
    effect: first.effect,
  };
  yield { at, messageId: "missingActions", data, related: [place] };
}

/** Commands that give a role a policy. */
const ATTACHING = /\b(?:attach|put)-role-policy\b/u;

/** Earlier releases call other actions. */
const FIRST_RELEASE = releaseNumber("0.32");

/** The place of the role in an install, or of the chart. */
export function placeOf(install: ChartInstall): Cursor {
  const role = roleAnnotationOf(install);
  if (role.isPresent) return role;
  return install.name.isPresent ? install.name : install.repository;
}

export function occasionsAround(install: ChartInstall, identity: IdentityAround): Set<Occasion> {
  const queue = settingIn(install, "interruptionQueue");
  const value = queue.isUnknown ? identity.valueAt(queue) : undefined;
  const isQueue = value !== undefined && (queueIn(value) !== undefined || (knownText(value) ?? "") !== "");
  return new Set([
    ...occasionsOf(install),
    ...(isQueue ? ["queue" as const] : []),
    ...identity.classes.flatMap(({ traits }) => traits?.occasions ?? []),
  ]);
}

export function missingActions({ attached }: Permissions, needed: readonly Action[]): Action[] {
  const patterns = attached.flatMap(({ document }) =>
    (document?.statements ?? []).flatMap(({ isAllowed, actions }) => (isAllowed !== false ? (actions ?? ["*"]) : [])),
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
