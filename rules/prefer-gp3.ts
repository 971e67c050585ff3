import { replace } from "../lib/edits/edit.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";

const SUCCESSORS = new Map([
  ["gp2", "gp3"],
  ["standard", "gp3"],
  ["io1", "io2"],
]);

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "prefer the present generation of EBS volumes",
    category: "Reliability and cost",
    preset: "strict",
  },
  hasSuggestions: true,
  messages: {
    old: "`volumeType` is `{{type}}`, of an earlier generation; use `{{better}}`.",
    write: "Set `volumeType: {{better}}`.",
  },
  *check(manifest) {
    for (const mapping of manifest.launchSettings.get("blockDeviceMappings").items()) {
      const type = mapping.get("ebs").get("volumeType");
      const better = type.isPresent ? SUCCESSORS.get(type.text) : undefined;
      if (better === undefined) continue;
      const data = { type: type.text, better };
      yield { at: type, messageId: "old", data, suggest: [{ messageId: "write", data, edit: replace(type, better) }] };
    }
  },
});
