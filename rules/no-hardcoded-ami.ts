import { amiIdsOf } from "../lib/karpenter/ami.js";
import { matchesAny, patterns } from "../lib/eslint/patterns.js";
import { defineRule } from "../lib/eslint/rule.js";
import { selectByAlias } from "../lib/karpenter/select-by-alias.js";
import { settingOption } from "../lib/eslint/settings.js";

export default defineRule({
  kinds: ["EC2NodeClass", "AWSNodeTemplate"],
  docs: { description: "disallow selecting AMIs by ID", category: "Security", presets: { recommended: {} } },
  hasSuggestions: true,
  messages: {
    hardcodedAmi:
      "`{{id}}` is a hardcoded AMI: it exists in one region only and never receives security updates; use a pinned alias, tags or `ssmParameter`.",
    useAlias: "Use `alias: {{alias}}`.",
  },
  options: {
    allowIds: patterns("Regular expressions for AMI IDs to allow."),
    preferredAlias: settingOption("preferredAlias"),
  },
  *check(manifest, { allowIds, ...options }, { settings }) {
    const spec = manifest.nodeClassSpec;
    const alias = options.preferredAlias ?? settings.preferredAlias;
    const family = spec.get("amiFamily").text.toLowerCase();
    for (const { at, ids, isTerm } of amiIdsOf(spec)) {
      const id = ids.find((one) => !matchesAny(one, allowIds));
      if (id === undefined) continue;
      const isOffered = isTerm && alias?.startsWith(`${family}@`) === true;
      const suggest = isOffered
        ? [{ messageId: "useAlias", data: { alias }, edit: selectByAlias(manifest, at, alias) } as const]
        : [];
      yield { at, messageId: "hardcodedAmi", data: { id }, suggest };
    }
  },
});
