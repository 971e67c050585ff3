import { replace } from "../lib/edits/edit.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "require IMDSv2 for the instance metadata of nodes",
    category: "Security",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    optional:
      "`httpTokens` is `{{value}}`, which lets a request forged through IMDSv1 read the node's credentials; set it to `required`.",
    require: "Set `httpTokens: required`.",
  },
  *check(manifest) {
    const metadataOptions = manifest.launchSettings.get("metadataOptions");
    const tokens = metadataOptions.get("httpTokens");
    // Absent, it is `required`: the CRD fills each property on its own.
    if (tokens.value !== "optional") return;
    const endpoint = metadataOptions.get("httpEndpoint");
    if (endpoint.isUnknown || endpoint.value === "disabled") return;
    yield {
      at: tokens,
      messageId: "optional",
      data: { value: tokens.text },
      suggest: [{ messageId: "require", edit: replace(tokens, "required") }],
    };
  },
});
