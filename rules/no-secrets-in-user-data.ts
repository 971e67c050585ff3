import { defineRule } from "../lib/rule.js";
import { allMatches, patterns } from "../lib/patterns.js";
import { findSecrets, withoutOverlaps } from "../lib/karpenter/secrets.js";

export default defineRule({
  kinds: ["EC2NodeClass", "AWSNodeTemplate"],
  docs: { description: "disallow secrets in the user data of nodes", category: "Security", preset: "recommended" },
  messages: {
    secret:
      "`userData` holds {{what}}, which pods on the node and every reader of this file can read; fetch it from Secrets Manager or SSM at boot.",
  },
  options: {
    additionalPatterns: patterns("Regular expressions for more secrets, such as the tokens of your own services."),
  },
  *check(manifest, options) {
    const userData = manifest.launchSettings.get("userData");
    // Not its value: a script with a `$VARIABLE` counts as templated, and what it spells out is a secret all the same.
    const script = userData.text;
    const own = allMatches(script, options.additionalPatterns).map((range) => ({ what: "a secret", range }));
    for (const { what, range } of withoutOverlaps([...own, ...findSecrets(script)])) {
      yield { at: userData, within: range, messageId: "secret", data: { what } };
    }
  },
});
