import { defineRule } from "../lib/eslint/rule.js";
import { allMatches, patterns } from "../lib/eslint/patterns.js";
import { findSecrets, withoutOverlaps } from "../lib/karpenter/secrets.js";

export default defineRule({
  kinds: ["EC2NodeClass", "AWSNodeTemplate"],
  docs: { description: "disallow secrets in user data", category: "Security", presets: { recommended: {} } },
  messages: {
    secretInUserData:
      "`userData` contains {{what}}, which anyone who can read this file or the instance metadata can see; fetch it from Secrets Manager or SSM Parameter Store at boot.",
  },
  options: {
    additionalPatterns: patterns("Regular expressions for additional secrets, such as tokens of your own services."),
  },
  *check(manifest, options) {
    const userData = manifest.nodeClassSpec.get("userData");
    // Not its value: a script with a `$VARIABLE` counts as templated, but secrets that it spells out are still secrets.
    const script = userData.text;
    const own = allMatches(script, options.additionalPatterns).map((range) => ({ what: "a secret", range }));
    for (const { what, range } of withoutOverlaps([...own, ...findSecrets(script)])) {
      yield { at: userData, within: range, messageId: "secretInUserData", data: { what } };
    }
  },
});
