import { applicationOf } from "../lib/argo-cd/application.js";
import { isBrokenYaml } from "../lib/yaml/embedded.js";
import { danglingRefs, repeatedRefs } from "../lib/argo-cd/source-refs.js";
import type { Problem } from "../lib/model/problem.js";
import type { Cursor } from "../lib/yaml/cursor.js";
import { defineRule } from "../lib/eslint/rule.js";

const messages = {
  missingSource: "Argo CD rejects an Application with neither `source` nor `sources`; add one.",
  missingContent: "Argo CD rejects a source with neither `path` nor `chart`{{orRef}}; add one.",
  missingRevision: "Argo CD rejects a `chart` without `targetRevision`; add the chart's version.",
  ignoredSource: "Argo CD ignores `source` when `sources` is set; move it into `sources`, or remove it.",
  ignoredValues: "Argo CD ignores `values` when `valuesObject` is set; move them into `valuesObject`, or remove them.",
  invalidValues: "`values` is not valid YAML, so Helm cannot read it; correct it.",
  undefinedRef: "`{{value}}` starts with `${{ref}}`, but no source has `ref: {{ref}}`; add it, or correct the name.",
  duplicateRef: "`ref: {{ref}}` is already used by `{{other}}`, and Argo CD rejects duplicates; rename one.",
  refWithChart: "Argo CD rejects `ref` on a source with `chart`; move `ref` to a source of its own.",
};

type MessageId = keyof typeof messages;

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow sources that Argo CD rejects or partly ignores",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  messages,
  *check(application, _, file) {
    for (const { scalar, yaml } of applicationOf(application).embedding) {
      if (!yaml && scalar.key === "values" && isBrokenYaml(scalar.text))
        yield { at: scalar, on: "key", messageId: "invalidValues" };
    }
    for (const spec of applicationOf(application).specs) {
      const mayLack = () => spec.isPartial || file.completeness(application) !== "whole";
      if (spec.lacksSource && !mayLack()) yield { at: spec.spec.get("source"), messageId: "missingSource" };
      yield* refProblems(spec.several);
      if (spec.ignoredSource)
        yield { at: spec.ignoredSource, on: "key", beside: [spec.spec.get("sources")], messageId: "ignoredSource" };
      for (const source of spec.deployed.filter(({ isMapping }) => isMapping)) {
        yield* valuesProblems(source);
        yield* sourceProblems(source, spec.several.length > 0, mayLack);
      }
    }
  },
});

type Problems = Generator<Problem<MessageId>>;

function* refProblems(sources: readonly Cursor[]): Problems {
  for (const { ref, other } of repeatedRefs(sources)) {
    yield { at: ref, beside: [other], messageId: "duplicateRef", data: { ref: ref.text, other: other.path } };
  }
  for (const { file: at, ref } of danglingRefs(sources)) {
    yield { at, messageId: "undefinedRef", data: { value: at.text, ref } };
  }
}

function* valuesProblems(source: Cursor): Problems {
  const values = source.at("helm.values");
  const valuesObject = source.at("helm.valuesObject");
  if (values.isSet && valuesObject.isPresent) {
    yield { at: values, on: "key", beside: [valuesObject], messageId: "ignoredValues" };
  }
}

/** Only an item of `sources` may have a `ref`, which others use. */
function* sourceProblems(source: Cursor, isItem: boolean, mayLack: () => boolean): Problems {
  const contents = isItem ? ["path", "chart", "ref"] : ["path", "chart"];
  const chart = source.get("chart");
  const ref = source.get("ref");
  if (contents.every((field) => source.get(field).isUnset) && !mayLack()) {
    yield { at: source, on: "head", messageId: "missingContent", data: { orRef: isItem ? " nor `ref`" : "" } };
  }
  if (chart.isSet && source.get("targetRevision").isUnset && !mayLack()) {
    yield { at: chart, messageId: "missingRevision" };
  }
  if (isItem && ref.isSet && chart.isSet) yield { at: ref, on: "key", beside: [chart], messageId: "refWithChart" };
}
