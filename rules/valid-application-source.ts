import { isBrokenYaml } from "../lib/manifest/embedded.js";
import { danglingRefs, repeatedRefs } from "../lib/manifest/source-refs.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow sources that Argo CD refuses, or of which it ignores a part",
    category: "Chart and Argo CD",
    preset: "recommended",
  },
  messages: {
    noSource: "Argo CD refuses an Application with neither `source` nor `sources`; add one.",
    noContent: "Argo CD refuses a source with neither `path` nor `chart`{{orRef}}; add one.",
    noRevision: "Argo CD refuses a `chart` without `targetRevision`; add the chart's version.",
    ignoredSource: "Argo CD ignores `source` beside `sources`; move it there, or remove it.",
    ignoredValues: "Argo CD ignores `values` beside `valuesObject`; move them there, or remove them.",
    unreadable: "Helm can't read `values`, since it is no YAML; correct it.",
    undefinedRef: "`{{value}}` begins with `${{ref}}`, and no source has `ref: {{ref}}`; add it, or correct the name.",
    repeatedRef: "`ref: {{ref}}` is given to `{{other}}` already, and Argo CD refuses it twice; rename one.",
    chartOfRef: "Argo CD refuses `ref` in a source with `chart`; put it in a source of its own.",
  },
  *check(application, _, file) {
    for (const { scalar, yaml } of application.embeddingScalars) {
      if (!yaml && scalar.key === "values" && isBrokenYaml(scalar.text))
        yield { at: scalar, on: "key", messageId: "unreadable" };
    }
    for (const { spec, isPartial, lacksSource, ignoredSource, several, deployed } of application.applicationSpecs) {
      const mayLack = () => isPartial || file.mayLack(application);
      if (lacksSource && !mayLack()) yield { at: spec.get("source"), messageId: "noSource" };
      if (ignoredSource)
        yield { at: ignoredSource, on: "key", beside: [spec.get("sources")], messageId: "ignoredSource" };
      for (const { ref, other } of repeatedRefs(several)) {
        yield { at: ref, beside: [other], messageId: "repeatedRef", data: { ref: ref.text, other: other.path } };
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
          yield { at: source, on: "head", messageId: "noContent", data: { orRef: mayHaveRef ? " nor `ref`" : "" } };
        }
        if (!chart.isUnset && source.get("targetRevision").isUnset && !mayLack()) {
          yield { at: chart, messageId: "noRevision" };
        }
        if (mayHaveRef && ref.isSet && !chart.isUnset) {
          yield { at: ref, on: "key", beside: [chart], messageId: "chartOfRef" };
        }
        if (values.isSet && valuesObject.isPresent) {
          yield { at: values, on: "key", beside: [valuesObject], messageId: "ignoredValues" };
        }
      }
    }
  },
});
