/** Finds out whether the controller may pass the role of the nodes to instances. */
import type { FilePlace } from "../../model/file-place.js";
import type { Permissions } from "../../terraform/iam/permissions.js";
import { type RoleReference, roleIn } from "../../terraform/iam/role-names.js";
import { allows } from "../../terraform/iam/statement.js";
import { type Value, knownEnd, knownText } from "../../terraform/module/value.js";
import { nameOf } from "./node-roles.js";

/** What `iam:PassRole` is allowed for instead of the role of the nodes. */
export interface WrongTarget {
  readonly type: "profile" | "role";
  readonly name: string;
  readonly place: FilePlace;
}

type Target = "unknown" | { readonly type: "profile" | "role"; readonly name: string };

/** Undefined if it may pass the role, or that is unknown. */
export function wrongTargetOf(
  { attached, isOpen }: Permissions,
  nodeRoles: readonly RoleReference[] | undefined,
): WrongTarget | undefined {
  if (isOpen) return undefined;
  const all = attached.flatMap(({ document, place: whole }) =>
    (document?.statements ?? [])
      .filter(
        ({ isAllowed, actions }) =>
          isAllowed !== false && actions?.some((one) => allows(one, "iam:PassRole")) !== false,
      )
      .map(({ resources, place = whole }) => ({ resources, place })),
  );
  const targets = all.flatMap(({ resources, place }) =>
    resources?.isOpen === false
      ? resources.items.map((item) => ({ place, target: targetOf(item) }))
      : [{ place, target: "unknown" as const }],
  );
  const names = nodeRoles?.map((role) => nameOf(role));
  const wrong = targets.flatMap(({ place, target }) =>
    target !== "unknown" && isWrong(target, names) ? [{ ...target, place }] : [],
  );
  return wrong.length === targets.length ? wrong[0] : undefined;
}

function isWrong(
  { type, name }: Exclude<Target, "unknown">,
  names: readonly (string | undefined)[] | undefined,
): boolean {
  return type === "profile" || names?.every((one) => one !== undefined && !allows(name.toLowerCase(), one)) === true;
}

function targetOf(value: Value): Target {
  if (value.type === "attribute" && value.of.type === "aws_iam_instance_profile" && value.name === "arn") {
    return { type: "profile", name: knownText(value.of.get("name")) ?? value.of.address };
  }
  const text = knownText(value);
  if (text?.includes(":instance-profile/") === true) return { type: "profile", name: afterSlash(text) };
  if (text !== undefined && !text.includes(":role/")) return "unknown";
  const end = knownEnd(value);
  if (end?.includes(":role/") === true) return { type: "role", name: afterSlash(end) };
  const reference = roleIn(value);
  const name = reference && nameOf(reference);
  return name === undefined ? "unknown" : { type: "role", name };
}

/** The name at the end of an ARN, or the wildcard, which includes paths. */
function afterSlash(arn: string): string {
  const path = arn.slice(arn.indexOf("/") + 1);
  return path.includes("*") ? path : path.slice(path.lastIndexOf("/") + 1);
}
