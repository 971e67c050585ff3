/** The fields of a source that Argo CD requires, rejects or ignores. */
import path from "node:path";
import { replace } from "../yaml/edits/edit.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Problem } from "../model/problem.js";

export const sourceMessages = {
  missingContent: "Argo CD rejects a source with neither `path` nor `chart`{{orRef}}; add one.",
  missingRevision: "Argo CD rejects a `chart` without `targetRevision`; add the chart's version.",
  ignoredValues: "Argo CD ignores `values` when `valuesObject` is set; move them into `valuesObject`, or remove them.",
  refWithChart: "Argo CD rejects `ref` on a source with `chart`; move `ref` to a source of its own.",
  absolutePath: "Argo CD rejects `{{value}}` because `path` starts at the root of the repository; use `{{text}}`.",
  pathOutside: "`{{value}}` leads out of the repository, so Argo CD rejects it; use a folder inside it.",
};

type Problems = Generator<Problem<keyof typeof sourceMessages>>;

/**
 * Only an item of `sources` can have a `ref`, which others use.
 * @param mayLack whether fields that are missing here may be added elsewhere
 */
export function* sourceProblems(source: Cursor, mayLack: () => boolean): Problems {
  const isItem = typeof source.key === "number";
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
  if (chart.isUnset) yield* pathProblems(source.get("path"));
  yield* valuesProblems(source);
}

/** Argo CD rejects paths that are absolute or lead out of the repository: util/app/path/path.go. */
function* pathProblems(at: Cursor): Problems {
  const { value } = at;
  if (typeof value !== "string") return;
  const text = path.posix.normalize(value);
  if (value.startsWith("/")) {
    const inside = value.replace(/^\/+/u, "") || ".";
    yield { at, messageId: "absolutePath", data: { value, text: inside }, fix: replace(at, inside) };
  } else if (text === ".." || text.startsWith("../")) {
    yield { at, messageId: "pathOutside", data: { value } };
  }
}

function* valuesProblems(source: Cursor): Problems {
  const values = source.at("helm.values");
  const valuesObject = source.at("helm.valuesObject");
  if (values.isSet && valuesObject.isPresent) {
    yield { at: values, on: "key", beside: [valuesObject], messageId: "ignoredValues" };
  }
}
