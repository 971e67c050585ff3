/** Which role a value stands for: a role's resource, its name, or an output of a module. */
import type { ModuleCall } from "../module/module-call.js";
import type { Resource } from "../module/resource.js";
import { type Part, type Value, knownText } from "../module/value.js";

export type RoleReference =
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "output"; readonly of: ModuleCall; readonly output: string }
  | { readonly type: "resource"; readonly of: Resource };

/** Undefined if the value is unknown, or no role. */
export function roleIn(value: Value): RoleReference | undefined {
  switch (value.type) {
    case "attribute":
      return roleOfAttribute(value.of, value.name);
    case "output":
      return { type: "output", of: value.of, output: value.name };
    case "text":
      return roleInText(value.parts);
    default:
      return undefined;
  }
}

function roleOfAttribute(of: Resource, name: string): RoleReference | undefined {
  if (of.type === "aws_iam_instance_profile") return name === "role" ? roleIn(of.get("role")) : undefined;
  if (of.type !== "aws_iam_role") return undefined;
  if (!of.isData) return { type: "resource", of };
  const known = knownText(of.get("name"));
  return known === undefined ? undefined : { type: "name", name: known };
}

/** A name or an ARN; of an ARN, only the end must be known. */
function roleInText(parts: readonly Part[]): RoleReference | undefined {
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  if (typeof last !== "string") return roleIn(last);
  const slash = last.lastIndexOf("/");
  if ((slash < 0 && parts.length > 1) || last.includes(":instance-profile/")) return undefined;
  return { type: "name", name: last.slice(slash + 1) };
}

/** The name of a role, if it is known. */
export function roleNameOf(role: Resource): string | undefined {
  return knownText(role.get("name"));
}

/** Whether a reference is to a role; undefined if that is unknown. */
export function isSameRole(reference: RoleReference, role: Resource): boolean | undefined {
  if (reference.type === "resource" && reference.of === role) return true;
  if (reference.type === "output") return false;
  const own = roleNameOf(role);
  const other = reference.type === "name" ? reference.name : roleNameOf(reference.of);
  if (own !== undefined && other !== undefined) return own === other;
  return reference.type === "resource" ? false : undefined;
}
