import type { Cursor } from "../lib/yaml/cursor.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "Provisioner"],
  docs: {
    description: "disallow duplicate taints",
    category: "Run time",
    presets: { recommended: {} },
  },
  messages: {
    duplicateTaint:
      "The taint `{{key}}` with effect `{{effect}}` is already in `{{other}}`, and Karpenter rejects a {{kind}} with duplicate taints; remove one.",
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
          messageId: "duplicateTaint",
          data: { key: key.text, effect: effect.text, other: other.path, kind: manifest.kind },
        };
    }
  },
});
