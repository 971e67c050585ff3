import { matchesAny } from "../lib/patterns.js";
import { byLabel, requirementsOf } from "../lib/karpenter/requirements.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  asksForFields: true,
  docs: {
    description: "require labels of your choice on the nodes of each NodePool",
    category: "Reliability and cost",
  },
  messages: {
    missing: "The nodes of this NodePool lack the label `{{label}}`; add it to `spec.template.metadata.labels`.",
    value: "The label `{{label}}` is `{{value}}`, which doesn't match `{{pattern}}`; correct it.",
  },
  options: {
    labels: {
      description: "The labels, each with a regular expression that its whole value has to match; `.*` for any.",
      schema: { type: "object", additionalProperties: { type: "string", format: "regex" } },
      default: {},
    },
  },
  *check(nodePool, options) {
    const groups = byLabel(requirementsOf(nodePool));
    const labels = nodePool.nodeLabels;
    for (const [label, pattern] of Object.entries<string>(options.labels)) {
      const at = labels.get(label);
      // A requirement gives nodes the label too, unless it is one that they may be without.
      const requirements = groups.get(label)?.filter(({ isLabel }) => !isLabel) ?? [];
      const isRequired = requirements.some(({ operator }) => operator !== "NotIn" && operator !== "DoesNotExist");
      if (at.isUnknown || isRequired) continue;
      if (at.isAbsent) yield { at: labels, on: "head", messageId: "missing", data: { label } };
      else if (!matchesAny(at.text, [`^(?:${pattern})$`])) {
        yield { at, messageId: "value", data: { label, value: at.text, pattern } };
      }
    }
  },
});
