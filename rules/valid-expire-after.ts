import { DURATION_PATTERN, secondsOf } from "../lib/karpenter/duration.js";
import { defineRule } from "../lib/eslint/rule.js";

const duration = { type: "string", pattern: DURATION_PATTERN } as const;

export default defineRule({
  kinds: ["NodePool", "NodeClaim"],
  docs: {
    description: "require `expireAfter` to be within a range",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  messages: {
    neverExpires: "`expireAfter` is `{{value}}`, so nodes can run the same image for years; set a duration.",
    tooShort: "`expireAfter` is {{value}}, {{consequence}}; set at least {{min}}.",
    tooLong: "`expireAfter` is {{value}}, which exceeds the maximum of {{max}}; shorten it.",
  },
  options: {
    min: { description: "The shortest allowed duration.", schema: duration, default: "1h" },
    max: {
      description: "The longest allowed duration.",
      schema: duration,
    },
    allowNever: { description: "Whether to allow `Never`.", schema: { type: "boolean" }, default: false },
  },
  *check(manifest, { min, max, allowNever }) {
    // In v1beta1, expiration is part of disruption and respects its budgets.
    const isForceful = manifest.version === "v1";
    const expireAfter = isForceful ? manifest.nodeSpec.get("expireAfter") : manifest.at("spec.disruption.expireAfter");
    if (typeof expireAfter.value !== "string") return;
    const { value } = expireAfter;
    if (value === "Never") {
      if (!allowNever) yield { at: expireAfter, messageId: "neverExpires", data: { value } };
      return;
    }
    const seconds = secondsOf(value);
    if (seconds === undefined) return;
    if (seconds < (secondsOf(min) ?? 0)) {
      const consequence = isForceful ? "and expiration ignores disruption budgets" : "so nodes are replaced constantly";
      yield { at: expireAfter, messageId: "tooShort", data: { value, min, consequence } };
    }
    if (max !== undefined && seconds > (secondsOf(max) ?? Infinity)) {
      yield { at: expireAfter, messageId: "tooLong", data: { value, max } };
    }
  },
});
