import { replace } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

const SUCCESSORS = new Map([
  ["gp2", "gp3"],
  ["standard", "gp3"],
  ["io1", "io2"],
]);

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "prefer current EBS volume types",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  hasSuggestions: true,
  messages: {
    olderType: "`volumeType: {{type}}` is an older volume type; use `{{better}}`.",
    setType: "Set `volumeType: {{better}}`.",
  },
  *check(manifest) {
    for (const mapping of manifest.nodeClassSpec.get("blockDeviceMappings").items()) {
      const type = mapping.get("ebs").get("volumeType");
      const better = type.isPresent ? SUCCESSORS.get(type.text) : undefined;
      if (better === undefined) continue;
      const data = { type: type.text, better };
      yield {
        at: type,
        messageId: "olderType",
        data,
        suggest: [{ messageId: "setType", data, edit: replace(type, better) }],
      };
    }
  },
});
