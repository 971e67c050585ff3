/** The lines of code that a problem is about, as far as they fit into a terminal. */
import { cutEnd, cutStart, visibleCode, widthOf } from "./columns.js";
import type { Problem } from "./problems.js";
import type { SourceText } from "./source-text.js";

export interface FrameLine {
  /** The line number, or spaces of the same width. */
  readonly margin: string;
  readonly code: string;
  /** Whether the code is the carets below the line before. */
  readonly isMarker: boolean;
}

/** The line of a problem with carets below it, after the line before; empty if the text is unknown. */
export function codeFrame(source: SourceText | undefined, problem: Problem, width: number): FrameLine[] {
  const text = source?.lineAt(problem.line);
  if (source === undefined || text === undefined) return [];
  const margin = String(problem.line);
  const { code, carets, isWhole } = marked(text, problem, Math.max(width - margin.length, 20));
  const before = isWhole ? source.lineAt(problem.line - 1)?.slice(0, width * 4) : undefined;
  const isUseful = before !== undefined && before.trim() !== "";
  return [
    ...(isUseful
      ? [{ margin: String(problem.line - 1), code: cutEnd(visibleCode(before), width), isMarker: false }]
      : []),
    { margin, code, isMarker: false },
    { margin: "", code: carets, isMarker: true },
  ].map((line) => ({ ...line, margin: line.margin.padStart(margin.length) }));
}

interface Marked {
  readonly code: string;
  readonly carets: string;
  /** Whether the start of the line is shown. */
  readonly isWhole: boolean;
}

/** A line that is cut around the position of a problem, and the carets for it. */
function marked(text: string, { line, column, endLine, endColumn }: Problem, width: number): Marked {
  // A character can be drawn as nothing, but few are. Lines have any length, so only a part is read for each problem.
  const reach = width * 4;
  const start = column - 1;
  const end = endLine === line ? endColumn - 1 : text.length;
  const all = visibleCode(text.slice(Math.max(0, start - reach), start));
  const value = visibleCode(text.slice(start, Math.min(end, start + reach)));
  const rest = visibleCode(text.slice(end, Math.min(end, start) + reach));
  // The value is more important than the text before it.
  const room = Math.max(Math.floor(width / 3), width - widthOf(value) - widthOf(rest));
  const before = cutStart(all, room);
  const left = width - widthOf(before);
  const carets = "^".repeat(Math.max(1, Math.min(widthOf(value), left)));
  return {
    code: before + cutEnd(value + rest, left),
    carets: " ".repeat(widthOf(before)) + carets,
    isWhole: before === all,
  };
}
