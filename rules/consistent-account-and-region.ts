import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import { contradiction, contradictionMessages } from "../lib/workspace/contradiction.js";

export default defineRule({
  kinds: [...kindsWith("nodeClassSpec"), "NodePool", "NodeClaim", "Application", "ApplicationSet"],
  readsValues: true,
  docs: {
    description: "require the same account and region in ARNs, endpoints, zones and Terraform",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: contradictionMessages("account and region"),
  options: {
    account: {
      description: "The account ID that is expected everywhere.",
      schema: { type: "string", pattern: String.raw`^\d{12}$` },
      default: undefined as string | undefined,
    },
    region: {
      description: "The region that is expected everywhere.",
      schema: { type: "string", minLength: 1 },
      default: undefined as string | undefined,
    },
    allowAccounts: {
      description: "Other account IDs that are allowed, such as one that owns shared keys.",
      schema: { type: "array", items: { type: "string", pattern: String.raw`^\d{12}$` }, uniqueItems: true },
      default: [] as readonly string[],
    },
  },
  *check(manifest, { account, region, allowAccounts }, file) {
    const repository = file.repository();
    const accounts = { subject: "account", truth: account, allowed: allowAccounts } as const;
    for (const one of repository?.conflicts(manifest, accounts) ?? []) yield contradiction(one);
    for (const one of repository?.conflicts(manifest, { subject: "region", truth: region }) ?? []) {
      yield contradiction(one);
    }
  },
});
