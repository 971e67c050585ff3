import { applicationOf } from "../lib/argo-cd/application.js";
import { specMessages, specProblems } from "../lib/argo-cd/spec-problems.js";
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
    invalidValues: "`values` is not valid YAML, so Helm cannot read it; correct it.",
    ...specMessages,
  },
  options: {
    checkOmittedFiles: {
      description:
        "Whether to report `$ref` in a single `source` even if `ignoreMissingValueFiles` makes Argo CD skip the file, and a chart's own `values.yaml`, which has no effect.",
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
      yield* specProblems(spec, { checkOmitted, checkPaths, mayLack });
    }
  },
});
