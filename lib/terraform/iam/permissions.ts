/** What is attached to roles. */
import type { ModuleCall } from "../module/module-call.js";
import type { Module } from "../module/module.js";
import type { Resource } from "../module/resource.js";
import { UNKNOWN, type Value, itemsOf } from "../module/value.js";
import { type Attached, AttachedPolicies } from "./attached-policies.js";
import { policyOf } from "./documents.js";
import { type RoleReference, isSameRole, roleIn } from "./role-names.js";

export interface Permissions {
  readonly attached: readonly Attached[];
  /** Whether more may be attached, or some of it can't be read. */
  readonly isOpen: boolean;
}

interface Attachment extends Attached {
  /** Undefined if it is unknown which role it is for. */
  readonly role: RoleReference | undefined;
}

export class Attachments {
  readonly all: readonly Attachment[];
  readonly #policies: AttachedPolicies;
  /** The modules that may attach policies, too. */
  readonly #calls: readonly ModuleCall[];

  constructor(modules: readonly Module[]) {
    const policies = new AttachedPolicies(modules);
    this.#policies = policies;
    this.all = modules.flatMap((module) => [
      ...module
        .ofType("aws_iam_role_policy_attachment")
        .map((one) => ({ role: roleIn(one.get("role")), ...policies.of(one.get("policy_arn"), one.placeOf()) })),
      ...module.ofType("aws_iam_role_policy").map((one) => inline(one, one.get("role"))),
      ...module.ofType("aws_iam_policy_attachment").flatMap((one) => attachedToSeveral(one, policies)),
      ...module
        .ofType("aws_iam_role_policy_attachments_exclusive")
        .flatMap((one) => attachedExclusively(one, policies)),
    ]);
    this.#calls = modules.flatMap(({ calls }) => calls.filter(({ folder }) => folder === undefined));
  }

  permissionsOf(role: Resource): Permissions {
    const own = this.all.filter((one) => one.role && isSameRole(one.role, role) === true);
    const managed = itemsOf(role.get("managed_policy_arns"));
    const attached: Attached[] = [
      ...own,
      ...(managed?.items ?? []).map((arn) => this.#policies.of(arn, role.placeOf("managed_policy_arns"))),
      ...role
        .blocks("inline_policy")
        .map((one) => ({ place: one.placeOf(), managed: undefined, document: policyOf(one.get("policy")) })),
    ];
    const isOpen =
      managed?.isOpen !== false ||
      role.hasDynamic("inline_policy") ||
      this.all.some((one) => !one.role || isSameRole(one.role, role) === undefined) ||
      this.#calls.some((call) => call.scope.module === role.scope.module && call.mentions(role.address)) ||
      attached.some((one) => one.managed === undefined && one.document?.isOpen !== false);
    return { attached, isOpen };
  }
}

function inline(one: Resource, role: Value): Attachment {
  return { role: roleIn(role), place: one.placeOf(), managed: undefined, document: policyOf(one.get("policy")) };
}

function attachedToSeveral(one: Resource, policies: AttachedPolicies): Attachment[] {
  const roles = itemsOf(one.get("roles"));
  const rest = policies.of(one.get("policy_arn"), one.placeOf());
  return [
    ...(roles?.items ?? []).map((role) => ({ role: roleIn(role), ...rest })),
    ...(roles?.isOpen === false ? [] : [{ role: undefined, ...rest }]),
  ];
}

/** All policies of a role in one resource. */
function attachedExclusively(one: Resource, policies: AttachedPolicies): Attachment[] {
  const arns = itemsOf(one.get("policy_arns"));
  return [...(arns?.items ?? []), ...(arns?.isOpen === false ? [] : [UNKNOWN])].map((arn) => ({
    role: roleIn(one.get("role_name")),
    ...policies.of(arn, one.placeOf()),
  }));
}
