import { replace } from "../lib/edits/edit.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "limit how far the answers of the instance metadata service travel",
    category: "Security",
    preset: "strict",
  },
  hasSuggestions: true,
  messages: {
    tooHigh:
      "`httpPutResponseHopLimit` is {{value}}, so that containers behind several hops get the node's credentials; lower it to {{max}}.",
    lower: "Set `httpPutResponseHopLimit: {{max}}`.",
  },
  options: {
    max: {
      description: "The highest limit that is allowed: 1 keeps pods out, 2 lets them in.",
      schema: { type: "integer", minimum: 1, maximum: 64 },
      default: 2,
    },
  },
  *check(manifest, { max }) {
    const metadataOptions = manifest.launchSettings.get("metadataOptions");
    const limit = metadataOptions.get("httpPutResponseHopLimit");
    const endpoint = metadataOptions.get("httpEndpoint");
    // Above 64, the API server refuses it.
    if (typeof limit.value !== "number" || limit.value <= max || limit.value > 64) return;
    if (endpoint.isUnknown || endpoint.value === "disabled") return;
    const data = { value: limit.text, max: String(max) };
    yield {
      at: limit,
      messageId: "tooHigh",
      data,
      suggest: [{ messageId: "lower", data, edit: replace(limit, max) }],
    };
  },
});
