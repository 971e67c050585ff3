import { replace } from "../lib/edits/edit.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";

/** IAM, "IAM and AWS STS quotas": how long a name may be. */
const MAX_LENGTHS = { role: 64, instanceProfile: 128 } as const;

/** What stands before the name, or before its path, in an ARN. */
const ARN_TYPES = { role: ":role/", instanceProfile: ":instance-profile/" } as const;

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "disallow roles and instance profiles that are no names",
    category: "Run time",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    arn: "`{{field}}` is the ARN `{{value}}`, and Karpenter looks for a name; write what stands behind its last slash.",
    path: "`{{field}}` is `{{value}}`, with a path, and Karpenter looks for a name; write what stands behind its last slash.",
    tooLong: "`{{field}}` is a name of {{length}} characters, and IAM has none of more than {{max}}; shorten it.",
    write: "Write `{{name}}`.",
  },
  *check(manifest) {
    for (const field of ["role", "instanceProfile"] as const) {
      const identity = manifest.launchSettings.get(field);
      if (typeof identity.value !== "string") continue;
      const { text: value } = identity;
      const name = value.slice(value.lastIndexOf("/") + 1);
      const max = MAX_LENGTHS[field];
      const isArn = value.startsWith("arn:");
      if (isArn || value.includes("/")) {
        yield {
          at: identity,
          messageId: isArn ? "arn" : "path",
          data: { field, value },
          // An ARN without a slash names nothing, and one of the other sort names something else.
          suggest:
            name !== "" && (!isArn || value.includes(ARN_TYPES[field]))
              ? [{ messageId: "write", data: { name }, edit: replace(identity, name) }]
              : [],
        };
      } else if (value.length > max) {
        yield { at: identity, messageId: "tooLong", data: { field, length: String(value.length), max: String(max) } };
      }
    }
  },
});
