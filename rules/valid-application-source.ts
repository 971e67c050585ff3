import { applicationOf } from "../lib/argo-cd/application.js";
import { patternMessages, patternProblems } from "../lib/argo-cd/directory-patterns.js";
import { releaseNameMessages, releaseNameProblems } from "../lib/argo-cd/release-name.js";
import { sourceMessages, sourceProblems } from "../lib/argo-cd/source-problems.js";
import { refMessages, refProblems, refsIn } from "../lib/argo-cd/source-refs.js";
import { valueFileMessages, valueFileProblems } from "../lib/argo-cd/value-file-problems.js";
import { defineRule } from "../lib/eslint/rule.js";
import { isBrokenYaml } from "../lib/yaml/embedded.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow sources that Argo CD rejects or partly ignores",
    category: "Chart and Argo CD",
    presets: { recommended: {}, strict: { checkOmittedFiles: true, checkRefPaths: true } },
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    missingSource: "Argo CD rejects an Application with neither `source` nor `sources`; add one.",
    ignoredSource: "Argo CD ignores `source` when `sources` is set; move it into `sources`, or remove it.",
    invalidValues: "`values` is not valid YAML, so Helm cannot read it; correct it.",
    ...sourceMessages,
    ...refMessages,
    ...valueFileMessages,
    ...releaseNameMessages,
    ...patternMessages,
  },
  options: {
    checkOmittedFiles: {
      description:
        "Whether to report `$ref` in a single `source` even if `ignoreMissingValueFiles` makes Argo CD skip the file.",
      schema: { type: "boolean" },
      default: false,
    },
    checkRefPaths: {
      description:
        "Whether to report `path` on a source with `ref` if it contains the values files, because Argo CD deploys that folder too.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(application, { checkOmittedFiles: checkOmitted, checkRefPaths: checkPaths }, file) {
    const { specs, embedding } = applicationOf(application);
    for (const { scalar, yaml } of embedding) {
      if (!yaml && scalar.key === "values" && isBrokenYaml(scalar.text))
        yield { at: scalar, on: "key", messageId: "invalidValues" };
    }
    for (const spec of specs) {
      const mayLack = () => spec.isPartial || file.completeness(application) !== "whole";
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
      if (!mayLack())
        yield* releaseNameProblems(
          spec.spec,
          spec.deployed.map(({ at }) => at),
        );
    }
  },
});
