import { replace } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

/** The maximum lengths of names: IAM, "IAM and AWS STS quotas". */
const MAX_LENGTHS = { role: 64, instanceProfile: 128 } as const;

/** The resource types in ARNs. */
const ARN_TYPES = { role: ":role/", instanceProfile: ":instance-profile/" } as const;

const TERMS = { role: "role", instanceProfile: "instance profile" } as const;

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "require roles and instance profiles to be names, not ARNs or paths",
    category: "Run time",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    arnAsName: "`{{field}}` must be a name, not the ARN `{{value}}`; use {{remedy}}.",
    pathInName: "`{{field}}` must be a name without a path, not `{{value}}`; use {{remedy}}.",
    nameTooLong: "`{{field}}` has {{length}} characters, but IAM allows at most {{max}}; shorten it.",
    replaceName: "Replace with `{{name}}`.",
  },
  *check(manifest) {
    for (const field of ["role", "instanceProfile"] as const) {
      const identity = manifest.nodeClassSpec.get(field);
      if (typeof identity.value !== "string") continue;
      const { text: value } = identity;
      const name = value.slice(value.lastIndexOf("/") + 1);
      const max = MAX_LENGTHS[field];
      const isArn = value.startsWith("arn:");
      if (isArn || value.includes("/")) {
        // An ARN without a slash, or of another resource type, contains no usable name.
        const isUsable = name !== "" && (!isArn || value.includes(ARN_TYPES[field]));
        const remedy = isUsable ? `\`${name}\`` : `the name of the ${TERMS[field]}`;
        yield {
          at: identity,
          messageId: isArn ? "arnAsName" : "pathInName",
          data: { field, value, remedy },
          suggest: isUsable ? [{ messageId: "replaceName", data: { name }, edit: replace(identity, name) }] : [],
        };
      } else if (value.length > max) {
        yield {
          at: identity,
          messageId: "nameTooLong",
          data: { field, length: String(value.length), max: String(max) },
        };
      }
    }
  },
});
