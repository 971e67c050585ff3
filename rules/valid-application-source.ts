import { applicationOf } from "../lib/argo-cd/application.js";
import { isBrokenYaml } from "../lib/yaml/embedded.js";
import { danglingRefs, repeatedRefs } from "../lib/argo-cd/source-refs.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow sources that Argo CD rejects or partly ignores",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  messages: {
    missingSource: "Argo CD rejects an Application with neither `source` nor `sources`; add one.",
    missingContent: "Argo CD rejects a source with neither `path` nor `chart`{{orRef}}; add one.",
    missingRevision: "Argo CD rejects a `chart` without `targetRevision`; add the chart's version.",
    ignoredSource: "Argo CD ignores `source` when `sources` is set; move it into `sources`, or remove it.",
    ignoredValues:
      "Argo CD ignores `values` when `valuesObject` is set; move them into `valuesObject`, or remove them.",
    invalidValues: "`values` is not valid YAML, so Helm cannot read it; correct it.",
    undefinedRef: "`{{value}}` starts with `${{ref}}`, but no source has `ref: {{ref}}`; add it, or correct the name.",
    duplicateRef: "`ref: {{ref}}` is already used by `{{other}}`, and Argo CD rejects duplicates; rename one.",
    refWithChart: "Argo CD rejects `ref` on a source with `chart`; move `ref` to a source of its own.",
  },
  *check(application, _, file) {
    for (const { scalar, yaml } of applicationOf(application).embedding) {
      if (!yaml && scalar.key === "values" && isBrokenYaml(scalar.text))
        yield { at: scalar, on: "key", messageId: "invalidValues" };
    }
    for (const { spec, isPartial, lacksSource, ignoredSource, several, deployed } of applicationOf(application).specs) {
      const mayLack = () => isPartial || file.completeness(application) !== "whole";
      if (lacksSource && !mayLack()) yield { at: spec.get("source"), messageId: "missingSource" };
      if (ignoredSource)
        yield { at: ignoredSource, on: "key", beside: [spec.get("sources")], messageId: "ignoredSource" };
      for (const { ref, other } of repeatedRefs(several)) {
        yield { at: ref, beside: [other], messageId: "duplicateRef", data: { ref: ref.text, other: other.path } };
      }
      for (const { file: at, ref } of danglingRefs(several)) {
        yield { at, messageId: "undefinedRef", data: { value: at.text, ref } };
      }
      const mayHaveRef = several.length > 0;
      const contents = mayHaveRef ? ["path", "chart", "ref"] : ["path", "chart"];
      for (const source of deployed.filter(({ isMapping }) => isMapping)) {
        const chart = source.get("chart");
        const ref = source.get("ref");
        const values = source.at("helm.values");
        const valuesObject = source.at("helm.valuesObject");
        if (contents.every((field) => source.get(field).isUnset) && !mayLack()) {
          yield {
            at: source,
            on: "head",
            messageId: "missingContent",
            data: { orRef: mayHaveRef ? " nor `ref`" : "" },
          };
        }
        if (!chart.isUnset && source.get("targetRevision").isUnset && !mayLack()) {
          yield { at: chart, messageId: "missingRevision" };
        }
        if (mayHaveRef && ref.isSet && !chart.isUnset) {
          yield { at: ref, on: "key", beside: [chart], messageId: "refWithChart" };
        }
        if (values.isSet && valuesObject.isPresent) {
          yield { at: values, on: "key", beside: [valuesObject], messageId: "ignoredValues" };
        }
      }
    }
  },
});
