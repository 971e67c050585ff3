/** The roles of the nodes, as the node classes name them. */
import { type RoleReference, roleIn, roleNameOf } from "../../terraform/iam/role-names.js";
import type { IdentityAround } from "./identity-around.js";

/** The roles of all node classes of the cluster; undefined if a role is unknown or the cluster has no class. */
export function nodeRolesOf(identity: IdentityAround): RoleReference[] | undefined {
  const { classes, terraform } = identity;
  const roles = classes.flatMap(({ traits }): (RoleReference | undefined)[] => {
    if (traits?.role !== undefined) return [{ type: "name", name: traits.role }];
    const profiles = traits?.instanceProfile === undefined ? [] : terraform.profilesNamed(traits.instanceProfile);
    return profiles.length === 0 ? [undefined] : profiles.map((profile) => roleIn(profile.get("role")));
  });
  const known = roles.filter((role) => role !== undefined);
  return known.length > 0 && known.length === roles.length ? known : undefined;
}

/** The name of a role, if it is known. */
export function nameOf(reference: RoleReference): string | undefined {
  if (reference.type === "name") return reference.name;
  return reference.type === "resource" ? roleNameOf(reference.of) : undefined;
}
