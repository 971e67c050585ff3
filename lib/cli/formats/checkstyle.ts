/** The XML of Checkstyle, which Jenkins and reviewdog read. */
import type { Format } from "./format.js";
import { relativePath } from "../../slashes.js";
import { problemsByFile } from "./problems.js";
import { DECLARATION, element, indented } from "./xml.js";

export const checkstyle: Format = (run) => {
  const files = problemsByFile(run).filter(({ problems }) => problems.length > 0);
  const elements = files.map(({ filePath, problems }) => {
    const errors = problems.map(({ line, column, isError, message, rule }) =>
      element("error", { line, column, severity: isError ? "error" : "warning", message, source: rule }),
    );
    return element("file", { name: relativePath(filePath, run.cwd) }, indented(errors));
  });
  // Readers ignore the version; this is what other linters write.
  return `${DECLARATION}${element("checkstyle", { version: "4.3" }, indented(elements))}\n`;
};
