import { replace } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "disallow high hop limits for the instance metadata service",
    category: "Security",
    presets: { strict: {} },
  },
  hasSuggestions: true,
  messages: {
    hopLimitTooHigh:
      "`httpPutResponseHopLimit` is {{value}}, so containers up to {{value}} network hops away can obtain the node's credentials; lower it to {{max}}.",
    lowerHopLimit: "Set `httpPutResponseHopLimit: {{max}}`.",
  },
  options: {
    max: {
      description: "The highest allowed limit: 1 blocks pods outside the host network, 2 lets them in.",
      schema: { type: "integer", minimum: 1, maximum: 64 },
      default: 2,
    },
  },
  *check(manifest, { max }) {
    const metadataOptions = manifest.nodeClassSpec.get("metadataOptions");
    const limit = metadataOptions.get("httpPutResponseHopLimit");
    const endpoint = metadataOptions.get("httpEndpoint");
    // The API server rejects a limit above 64.
    if (typeof limit.value !== "number" || limit.value <= max || limit.value > 64) return;
    if (endpoint.isUnknown || endpoint.value === "disabled") return;
    const data = { value: limit.text, max: String(max) };
    yield {
      at: limit,
      messageId: "hopLimitTooHigh",
      data,
      suggest: [{ messageId: "lowerHopLimit", data, edit: replace(limit, max) }],
    };
  },
});
