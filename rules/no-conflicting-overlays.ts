import { conflictOf } from "../lib/karpenter/overlays.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodeOverlay"],
  docs: {
    description: "disallow overlays of the same weight for the same instance types",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    conflictingOverlay:
      "The overlay `{{name}}` in {{place}} also sets {{what}} of these instance types with the weight {{weight}}, so Karpenter rejects one of them; set different weights.",
  },
  *check(manifest, _, file) {
    const repository = file.repository();
    const own = repository?.recordOf(manifest);
    if (!repository || !own?.overlay || own.name === undefined || file.completeness(manifest) === "patch") return;
    for (const other of repository.resources(manifest.kind)) {
      // Those of one name are the same overlay, perhaps for another cluster.
      if (!other.overlay || other.name === undefined || other.name === own.name) continue;
      const conflict = conflictOf(own.overlay, other.overlay);
      if (!conflict || !repository.isNextTo(own, other)) continue;
      const { resource } = conflict;
      const what = resource === undefined ? "the price" : `\`${resource}\``;
      const fields = ["weight", resource === undefined ? "price" : "capacity", "priceAdjustment"];
      const at = fields.map((field) => manifest.at("spec").get(field)).find(({ isPresent }) => isPresent);
      const data = { name: other.name, what, weight: String(own.overlay.weight) };
      yield {
        at: at ?? manifest.at("spec"),
        on: at?.isMapping === true ? "head" : "value",
        messageId: "conflictingOverlay",
        data,
        related: [other],
      };
      return;
    }
  },
});
