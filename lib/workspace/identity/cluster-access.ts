/** Whether a cluster lets the nodes with a role join: by an access entry, or by the ConfigMap `aws-auth`. */
import type { Problem } from "../../model/problem.js";
import { mappingFor } from "../../terraform/iam/role-mappings.js";
import { isSameRole, roleIn, roleNameOf } from "../../terraform/iam/role-names.js";
import type { Resource } from "../../terraform/module/resource.js";
import { isNull, knownText } from "../../terraform/module/value.js";
import type { Cursor } from "../../yaml/cursor.js";
import type { IdentityAround } from "./identity-around.js";

export type AccessMessage = "accessEntry" | "groupMissing" | "notMapped";

/** The group of Kubernetes whose members are nodes. */
const NODES = "system:nodes";

export function* accessProblems(
  role: Resource,
  at: Cursor,
  identity: IdentityAround,
): Generator<Problem<AccessMessage>> {
  const problem = accessProblem(role, at, identity);
  // The search through all scripts is slow.
  if (problem && !isMentionedElsewhere(identity)) yield problem;
}

function accessProblem(role: Resource, at: Cursor, identity: IdentityAround): Problem<AccessMessage> | undefined {
  const name = roleNameOf(role) ?? role.address;
  const entries = entriesOf(role, identity);
  if (!entries?.every((entry) => isStandard(entry))) return undefined;
  const [entry] = entries;
  const mappings = identity.near(identity.awsAuth.maps).map((map) => ({ map, mapping: mappingFor(role, map) }));
  const [first, ...others] = mappings;
  if (first && typeof first.mapping === "object") {
    const isMissing = others.length === 0 && first.mapping.groups?.includes(NODES) === false;
    return isMissing ? { at, messageId: "groupMissing", data: { role: name }, related: [first.map] } : undefined;
  }
  if (mappings.some(({ mapping }) => mapping)) return undefined;
  if (entry) {
    const type = isNull(entry.get("type")) ? "STANDARD" : (knownText(entry.get("type")) ?? "");
    return { at, messageId: "accessEntry", data: { role: name, type }, related: [entry.placeOf("type")] };
  }
  return first && !mayJoinOtherwise(role, identity)
    ? { at, messageId: "notMapped", data: { role: name }, related: [first.map] }
    : undefined;
}

/** Undefined if one of an unknown role may be for this one. */
function entriesOf(role: Resource, { terraform }: IdentityAround): Resource[] | undefined {
  const all = terraform.ofType("aws_eks_access_entry").map((entry) => {
    const reference = roleIn(entry.get("principal_arn"));
    return { entry, isOwn: reference && isSameRole(reference, role) };
  });
  const own = all.flatMap(({ entry, isOwn }) => (isOwn === true ? [entry] : []));
  return own.length === 0 && all.some(({ isOwn }) => isOwn === undefined) ? undefined : own;
}

function isStandard(entry: Resource): boolean {
  return isNull(entry.get("type")) || knownText(entry.get("type")) === "STANDARD";
}

/** Commands that let roles into a cluster. */
const COMMANDS = /create-access-entry|iamidentitymapping|(?:cm|configmaps?)[/ ]+["']?aws-auth/u;

function isMentionedElsewhere({ awsAuth, isInManifests, isInScripts }: IdentityAround): boolean {
  return awsAuth.isOpen || isInManifests(/aws[-_]auth|mapRoles/u) || isInScripts(COMMANDS);
}

/** Whether EKS or a module may add what lets the nodes join. */
function mayJoinOtherwise(role: Resource, { terraform }: IdentityAround): boolean {
  const groups = terraform.ofType("aws_eks_node_group").map((group) => roleIn(group.get("node_role_arn")));
  return (
    groups.some((reference) => !reference || isSameRole(reference, role) !== false) ||
    terraform.calls.some((call) => call.mentions(role.address))
  );
}
