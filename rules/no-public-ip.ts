import { replace } from "../lib/yaml/edits/edit.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: { description: "disallow public IP addresses for nodes", category: "Security", presets: { strict: {} } },
  hasSuggestions: true,
  messages: {
    publicIp: "`associatePublicIPAddress` is `{{value}}`, so every node gets a public IP address; set it to `false`.",
    disablePublicIp: "Set `associatePublicIPAddress: false`.",
  },
  *check(nodeClass) {
    const publicIp = nodeClass.at("spec.associatePublicIPAddress");
    if (publicIp.value !== true) return;
    yield {
      at: publicIp,
      messageId: "publicIp",
      data: { value: publicIp.text },
      suggest: [{ messageId: "disablePublicIp", edit: replace(publicIp, false) }],
    };
  },
});
