import { secondsOf } from "../lib/karpenter/duration.js";
import { defineRule } from "../lib/eslint/rule.js";

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
  },
  *check(manifest) {
    // v1beta1 has no such field.
    if (manifest.version !== "v1") return;
    const expireAfter = manifest.nodeSpec.get("expireAfter");
    const gracePeriod = manifest.nodeSpec.get("terminationGracePeriod");
    if (!gracePeriod.isAbsent || secondsOf(expireAfter.text) === undefined) return;
    yield { at: expireAfter, messageId: "missingGracePeriod", data: { expireAfter: expireAfter.text } };
  },
});
