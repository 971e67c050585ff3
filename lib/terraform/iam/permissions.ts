/** What is attached to roles. */
import type { FilePlace } from "../../model/file-place.js";
import type { ModuleCall } from "../module/module-call.js";
import type { Module } from "../module/module.js";
import type { Resource } from "../module/resource.js";
import { type Value, itemsOf, knownEnd, knownText } from "../module/value.js";
import { policyOf } from "./documents.js";
import { type RoleReference, isSameRole, roleIn } from "./role-names.js";
import type { PolicyDocument } from "./statement.js";

/** A policy of a role; the document of one of AWS's own policies is not needed. */
interface Attached {
  readonly place: FilePlace;
  /** The name of a policy that AWS manages. */
  readonly managed: string | undefined;
  /** Undefined if it can't be read. */
  readonly document: PolicyDocument | undefined;
}

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
  /** The modules that may attach policies, too. */
  readonly #calls: readonly ModuleCall[];

  constructor(modules: readonly Module[]) {
    this.all = modules.flatMap((module) => [
      ...module.ofType("aws_iam_role_policy_attachment").map((one) => attached(one, "role", one.get("policy_arn"))),
      ...module.ofType("aws_iam_role_policy").map((one) => inline(one, one.get("role"))),
      ...module.ofType("aws_iam_policy_attachment").flatMap((one) => attachedToSeveral(one)),
    ]);
    this.#calls = modules.flatMap(({ calls }) => calls.filter(({ folder }) => folder === undefined));
  }

  permissionsOf(role: Resource): Permissions {
    const own = this.all.filter((one) => one.role && isSameRole(one.role, role) === true);
    const managed = itemsOf(role.get("managed_policy_arns"));
    const attached: Attached[] = [
      ...own,
      ...(managed?.items ?? []).map((arn) => attachedArn(arn, role.placeOf("managed_policy_arns"))),
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

function attached(one: Resource, key: string, arn: Value): Attachment {
  return { role: roleIn(one.get(key)), ...attachedArn(arn, one.placeOf()) };
}

function inline(one: Resource, role: Value): Attachment {
  return { role: roleIn(role), place: one.placeOf(), managed: undefined, document: policyOf(one.get("policy")) };
}

function attachedToSeveral(one: Resource): Attachment[] {
  const roles = itemsOf(one.get("roles"));
  const rest = attachedArn(one.get("policy_arn"), one.placeOf());
  return [
    ...(roles?.items ?? []).map((role) => ({ role: roleIn(role), ...rest })),
    ...(roles?.isOpen === false ? [] : [{ role: undefined, ...rest }]),
  ];
}

function attachedArn(arn: Value, place: FilePlace): Attached {
  const policy = arn.type === "attribute" && arn.of.type === "aws_iam_policy" ? arn.of : undefined;
  if (policy?.isData === false) return { place, managed: undefined, document: policyOf(policy.get("policy")) };
  return { place, managed: policy ? managedByName(policy) : managedIn(arn), document: undefined };
}

/** A policy that is looked up by its name or ARN. */
function managedByName(data: Resource): string | undefined {
  return knownText(data.get("name")) ?? managedIn(data.get("arn"));
}

/** The name of AWS's own policy in an ARN, whose partition may be unknown. */
function managedIn(arn: Value): string | undefined {
  const end = knownEnd(arn);
  const isOfAws =
    arn.type === "text" && arn.parts.some((part) => typeof part === "string" && part.includes(":iam::aws:policy/"));
  return isOfAws && end?.includes("/") === true ? end.slice(end.lastIndexOf("/") + 1) : undefined;
}
