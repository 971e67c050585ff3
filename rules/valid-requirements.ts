import { rename, replace } from "../lib/yaml/edits/edit.js";
import type { MistakenLabel } from "../lib/karpenter/labels.js";
import type { Problem } from "../lib/model/problem.js";
import { isOfAws } from "../lib/model/node-class-ref.js";
import { matchesAny, patterns } from "../lib/eslint/patterns.js";
import { codeAlternatives } from "../lib/prose.js";
import {
  type Requirement,
  byLabel,
  contradictionIn,
  mistakenKeyOf,
  mistakenValuesOf,
  repetitionsIn,
  requirementsOf,
} from "../lib/karpenter/requirements.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "NodeOverlay", "Provisioner"],
  docs: {
    description: "disallow requirements with misspelled labels, invalid values or contradictions",
    category: "Run time",
    presets: { recommended: {} },
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    contradictsOther: "No value of `{{key}}` satisfies both this requirement and `{{other}}`; change one.",
    contradictsSeveral: "No value of `{{key}}` satisfies this requirement and the ones before it; change one.",
    deprecatedKey: "`{{key}}` is deprecated; use `{{meant}}`.",
    managedNodeGroupKey:
      "`{{key}}` is a label of EKS managed node groups, which Karpenter's nodes do not have; use `karpenter.sh/capacity-type`.",
    misspelledKey: "`{{key}}` is not a label that Karpenter knows; did you mean `{{meant}}`?",
    duplicateRequirement: "This requirement on `{{key}}` repeats `{{other}}`; remove one.",
    invalidValue: "`{{value}}` is not a valid value of `{{key}}`; use {{values}}.",
    replaceValue: "Replace with `{{meant}}`.",
  },
  options: {
    allowKeys: patterns("Regular expressions for label keys to allow."),
  },
  *check(manifest, { allowKeys }) {
    const requirements = requirementsOf(manifest).filter(({ key }) => !matchesAny(key, allowKeys));
    const isAws = isOfAws(manifest.nodeClassRef);
    for (const requirement of requirements) {
      yield* checkKey(requirement);
      if (isAws) yield* checkValues(requirement);
    }
    for (const [key, group] of byLabel(requirements)) {
      yield* checkRepetitions(key, group);
      yield* checkContradiction(key, group);
    }
  },
});

type MessageId =
  | MistakenLabel["what"]
  | "contradictsOther"
  | "contradictsSeveral"
  | "duplicateRequirement"
  | "invalidValue"
  | "replaceValue";
type Problems = Generator<Problem<MessageId>>;

function* checkKey(requirement: Requirement): Problems {
  const mistake = mistakenKeyOf(requirement);
  if (!mistake) return;
  const { key, keyAt, isLabel } = requirement;
  const { what, meant } = mistake;
  const data = { key, meant: meant ?? "" };
  const edit = meant === undefined ? undefined : (isLabel ? rename : replace)(keyAt, meant);
  // Karpenter treats a requirement on either key the same, but pods may select nodes by the label.
  const isSafe = what === "deprecatedKey" && !isLabel;
  const change = isSafe ? { fix: edit } : { suggest: [{ messageId: "replaceValue", data, edit } as const] };
  yield { at: keyAt, on: isLabel ? "key" : "value", messageId: what, data, ...change };
}

function* checkValues(requirement: Requirement): Problems {
  const { key } = requirement;
  for (const { at, value, known, meant } of mistakenValuesOf(requirement)) {
    const data = { key, value, values: codeAlternatives(known) };
    const edit = meant === undefined ? undefined : replace(at, meant);
    const suggest = [{ messageId: "replaceValue", data: { meant: meant ?? "" }, edit } as const];
    yield { at, messageId: "invalidValue", data, suggest };
  }
}

function* checkRepetitions(key: string, group: readonly Requirement[]): Problems {
  for (const { requirement, other } of repetitionsIn(group)) {
    const data = { key, other: other.at.path };
    yield { at: requirement.at, on: "head", beside: [other.at], messageId: "duplicateRequirement", data };
  }
}

function* checkContradiction(key: string, group: readonly Requirement[]): Problems {
  const found = contradictionIn(group);
  if (!found) return;
  const { requirement, other, earlier } = found;
  const beside = (other ? [other] : earlier).map(({ at }) => at);
  const messageId = other ? "contradictsOther" : "contradictsSeveral";
  const data = { key, other: other?.at.path ?? "" };
  yield { at: requirement.at, on: requirement.isLabel ? "key" : "head", beside, messageId, data };
}
