/**
 * The roles that the ConfigMap `aws-auth` lets into a cluster. Source: Amazon EKS User Guide, "Grant IAM users access to
 * Kubernetes with a ConfigMap".
 */
import { readData } from "../../yaml/document.js";
import { valueOfData } from "../module/data-text.js";
import { type Value, entryOf, itemsOf, knownText } from "../module/value.js";
import { type RoleReference, isSameRole, roleIn } from "./role-names.js";
import type { Resource } from "../module/resource.js";

interface RoleMapping {
  /** Undefined if it is unknown. */
  readonly role: RoleReference | undefined;
  /** The groups of Kubernetes; undefined if some are unknown. */
  readonly groups: readonly string[] | undefined;
}

export interface RoleMappings {
  readonly mappings: readonly RoleMapping[];
  /** Whether it may map more roles. */
  readonly isOpen: boolean;
}

/** The mappings in a list, or in a text of YAML. */
export function roleMappingsOf(value: Value): RoleMappings {
  const list = itemsOf(value.type === "text" ? valueOfData(value.parts, readData) : value);
  return { mappings: (list?.items ?? []).map((item) => mappingOf(item)), isOpen: list?.isOpen !== false };
}

function mappingOf(item: Value): RoleMapping {
  const arn = entryOf(item, "rolearn");
  const groups = itemsOf(entryOf(item, "groups"));
  const names = groups?.items.map((group) => knownText(group));
  // The rest is filled in before it is applied.
  const known = names?.filter((name): name is string => name !== undefined && /^[\w:./@-]+$/u.test(name));
  const isKnown = groups?.isOpen === false && known?.length === names?.length;
  return { role: roleOf(arn), groups: isKnown ? known : undefined };
}

function roleOf(arn: Value): RoleReference | undefined {
  const role = roleIn(arn);
  // A name that something fills in before it is applied.
  return role?.type === "name" && !/^[\w+=,.@-]+$/u.test(role.name) ? undefined : role;
}

/** The mapping of a role; "unknown" if there may be one. */
export function mappingFor(role: Resource, { mappings, isOpen }: RoleMappings): RoleMapping | "unknown" | undefined {
  const found = mappings.find((one) => one.role && isSameRole(one.role, role) === true);
  if (found) return found;
  return isOpen || mappings.some((one) => !one.role || isSameRole(one.role, role) !== false) ? "unknown" : undefined;
}
