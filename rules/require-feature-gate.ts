import { neededGates } from "../lib/karpenter/needed-gates.js";
import { isOfAws } from "../lib/model/node-class-ref.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "EC2NodeClass", "NodeOverlay", "CapacityBuffer"],
  docs: {
    description: "require the feature gates that manifests need",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    missingGate: "`{{what}}` requires `{{gate}}: true`, which {{place}} does not set; set it there.",
  },
  *check(manifest, _, file) {
    // The chart is that of the AWS provider.
    if (!isOfAws(manifest.nodeClassRef)) return;
    for (const { at, isField, gate } of neededGates(manifest)) {
      const chart = file.repository()?.chartWithout(gate);
      if (!chart) continue;
      const data = { what: isField ? at.path : at.text, gate };
      yield { at, on: isField ? "key" : "value", messageId: "missingGate", data, related: [chart] };
    }
  },
});
