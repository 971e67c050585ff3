/** The problems of the spec of an Application: of its sources, and between them. */
import type { Problem } from "../model/problem.js";
import type { ApplicationSpec } from "./application.js";
import { patternMessages, patternProblems } from "./directory-patterns.js";
import { releaseNameMessages, releaseNameProblems } from "./release-name.js";
import { sourceMessages, sourceProblems } from "./source-problems.js";
import { refMessages, refProblems, refsIn } from "./source-refs.js";
import { valueFileMessages, valueFileProblems } from "./value-file-problems.js";

export const specMessages = {
  missingSource: "Argo CD rejects an Application with neither `source` nor `sources`; add one.",
  ignoredSource: "Argo CD ignores `source` when `sources` is set; move it into `sources`, or remove it.",
  ...sourceMessages,
  ...refMessages,
  ...valueFileMessages,
  ...releaseNameMessages,
  ...patternMessages,
};

interface SpecOptions {
  /** Whether to report values files that Argo CD omits if they are missing. */
  readonly checkOmitted: boolean;
  /** Whether to report folders of values files that Argo CD deploys too. */
  readonly checkPaths: boolean;
  /** Whether fields that are missing here may be added elsewhere. */
  readonly mayLack: () => boolean;
}

export function* specProblems(
  spec: ApplicationSpec,
  { checkOmitted, checkPaths, mayLack }: SpecOptions,
): Generator<Problem<keyof typeof specMessages>> {
  const refs = refsIn(spec.several);
  const mayHaveSources = () => !spec.hasSingleSource || mayLack();
  if (spec.lacksSource && !mayLack()) yield { at: spec.spec.get("source"), messageId: "missingSource" };
  yield* refProblems(spec.several, { checkPaths });
  if (spec.ignoredSource)
    yield { at: spec.ignoredSource, on: "key", beside: [spec.spec.get("sources")], messageId: "ignoredSource" };
  for (const source of spec.deployed) {
    yield* sourceProblems(source.at, mayLack);
    yield* patternProblems(source.at);
    yield* valueFileProblems(source, refs, { mayHaveSources, checkOmitted });
  }
  const deployed = spec.deployed.map(({ at }) => at);
  if (!mayLack()) yield* releaseNameProblems(spec.spec, deployed);
}
