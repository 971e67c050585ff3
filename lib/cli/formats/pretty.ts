/** What people read in a terminal: each problem with its effect, its code and the changes that solve it. */
import { styleText } from "node:util";
import type { Effect } from "../../eslint/effects.js";
import { visible } from "../../visible.js";
import { codeFrame } from "./code-frame.js";
import { wrapped } from "./columns.js";
import type { Format, FormattedRun } from "./format.js";
import { inert } from "./inert.js";
import { relativePath } from "../../slashes.js";
import { type FileProblems, type Problem, pageOf, problemsByFile } from "./problems.js";

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Effect, Style>> = { breaks: "red", unsafe: "magenta", practice: "yellow" };

/** Narrower lines are hard to read, and no terminal of a person has them. */
const MIN_COLUMNS = 40;

const INDENT = "  ";

export const pretty: Format = (run) => {
  const shown = new Set<string>();
  const blocks = problemsByFile(run).flatMap((file) =>
    file.problems.map((problem) => {
      // Once for each rule, because it is long and the same each time.
      const page = shown.has(problem.rule) ? undefined : pageOf(problem);
      shown.add(problem.rule);
      return [headOf(run, file, problem), ...bodyOf(run, file, problem, page).map((line) => INDENT + line)];
    }),
  );
  return blocks.map((lines) => `${lines.map((line) => inert(line.trimEnd())).join("\n")}\n`).join("\n");
};

function headOf(run: FormattedRun, { filePath }: FileProblems, problem: Problem): string {
  const { line, column, effect, rule, isError } = problem;
  const place = `${visible(relativePath(filePath, run.cwd))}:${String(line)}:${String(column)}`;
  const label = isError ? effect : `${effect} (warning)`;
  return `${styled(run, "bold", place)}  ${styled(run, STYLES[effect], label)}  ${styled(run, "dim", rule)}`;
}

function bodyOf(run: FormattedRun, file: FileProblems, problem: Problem, page: string | undefined): string[] {
  const width = Math.max(run.columns, MIN_COLUMNS) - INDENT.length;
  const changes = problem.changes.map(({ description, isFix }) => (isFix ? description : `Suggestion: ${description}`));
  return [
    ...wrapped(problem.message, width),
    ...frameOf(run, file, problem, width),
    ...changes.flatMap((change) => wrapped(change, width)),
    ...(page === undefined ? [] : [styled(run, "dim", page)]),
  ];
}

function frameOf(run: FormattedRun, { source }: FileProblems, problem: Problem, width: number): string[] {
  const lines = codeFrame(source, problem, width - " | ".length);
  return lines.map(({ margin, code, isMarker }) => {
    const start = styled(run, "dim", `${margin} |`);
    return `${start} ${isMarker ? styled(run, STYLES[problem.effect], code) : code}`;
  });
}

/** As ESLint does. The command decides about colors, because the output may be a file. */
function styled({ isColored }: FormattedRun, style: Style, text: string): string {
  return isColored ? styleText(style, text, { validateStream: false }) : text;
}
