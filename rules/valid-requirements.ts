import { problemsIn, unusedIn } from "../lib/karpenter/requirement-problems.js";
import { requirementsOf } from "../lib/karpenter/requirements.js";
import { matchesAny, patterns } from "../lib/eslint/patterns.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "NodeOverlay", "Provisioner"],
  docs: {
    description: "disallow requirements with misspelled labels, invalid values or contradictions",
    category: "Run time",
    presets: { recommended: {}, strict: { checkUnusedValues: true } },
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    absentLabel: "Every node has `{{key}}`, so no node meets `DoesNotExist`; remove the requirement.",
    contradictsOther: "No value of `{{key}}` satisfies both this requirement and `{{other}}`; change one.",
    contradictsSeveral: "No value of `{{key}}` satisfies this requirement and the ones before it; change one.",
    deprecatedKey: "`{{key}}` is deprecated; use `{{meant}}`.",
    differentRegions:
      "This requires nodes in `{{region}}`, but an earlier value requires `{{other}}`, and a node pool launches nodes in only one region; remove one.",
    duplicateRequirement: "This requirement on `{{key}}` repeats `{{other}}`; remove one.",
    excessiveMinimum:
      "`minValues` is {{minimum}}, but the number of values of `{{key}}` among the admitted instance types is {{possible}} (as of {{date}}); lower it.",
    incompleteName: "EC2 has no `{{value}}` (as of {{date}}), only {{names}}; list those you need.",
    invalidForm: "`{{value}}` is not a value of `{{key}}`, which is {{form}}; correct it.",
    invalidValue: "`{{value}}` is not a valid value of `{{key}}`; use {{values}}.",
    managedNodeGroupKey:
      "`{{key}}` is a label of EKS managed node groups, which Karpenter's nodes do not have; use `karpenter.sh/capacity-type`.",
    misspelledKey: "`{{key}}` is not a label that Karpenter knows; did you mean `{{meant}}`?",
    misspelledName: "EC2 has no `{{value}}` (as of {{date}}); did you mean `{{meant}}`?",
    missingName: "EC2 has no `{{value}}` (as of {{date}}); correct it.",
    noInstanceType: "No instance type meets this requirement on `{{key}}` (as of {{date}}); change it.",
    noInstanceTypeForAll:
      "No instance type meets this requirement together with the others (as of {{date}}); change one of them.",
    noInstanceTypeForBoth: "No instance type meets both this requirement and `{{other}}` (as of {{date}}); change one.",
    otherLabel: "`{{value}}` is {{kind}}, not a value of `{{key}}`; require `{{other}}` instead.",
    replaceValue: "Replace with `{{meant}}`.",
    unusedValue: "No instance type with `{{value}}` meets `{{other}}` (as of {{date}}); remove the value.",
    unusedValueForAll:
      "No instance type with `{{value}}` meets the other requirements (as of {{date}}); remove the value.",
    wildcard: "Karpenter does not expand wildcards, so `{{value}}` matches no value of `{{key}}`; list the values.",
  },
  options: {
    allowKeys: patterns("Regular expressions for label keys to allow."),
    checkUnusedValues: {
      description: "Whether to report values and `minValues` that the other requirements make impossible.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { allowKeys, checkUnusedValues }) {
    const all = requirementsOf(manifest);
    // The same list for all rules is read once.
    const requirements = allowKeys.length === 0 ? all : all.filter(({ key }) => !matchesAny(key, allowKeys));
    yield* problemsIn(manifest, requirements);
    if (checkUnusedValues) yield* unusedIn(requirements);
  },
});
