import { DURATION_PATTERN, secondsOf } from "../lib/karpenter/duration.js";
import { defineRule } from "../lib/rule.js";

const duration = { type: "string", pattern: DURATION_PATTERN };

export default defineRule({
  kinds: ["NodePool", "NodeClaim"],
  docs: {
    description: "require nodes to expire, neither too soon nor too late",
    category: "Reliability and cost",
    preset: "strict",
  },
  messages: {
    never: "`expireAfter` is `{{value}}`, so that nodes may run the same image for years; give it a duration.",
    tooShort: "`expireAfter` is {{value}}, {{consequence}}; make it at least {{min}}.",
    tooLong: "`expireAfter` is {{value}}, which is more than {{max}}; shorten it.",
  },
  options: {
    min: { description: "The shortest time that is allowed.", schema: duration, default: "1h" },
    max: {
      description: "The longest time that is allowed.",
      schema: duration,
      default: undefined as string | undefined,
    },
    allowNever: { description: "Whether `Never` is allowed.", schema: { type: "boolean" }, default: false },
  },
  *check(manifest, { min, max, allowNever }) {
    // In v1beta1 it was a part of disruption, and kept to its budgets.
    const isForceful = manifest.version === "v1";
    const expireAfter = isForceful ? manifest.nodeSpec.get("expireAfter") : manifest.at("spec.disruption.expireAfter");
    if (typeof expireAfter.value !== "string") return;
    const { value } = expireAfter;
    if (value === "Never") {
      if (!allowNever) yield { at: expireAfter, messageId: "never", data: { value } };
      return;
    }
    const seconds = secondsOf(value);
    if (seconds === undefined) return;
    if (seconds < (secondsOf(min) ?? 0)) {
      const consequence = isForceful
        ? "and expiry doesn't wait for disruption budgets"
        : "so that nodes are replaced all the time";
      yield { at: expireAfter, messageId: "tooShort", data: { value, min, consequence } };
    }
    if (max !== undefined && seconds > (secondsOf(max) ?? Infinity)) {
      yield { at: expireAfter, messageId: "tooLong", data: { value, max } };
    }
  },
});
