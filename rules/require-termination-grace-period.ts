import { secondsOf } from "../lib/karpenter/duration.js";
import { defineRule } from "../lib/eslint/rule.js";

/** Less than pods commonly need to shut down and to start elsewhere. */
const SHORTEST = secondsOf("5m") ?? 0;

/** The default of `expireAfter`. */
const DEFAULT_EXPIRY = "720h";

export default defineRule({
  kinds: ["NodePool", "NodeClaim"],
  asksForFields: true,
  docs: {
    description: "require a termination grace period for nodes that expire",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  messages: {
    missingGracePeriod:
      "Nodes expire after {{expireAfter}}, but a single pod that cannot be evicted keeps a node draining indefinitely; set `terminationGracePeriod`.",
    shortGracePeriod:
      "Nodes expire after {{expireAfter}} and drain for {{value}} at most, which ends pods despite their PodDisruptionBudgets; set `terminationGracePeriod` to at least `5m`.",
  },
  *check(manifest) {
    // v1beta1 has no such field.
    if (manifest.version !== "v1") return;
    const expireAfter = manifest.nodeSpec.get("expireAfter");
    const gracePeriod = manifest.nodeSpec.get("terminationGracePeriod");
    const expiry = expireAfter.isAbsent ? DEFAULT_EXPIRY : expireAfter.text;
    if (secondsOf(expiry) === undefined) return;
    const seconds = secondsOf(gracePeriod.text);
    if (gracePeriod.isAbsent) {
      if (expireAfter.isPresent)
        yield { at: expireAfter, messageId: "missingGracePeriod", data: { expireAfter: expiry } };
    } else if (seconds !== undefined && seconds < SHORTEST) {
      const data = { expireAfter: expiry, value: gracePeriod.text };
      yield { at: gracePeriod, beside: [expireAfter], messageId: "shortGracePeriod", data };
    }
  },
});
