import type { Cursor } from "../lib/manifest/cursor.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "Provisioner"],
  docs: {
    description: "disallow taints that are given twice",
    category: "Run time",
    preset: "recommended",
  },
  messages: {
    repeated:
      "The taint `{{key}}` with `{{effect}}` stands in `{{other}}` already, and Karpenter refuses a {{kind}} that repeats one; remove it.",
  },
  *check(manifest) {
    const { nodeSpec } = manifest;
    const seen = new Map<string, Cursor>();
    for (const taint of [...nodeSpec.get("taints").items(), ...nodeSpec.get("startupTaints").items()]) {
      const key = taint.get("key");
      const effect = taint.get("effect");
      if (!key.isPresent || !effect.isPresent) continue;
      const id = JSON.stringify([key.text, effect.text]);
      const other = seen.get(id);
      if (other === undefined) seen.set(id, taint);
      else
        yield {
          at: key,
          beside: [other],
          messageId: "repeated",
          data: { key: key.text, effect: effect.text, other: other.path, kind: manifest.kind },
        };
    }
  },
});
