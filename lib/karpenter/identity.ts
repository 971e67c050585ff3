/** Names of roles and instance profiles, which can't be ARNs or have paths, and ARNs of roles. */
import type { Problem } from "../model/problem.js";
import type { Cursor } from "../yaml/cursor.js";
import { isFilledIn } from "./placeholders/context.js";
import { replace } from "../yaml/edits/edit.js";

export const identityMessages = {
  arnAsName: "`{{field}}` must be a name, not the ARN `{{value}}`; use {{remedy}}.",
  pathInName: "`{{field}}` must be a name without a path, not `{{value}}`; use {{remedy}}.",
  nameTooLong: "`{{field}}` has {{length}} characters, but IAM allows at most {{max}}; shorten it.",
  replaceName: "Replace with `{{name}}`.",
};

/** The maximum lengths of names (IAM, "IAM and AWS STS quotas"), and the resource types in ARNs. */
const KINDS = {
  role: { max: 64, inArn: ":role/", term: "role" },
  instanceProfile: { max: 128, inArn: ":instance-profile/", term: "instance profile" },
} as const;

/** @param field the name of the field, if it is not that of its kind */
export function identityProblem(
  at: Cursor,
  kind: keyof typeof KINDS,
  field: string = kind,
): Problem<keyof typeof identityMessages> | undefined {
  const { value } = at;
  if (typeof value !== "string") return undefined;
  const { max, inArn, term } = KINDS[kind];
  const name = value.slice(value.lastIndexOf("/") + 1);
  const isArn = value.startsWith("arn:");
  if (!isArn && !value.includes("/")) {
    if (value.length <= max) return undefined;
    return { at, messageId: "nameTooLong", data: { field, length: String(value.length), max: String(max) } };
  }
  // An ARN without a slash, or of another resource type, contains no usable name.
  const isUsable = name !== "" && (!isArn || value.includes(inArn));
  return {
    at,
    messageId: isArn ? "arnAsName" : "pathInName",
    data: { field, value, remedy: isUsable ? `\`${name}\`` : `the name of the ${term}` },
    suggest: isUsable ? [{ messageId: "replaceName", data: { name }, edit: replace(at, name) }] : [],
  };
}

/** The name or ARN of anything in IAM. Source: IAM User Guide, "IAM identifiers". */
const NAME_OR_ARN = /^(?:arn:[\w-]+:(?:iam|sts)::\d*:[a-z-]+\/)?[\w+=,.@/-]+$/u;

const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/u;

/** Whether a value is a name, or the ARN of something else than a role; other texts are probably placeholders. */
export function isNotRoleArn(at: Cursor): boolean {
  const { value } = at;
  return typeof value === "string" && isFilledIn(at) && NAME_OR_ARN.test(value) && !ROLE_ARN.test(value);
}
