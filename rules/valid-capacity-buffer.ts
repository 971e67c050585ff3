import { codeAlternatives } from "../lib/prose.js";
import { defineRule } from "../lib/eslint/rule.js";

/** The workloads of `apps` whose pods Karpenter reads (its controller of buffers). */
const SCALABLE = ["Deployment", "StatefulSet", "ReplicaSet"];

const SIZES = ["replicas", "percentage", "limits"];

export default defineRule({
  kinds: ["CapacityBuffer"],
  docs: {
    description: "disallow capacity buffers that reserve nothing",
    category: "Run time",
    presets: { recommended: {} },
  },
  messages: {
    missingReference:
      "`spec` has neither `podTemplateRef` nor `scalableRef`, so the buffer reserves nothing; add one of them.",
    missingSize: "`spec` has none of {{sizes}}, so Karpenter reserves nothing; add one of them.",
    unsupportedKind:
      "`scalableRef` names the kind `{{value}}`, but Karpenter reads only the pods of {{kinds}}; reference one of these, or use `podTemplateRef`.",
    unsupportedGroup:
      "`scalableRef` names the group `{{value}}`, but Karpenter reads only workloads of `apps`; use `apps`.",
    ignoredPercentage:
      "`percentage` needs a workload, so Karpenter ignores it with `podTemplateRef`; remove it, or use `scalableRef`.",
  },
  *check(manifest, _, file) {
    const spec = manifest.at("spec");
    const [template, scalable] = [spec.get("podTemplateRef"), spec.get("scalableRef")];
    const isWhole = () => file.completeness(manifest) === "whole";
    if (spec.isPresent && template.isAbsent && scalable.isAbsent && isWhole()) {
      yield { at: spec, on: "head", messageId: "missingReference" };
    }
    // Cluster Autoscaler serves this kind too, and reads other workloads.
    if (file.repository()?.deploys("karpenter") !== true) return;
    if (template.isPresent && spec.get("percentage").isPresent) {
      yield { at: spec.get("percentage"), beside: [template], on: "key", messageId: "ignoredPercentage" };
    }
    if (!scalable.isPresent) return;
    if (SIZES.every((field) => spec.get(field).isAbsent) && isWhole()) {
      yield { at: spec, on: "head", messageId: "missingSize", data: { sizes: codeAlternatives(SIZES) } };
    }
    const [group, kind] = [scalable.get("apiGroup"), scalable.get("kind")];
    if (group.isSet && group.text !== "apps") {
      yield { at: group, messageId: "unsupportedGroup", data: { value: group.text } };
    } else if (!group.isUnknown && kind.isSet && !SCALABLE.includes(kind.text)) {
      yield { at: kind, messageId: "unsupportedKind", data: { value: kind.text, kinds: codeAlternatives(SCALABLE) } };
    }
  },
});
