/** The values files that Argo CD rejects or can't find in any repository. */
import { isOwnRegistry } from "../karpenter/chart/registry.js";
import type { Problem } from "../model/problem.js";
import type { HelmSource } from "./helm-source.js";
import { type Refs, type ValueFile, mayOmitFiles, valueFilesOf } from "./value-files.js";

export const valueFileMessages = {
  fileInChart:
    "Argo CD looks for `{{value}}` in the chart, which only contains `values.yaml`; move it to a Git repository, and add that as a source with `ref`.",
  defaultFile:
    "With `chart`, `{{value}}` is the file with the chart's own defaults, which Helm reads anyway; move your values to a Git repository, and add that as a source with `ref`.",
  fileOutside: "`{{value}}` leads out of the {{root}}, so Argo CD rejects it; use a file inside it.",
  refWithoutFile: "`{{value}}` is the repository itself, so Helm cannot read it; add the path of the file.",
  refInSingleSource:
    "`${{ref}}` has no value in a single `source`, so Argo CD looks for `{{path}}` in the chart; use `sources`, one of them with `ref: {{ref}}`.",
};

interface ValueFileOptions {
  /** Whether other sources may be added elsewhere. */
  readonly mayHaveSources: () => boolean;
  /** Whether to report files that Argo CD omits if they are missing. */
  readonly checkOmitted: boolean;
}

export function* valueFileProblems(
  source: HelmSource,
  refs: Refs,
  options: ValueFileOptions,
): Generator<Problem<keyof typeof valueFileMessages>> {
  for (const file of valueFilesOf(source.at, refs)) {
    const { entry: at, path } = file;
    const value = at.text;
    if (path === ".." || path.startsWith("../")) {
      const root = file.source.get("chart").isUnset ? "repository" : "chart";
      yield { at, messageId: "fileOutside", data: { value, root } };
    } else if (path === "." && file.ref !== undefined && refs.has(file.ref)) {
      yield { at, messageId: "refWithoutFile", data: { value } };
    } else {
      yield* missingInChart(source, file, refs, options);
    }
  }
}

function* missingInChart(
  { at: source, karpenterChart, isPublished }: HelmSource,
  { entry: at, path, ref, isGlob }: ValueFile,
  refs: Refs,
  { mayHaveSources, checkOmitted }: ValueFileOptions,
): Generator<Problem<keyof typeof valueFileMessages>> {
  const isOmitted = mayOmitFiles(source);
  const value = at.text;
  if (ref !== undefined && !refs.has(ref)) {
    if (isPublished && (checkOmitted || !isOmitted) && !mayHaveSources())
      yield { at, messageId: "refInSingleSource", data: { ref, path } };
  } else if (ref === undefined && checkOmitted && isPublished && path === "values.yaml") {
    yield { at, messageId: "defaultFile", data: { value } };
  } else if (ref === undefined && karpenterChart !== undefined && isOwnRegistry(source.get("repoURL").text)) {
    if (!isOmitted && !isGlob && path !== "values.yaml") yield { at, messageId: "fileInChart", data: { value } };
  }
}
