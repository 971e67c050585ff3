import { replace } from "../lib/edits/edit.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: { description: "disallow public IP addresses for nodes", category: "Security", preset: "strict" },
  hasSuggestions: true,
  messages: {
    publicIp: "`associatePublicIPAddress` is `{{value}}`, which gives each node a public address; set it to `false`.",
    turnOff: "Set `associatePublicIPAddress: false`.",
  },
  *check(nodeClass) {
    const publicIp = nodeClass.at("spec.associatePublicIPAddress");
    if (publicIp.value !== true) return;
    yield {
      at: publicIp,
      messageId: "publicIp",
      data: { value: publicIp.text },
      suggest: [{ messageId: "turnOff", edit: replace(publicIp, false) }],
    };
  },
});
