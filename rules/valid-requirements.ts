import { rename, replace } from "../lib/edit.js";
import { guess } from "../lib/guess.js";
import { MANAGED_CAPACITY_TYPE, deprecatedLabels, meantLabel, wellKnownLabels } from "../lib/labels.js";
import { groupOf } from "../lib/manifest/node-class-ref.js";
import { matchesAny, patterns } from "../lib/patterns.js";
import { type Requirement, byLabel, contradictionIn, repetitionsIn, requirementsOf } from "../lib/requirements.js";
import { type Problem, defineRule } from "../lib/rule.js";

type MessageId =
  "contradicts" | "contradictsSeveral" | "deprecated" | "managed" | "misspelt" | "repeats" | "value" | "write";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "NodeOverlay", "Provisioner"],
  docs: {
    description: "disallow requirements that no node can meet",
    category: "Run time",
    preset: "recommended",
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    contradicts: "No value of `{{key}}` meets both this and `{{other}}`; change one.",
    contradictsSeveral: "No value of `{{key}}` meets this and the requirements before it; change one.",
    deprecated: "`{{key}}` is deprecated; it is `{{meant}}` now.",
    managed:
      "`{{key}}` is a label of EKS's managed node groups, which Karpenter's nodes don't have; use `karpenter.sh/capacity-type`.",
    misspelt: "`{{key}}` is no label that Karpenter knows; did you mean `{{meant}}`?",
    repeats: "The requirement on `{{key}}` is the same as `{{other}}`; remove one.",
    value: "`{{value}}` is no value of `{{key}}`; use {{values}}.",
    write: "Write `{{meant}}`.",
  },
  options: {
    allowKeys: patterns("Regular expressions for labels that are not to be checked."),
  },
  *check(manifest, { allowKeys }) {
    const requirements = requirementsOf(manifest).filter(({ key }) => matchesAny(key, allowKeys) === undefined);
    // Other providers have other values; where there is no class to name, it is AWS.
    const reference = manifest.nodeSpec.get("nodeClassRef");
    const isAws = reference.isAbsent || groupOf(reference) === "karpenter.k8s.aws";
    for (const requirement of requirements) {
      const problem = keyProblem(requirement);
      if (problem) yield problem;
      if (isAws) yield* valueProblems(requirement);
    }
    for (const [key, group] of byLabel(requirements)) {
      for (const { requirement, other } of repetitionsIn(group)) {
        yield { at: requirement.at, on: "head", messageId: "repeats", data: { key, other: other.at.path } };
      }
      const found = contradictionIn(group);
      if (!found) continue;
      const { requirement, other } = found;
      const messageId = other ? "contradicts" : "contradictsSeveral";
      yield {
        at: requirement.at,
        on: requirement.isLabel ? "key" : "head",
        messageId,
        data: { key, other: other?.at.path ?? "" },
      };
    }
  },
});

function keyProblem({ key, keyAt, isLabel }: Requirement): Problem<MessageId> | undefined {
  const on = isLabel ? "key" : "value";
  const write = (meant: string) => (isLabel ? rename(keyAt, meant) : replace(keyAt, meant));
  if (key === MANAGED_CAPACITY_TYPE) return { at: keyAt, on, messageId: "managed", data: { key } };
  const now = deprecatedLabels.get(key);
  if (now !== undefined) {
    const data = { key, meant: now };
    // Karpenter reads a requirement on either as the same, but pods may select nodes by the label.
    const change = isLabel
      ? { suggest: [{ messageId: "write", data, edit: write(now) } as const] }
      : { fix: write(now) };
    return { at: keyAt, on, messageId: "deprecated", data, ...change };
  }
  const meant = meantLabel(key);
  if (meant === undefined) return undefined;
  const data = { key, meant };
  return { at: keyAt, on, messageId: "misspelt", data, suggest: [{ messageId: "write", data, edit: write(meant) }] };
}

function* valueProblems({ key, operator, values }: Requirement): Generator<Problem<MessageId>> {
  const label = wellKnownLabels.get(deprecatedLabels.get(key) ?? key);
  if (!label?.values || (operator !== "In" && operator !== "NotIn")) return;
  for (const at of values) {
    if (typeof at.value !== "string" || label.values.includes(at.value)) continue;
    const meant = label.synonyms?.get(at.value) ?? guess(at.value, label.values);
    const known = label.values.filter((value) => value !== "").map((value) => `\`${value}\``);
    yield {
      at,
      messageId: "value",
      data: { key, value: at.value, values: known.join(" or ") },
      suggest:
        meant === undefined || meant === "" ? [] : [{ messageId: "write", data: { meant }, edit: replace(at, meant) }],
    };
  }
}
