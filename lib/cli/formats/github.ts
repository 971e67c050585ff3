/**
 * Workflow commands of GitHub Actions, which become annotations:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
import { visible } from "../../visible.js";
import type { Format } from "./format.js";
import { relativePath } from "../../slashes.js";
import { repositoryOf } from "./paths.js";
import { type Problem, pageOf, problemsByFile } from "./problems.js";

export const github: Format = (run) => {
  const root = repositoryOf(run.cwd);
  return problemsByFile(run)
    .flatMap(({ filePath, problems }) => problems.map((problem) => command(relativePath(filePath, root), problem)))
    .join("");
};

function command(file: string, problem: Problem): string {
  const { rule, effect, message, isError } = problem;
  const properties = { file: visible(file), ...positionOf(problem), title: `${rule} (${effect})` };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
  const text = [message, pageOf(problem) ?? []].flat().join("\n");
  return `::${isError ? "error" : "warning"} ${list.join(",")}::${escapedData(text)}\n`;
}

/** GitHub accepts columns only for a problem on one line. */
function positionOf({ line, column, endLine, endColumn }: Problem) {
  const lines = { line: String(line), endLine: String(endLine) };
  return line === endLine ? { ...lines, col: String(column), endColumn: String(endColumn) } : lines;
}

/** As in https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts. */
function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
