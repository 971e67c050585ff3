import type { Cursor } from "../lib/manifest/cursor.js";
import { isBrokenYaml } from "../lib/manifest/embedded.js";
import { type Problem, defineRule } from "../lib/rule.js";

type MessageId =
  | "chartOfRef"
  | "ignoredSource"
  | "ignoredValues"
  | "noContent"
  | "noRevision"
  | "noSource"
  | "repeatedRef"
  | "undefinedRef"
  | "unreadable";

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
    for (const { spec, isPartial } of application.applicationSpecs) {
      const source = spec.get("source");
      const sources = spec.get("sources");
      const mayLack = isPartial || file.isPatch(application);
      const several = sources.items();
      if (several.length > 0) {
        if (source.isPresent) yield { at: source, on: "key", messageId: "ignoredSource" };
        yield* refProblems(several);
      } else if (
        spec.isPresent &&
        source.isAbsent &&
        sources.isAbsent &&
        spec.get("sourceHydrator").isAbsent &&
        !mayLack
      ) {
        yield { at: source, messageId: "noSource" };
      }
      for (const one of several.length > 0 ? several : [source]) {
        if (!one.isMapping) continue;
        if (!mayLack) yield* missingIn(one, several.length > 0);
        const values = one.at("helm.values");
        if (one.at("helm.valuesObject").isPresent && values.isPresent && values.value !== "") {
          yield { at: values, on: "key", messageId: "ignoredValues" };
        }
      }
    }
  },
});

/** Whether Argo CD takes a field as not given: it doesn't tell empty from absent. */
function isEmpty(field: Cursor): boolean {
  return field.isAbsent || field.value === "";
}

function* missingIn(source: Cursor, isOneOfSeveral: boolean): Generator<Problem<MessageId>> {
  const chart = source.get("chart");
  const fields = [source.get("path"), chart, ...(isOneOfSeveral ? [source.get("ref")] : [])];
  if (fields.every((field) => isEmpty(field))) {
    const data = { orRef: isOneOfSeveral ? " nor `ref`" : "" };
    yield { at: source, on: "head", messageId: "noContent", data };
  }
  if (!isEmpty(chart) && isEmpty(source.get("targetRevision"))) {
    yield { at: chart, messageId: "noRevision" };
  }
}

function* refProblems(sources: readonly Cursor[]): Generator<Problem<MessageId>> {
  const refs = new Map<string, string>();
  for (const source of sources) {
    const ref = source.get("ref");
    if (!ref.isPresent || ref.value === "") continue;
    const other = refs.get(ref.text);
    if (other === undefined) refs.set(ref.text, source.path);
    else yield { at: ref, messageId: "repeatedRef", data: { ref: ref.text, other } };
    if (!isEmpty(source.get("chart"))) yield { at: ref, on: "key", messageId: "chartOfRef" };
  }
  if (sources.some((source) => source.isUnknown || source.get("ref").isUnknown)) return;
  for (const source of sources) {
    for (const file of source.at("helm.valueFiles").items()) {
      // All in upper case, it may be a variable that another tool fills in.
      const ref = /^\$(?![A-Z\d_]+\/)([\w-]+)\//u.exec(file.text)?.[1];
      if (ref === undefined || refs.has(ref)) continue;
      yield { at: file, messageId: "undefinedRef", data: { value: file.text, ref } };
    }
  }
}
