/** The XML of JUnit, which GitLab, Jenkins and Azure Pipelines show as tests: each problem is one that failed. */
import type { Format } from "./format.js";
import { relativePath } from "../../slashes.js";
import { type Problem, pageOf, problemsByFile } from "./problems.js";
import { DECLARATION, element, indented, xmlText } from "./xml.js";

const NAME = "karpenter-lint";

export const junit: Format = (run) => {
  const files = problemsByFile(run).filter(({ problems }) => problems.length > 0);
  const suites = files.map(({ filePath, problems }) => suite(relativePath(filePath, run.cwd), problems));
  const all = files.flatMap(({ problems }) => problems);
  // CI systems complain about a report without tests.
  const passed = element("testcase", { name: "no problems", classname: NAME, time: 0 });
  const content = suites.length > 0 ? suites : [element("testsuite", counts(NAME, [], 1), indented([passed]))];
  return `${DECLARATION}${element("testsuites", counts(NAME, all, Math.max(all.length, 1)), indented(content))}\n`;
};

function suite(file: string, problems: readonly Problem[]): string {
  const cases = problems.map((problem) => {
    const { rule, line, column } = problem;
    const attributes = { name: `${rule} (${String(line)}:${String(column)})`, classname: file, file, line, time: 0 };
    return element("testcase", attributes, indented([failure(problem)]));
  });
  return element("testsuite", counts(file, problems, problems.length), indented(cases));
}

function failure(problem: Problem): string {
  const { isFatal, effect, message } = problem;
  return element(isFatal ? "error" : "failure", { type: effect, message }, xmlText(pageOf(problem) ?? message));
}

function counts(name: string, problems: readonly Problem[], tests: number) {
  const errors = problems.filter(({ isFatal }) => isFatal).length;
  return { name, tests, failures: problems.length - errors, errors, time: 0 };
}
