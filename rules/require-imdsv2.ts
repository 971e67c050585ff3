import { replace } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "require IMDSv2",
    category: "Security",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    imdsv1Allowed:
      "`httpTokens` is `{{value}}`, so forged requests can read the node's credentials through IMDSv1; set it to `required`.",
    requireTokens: "Set `httpTokens: required`.",
  },
  *check(manifest) {
    const metadataOptions = manifest.nodeClassSpec.get("metadataOptions");
    const tokens = metadataOptions.get("httpTokens");
    // If absent, it is `required`: the CRD sets the default of each property on its own.
    if (tokens.value !== "optional") return;
    const endpoint = metadataOptions.get("httpEndpoint");
    if (endpoint.isUnknown || endpoint.value === "disabled") return;
    yield {
      at: tokens,
      messageId: "imdsv1Allowed",
      data: { value: tokens.text },
      suggest: [{ messageId: "requireTokens", edit: replace(tokens, "required") }],
    };
  },
});
