/** Checks the role that the nodes of a class get. */
import type { Problem } from "../../model/problem.js";
import { isFilledIn } from "../../karpenter/placeholders/context.js";
import { type RoleReference, isSameRole, roleIn, roleNameOf } from "../../terraform/iam/role-names.js";
import { meaningOf, versionOf } from "../../terraform/known-modules/karpenter.js";
import type { Resource } from "../../terraform/module/resource.js";
import { knownText } from "../../terraform/module/value.js";
import type { Cursor } from "../../yaml/cursor.js";
import { type AccessMessage, accessProblems } from "./cluster-access.js";
import type { IdentityAround } from "./identity-around.js";
import { isForKarpenter } from "./terraform-identity.js";
import { missingPolicies } from "./node-policies.js";
import { toolOf } from "./tool.js";

type NodeMessage = AccessMessage | "controllerRole" | "missingPolicies" | "notForInstances" | "otherName";

type NodeProblem = Problem<NodeMessage>;

/** Checks the role or the instance profile in the spec of a node class. */
export function* nodeProblems(spec: Cursor, identity: IdentityAround): Generator<NodeProblem> {
  const [role, profile] = [spec.get("role"), spec.get("instanceProfile")];
  if (role.isUnknown) yield* templatedProblems(role, identity);
  else if (isName(role)) yield* roleProblems(role, identity);
  else if (isName(profile)) yield* profileProblems(profile, identity);
}

function isName(at: Cursor): boolean {
  return typeof at.value === "string" && isFilledIn(at) && /^[\w+=,.@-]+$/u.test(at.text);
}

/** A reference in a heredoc of Terraform. */
function* templatedProblems(at: Cursor, identity: IdentityAround): Generator<NodeProblem> {
  const value = identity.valueAt(at);
  const reference = value && roleIn(value);
  if (reference?.type === "output") {
    const { of, output } = reference;
    if (meaningOf(of, output) !== "controllerRole") return;
    const nodes = (versionOf(of)?.major ?? 0) >= 20 ? "`node_iam_role_name`" : "`role_name`";
    const data = { role: `module.${of.name}.${output}`, nodes };
    yield { at, messageId: "controllerRole", data, related: [of.placeOf()] };
    return;
  }
  const role = reference && resourceOf(reference, identity);
  if (role) yield* problemsOf(role, at, identity);
}

function* roleProblems(at: Cursor, identity: IdentityAround): Generator<NodeProblem> {
  const { terraform } = identity;
  const named = terraform.rolesNamed(at.text);
  const controller = identity.controllerRoles.find(({ value }) => value === at.text);
  if (controller && !named.some((role) => terraform.isForInstances(role) !== false)) {
    yield {
      at,
      messageId: "controllerRole",
      data: { role: at.text, nodes: "the role of the nodes" },
      related: [controller],
    };
    return;
  }
  const [role, ...others] = named;
  if (role && others.length === 0) yield* problemsOf(role, at, identity);
  if (!role)
    yield* otherName(
      at,
      "role",
      identity.terraform.roles.filter((one) => terraform.isForInstances(one) !== false),
      identity,
    );
}

function* profileProblems(at: Cursor, identity: IdentityAround): Generator<NodeProblem> {
  const { terraform } = identity;
  const [profile, ...others] = terraform.profilesNamed(at.text);
  const reference = profile && roleIn(profile.get("role"));
  const role = reference && others.length === 0 ? resourceOf(reference, identity) : undefined;
  if (role) yield* problemsOf(role, at, identity);
  if (!profile) yield* otherName(at, "instanceProfile", terraform.ofType("aws_iam_instance_profile"), identity);
}

function resourceOf(reference: RoleReference, { terraform }: IdentityAround): Resource | undefined {
  if (reference.type === "resource") return reference.of;
  const [role, ...others] = reference.type === "name" ? terraform.rolesNamed(reference.name) : [];
  return others.length === 0 ? role : undefined;
}

/** A name that nothing creates, although Terraform or CloudFormation creates one for these nodes. */
function* otherName(
  at: Cursor,
  field: "instanceProfile" | "role",
  all: readonly Resource[],
  identity: IdentityAround,
): Generator<NodeProblem> {
  const { terraform } = identity;
  // Modules that are not read may create it, and so may anything with an unknown name.
  if (terraform.calls.length > 0 || all.some((one) => knownText(one.get("name")) === undefined)) return;
  const passed = identity.passedRoles;
  const isForNodes = (one: Resource) => {
    const reference = field === "role" ? ({ type: "resource", of: one } as const) : roleIn(one.get("role"));
    return isForKarpenter(one) || passed.some((role) => reference && isSameRole(reference, role) === true);
  };
  const [other, ...more] = identity.near(
    all.filter((one) => isForNodes(one)).map((one) => ({ one, ...one.placeOf("name") })),
  );
  if (!other || more.length > 0) return;
  const data = { field, value: at.text, tool: toolOf(other), other: knownText(other.one.get("name")) ?? "" };
  yield { at, messageId: "otherName", data, related: [other] };
}

function* problemsOf(role: Resource, at: Cursor, identity: IdentityAround): Generator<NodeProblem> {
  const { terraform } = identity;
  const name = roleNameOf(role) ?? role.address;
  if (terraform.isForInstances(role) === false) {
    yield { at, messageId: "notForInstances", data: { role: name }, related: [role.placeOf()] };
    return;
  }
  const missing = missingPolicies(role, identity);
  if (missing) yield { at, messageId: "missingPolicies", data: { role: name, ...missing }, related: [role.placeOf()] };
  yield* accessProblems(role, at, identity);
}
