/** What an ApplicationSet fails on, as far as it can be decided without the schema of its kind. */
import type { Manifest } from "../../model/manifest.js";
import { goProblem } from "./go-strings.js";
import { generatorProblems } from "./generators.js";
import { hasOnlyRootDot, helmProblem } from "./helm-strings.js";
import type { SetProblem } from "./messages.js";
import { nameProblems } from "./names.js";
import { patchProblems } from "./patch.js";
import { plainProblem } from "./plain-strings.js";
import { type ApplicationSet, applicationSetOf } from "./set.js";
import type { TemplateString } from "./strings.js";

interface Around {
  /** Whether Helm renders the file. */
  readonly isInChart: boolean;
  /** Whether other files may add fields; evaluated only if one is missing. */
  readonly mayLack: () => boolean;
}

export function* setProblems(manifest: Manifest, { isInChart, mayLack }: Around): Generator<SetProblem> {
  const set = applicationSetOf(manifest, mayLack);
  yield* generatorProblems(set);
  if (!isInChart && set.isRenderedFirst) return;
  yield* nameProblems(set, mayLack);
  if (!isInChart && set.isGo) yield* patchProblems(manifest);
  const isRoot = isInChart && hasOnlyRootDot(set.template.textMap.text);
  for (const string of set.strings) {
    const problem = isInChart ? helmProblem(string, isRoot) : argoProblem(string, set);
    if (problem) yield problem;
  }
}

function argoProblem(string: TemplateString, set: ApplicationSet): SetProblem | undefined {
  if (set.isGo === undefined) return undefined;
  return set.isGo ? goProblem(string, set) : plainProblem(string, set);
}
