import { matchesAny, patternsByName, wholeText } from "../lib/eslint/patterns.js";
import { byLabel, requirementsOf } from "../lib/karpenter/requirements.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  asksForFields: true,
  docs: {
    description: "require configured labels on the nodes of each NodePool",
    category: "Reliability and cost",
  },
  messages: {
    missingLabel:
      "Nodes of this NodePool lack the required label `{{label}}`; add it to `spec.template.metadata.labels`.",
    mismatchedLabel: "The label `{{label}}` is `{{value}}`, which does not match `{{pattern}}`; correct it.",
  },
  options: {
    labels: patternsByName(
      "The required labels, each with a regular expression for the whole value; `.*` matches any value.",
    ),
  },
  *check(nodePool, options) {
    const groups = byLabel(requirementsOf(nodePool));
    const labels = nodePool.nodeLabels;
    for (const [label, pattern] of Object.entries(options.labels)) {
      const at = labels.get(label);
      // A requirement also gives nodes the label, unless nodes without the label satisfy it.
      const requirements = groups.get(label)?.filter(({ isLabel }) => !isLabel) ?? [];
      const isRequired = requirements.some(({ operator }) => operator !== "NotIn" && operator !== "DoesNotExist");
      if (at.isUnknown || isRequired) continue;
      if (at.isAbsent) yield { at: labels, on: "head", messageId: "missingLabel", data: { label } };
      else if (!matchesAny(at.text, [wholeText(pattern)])) {
        yield { at, messageId: "mismatchedLabel", data: { label, value: at.text, pattern } };
      }
    }
  },
});
