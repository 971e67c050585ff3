/** GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
import type { Effect } from "../../eslint/effects.js";
import { visibleJson } from "../../visible.js";
import { Fingerprints } from "./fingerprints.js";
import type { Format } from "./format.js";
import { relativePath } from "../../slashes.js";
import { repositoryOf } from "./paths.js";
import { type Problem, problemsByFile } from "./problems.js";

/** For errors; warnings, which no preset reports, are `info`. */
const SEVERITIES: Readonly<Record<Effect, string>> = { breaks: "critical", unsafe: "major", practice: "minor" };

export const gitlab: Format = (run) => {
  const root = repositoryOf(run.cwd);
  const fingerprints = new Fingerprints();
  const issues = problemsByFile(run).flatMap((file) => {
    const path = relativePath(file.filePath, root);
    return file.problems.map((problem) => ({
      description: problem.message,
      check_name: problem.rule,
      fingerprint: fingerprints.next(path, file, problem),
      severity: severityOf(problem),
      location: { path, lines: { begin: problem.line, end: problem.endLine } },
    }));
  });
  return `${visibleJson(JSON.stringify(issues, undefined, 2))}\n`;
};

function severityOf({ isError, effect }: Problem): string {
  return isError ? SEVERITIES[effect] : "info";
}
