import { secondsOf } from "../lib/karpenter/duration.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim"],
  asksForFields: true,
  docs: {
    description: "require an end to the draining of nodes that expire",
    category: "Reliability and cost",
    preset: "strict",
  },
  messages: {
    missing:
      "Nodes expire after {{expireAfter}}, but one pod that can't be evicted keeps a node draining for good; add `terminationGracePeriod`.",
  },
  *check(manifest) {
    // v1beta1 has no such field.
    if (manifest.version !== "v1") return;
    const expireAfter = manifest.nodeSpec.get("expireAfter");
    const gracePeriod = manifest.nodeSpec.get("terminationGracePeriod");
    if (!gracePeriod.isAbsent || secondsOf(expireAfter.text) === undefined) return;
    yield { at: expireAfter, messageId: "missing", data: { expireAfter: expireAfter.text } };
  },
});
