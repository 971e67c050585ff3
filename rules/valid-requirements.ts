import { rename, replace } from "../lib/edits/edit.js";
import { mistakeIn } from "../lib/karpenter/labels.js";
import { isOfAws } from "../lib/manifest/node-class-ref.js";
import { matchesAny, patterns } from "../lib/patterns.js";
import {
  byLabel,
  contradictionIn,
  mistakenValuesOf,
  repetitionsIn,
  requirementsOf,
} from "../lib/karpenter/requirements.js";
import { defineRule } from "../lib/rule.js";

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
    const requirements = requirementsOf(manifest).filter(({ key }) => !matchesAny(key, allowKeys));
    const isAws = isOfAws(manifest.nodeSpec.get("nodeClassRef"));
    for (const requirement of requirements) {
      const { key, keyAt, isLabel } = requirement;
      const mistake = mistakeIn(key);
      if (mistake) {
        const { what, meant } = mistake;
        const data = { key, meant: meant ?? "" };
        const edit = meant === undefined ? undefined : (isLabel ? rename : replace)(keyAt, meant);
        // Karpenter reads a requirement on either as the same, but pods may select nodes by the label.
        const isSafe = what === "deprecated" && !isLabel;
        const change = isSafe ? { fix: edit } : { suggest: [{ messageId: "write", data, edit } as const] };
        yield { at: keyAt, on: isLabel ? "key" : "value", messageId: what, data, ...change };
      }
      for (const { at, value, known, meant } of isAws ? mistakenValuesOf(requirement) : []) {
        const data = { key, value, values: known.map((one) => `\`${one}\``).join(" or ") };
        const suggest =
          meant === undefined ? [] : [{ messageId: "write", data: { meant }, edit: replace(at, meant) } as const];
        yield { at, messageId: "value", data, suggest };
      }
    }
    for (const [key, group] of byLabel(requirements)) {
      for (const { requirement, other } of repetitionsIn(group)) {
        const data = { key, other: other.at.path };
        yield { at: requirement.at, on: "head", beside: [other.at], messageId: "repeats", data };
      }
      const found = contradictionIn(group);
      if (!found) continue;
      const { requirement, other, earlier } = found;
      const beside = (other ? [other] : earlier).map(({ at }) => at);
      const messageId = other ? "contradicts" : "contradictsSeveral";
      const data = { key, other: other?.at.path ?? "" };
      yield { at: requirement.at, on: requirement.isLabel ? "key" : "head", beside, messageId, data };
    }
  },
});
