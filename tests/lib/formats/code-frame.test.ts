import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { codeFrame } from "../../../lib/cli/formats/code-frame.js";
import { problemsByFile } from "../../../lib/cli/formats/problems.js";
import { LineIndex } from "../../../lib/yaml/lines.js";
import { resultOf, runOf } from "./runs.js";

/** The frame of a problem with the text between two bars, which are removed. */
function frame(text: string, width = 40): string[] {
  const source = text.replaceAll("|", "");
  const lines = LineIndex.of(source);
  const end = lines.at(text.lastIndexOf("|") - 1);
  return frameOf(source, { ...lines.at(text.indexOf("|")), end }, width);
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function frameOf(source: string, { line, column, end }: Position & { readonly end?: Position }, width = 40): string[] {
  const message = { message: "x", line, column, ...(end && { endLine: end.line, endColumn: end.column }) };
  return problemsByFile(runOf([resultOf("a.yaml", [message], { source })])).flatMap((file) =>
    file.problems.flatMap((problem) =>
      codeFrame(file.source, problem, width).map(({ margin, code }) => `${margin}|${code}`),
    ),
  );
}

describe("a code frame", () => {
  it("shows the line before, unless it is empty", () => {
    expect(frame("a: 1\nb: |2|")).toEqual(["1|a: 1", "2|b: 2", " |   ^"]);
    expect(frame("a: 1\n  \nb: |22|")).toEqual(["3|b: 22", " |   ^^"]);
    expect(frame("|a|: 1")).toEqual(["1|a: 1", " |^"]);
  });

  it("aligns line numbers of different lengths", () => {
    expect(frame(`${"\n".repeat(8)}x\n|y|`)).toEqual([" 9|x", "10|y", "  |^"]);
  });

  it("marks the rest of the line if the problem continues on the next", () => {
    expect(frameOf("a: b\nc: d", { line: 1, column: 4, end: { line: 2, column: 2 } })).toEqual(["1|a: b", " |   ^"]);
  });

  it("marks an empty range, and one at the end of a line or of the file", () => {
    expect(frameOf("a: b", { line: 1, column: 1 })).toEqual(["1|a: b", " |^"]);
    expect(frameOf("a: b\r\nc", { line: 1, column: 5 })).toEqual(["1|a: b", " |    ^"]);
    expect(frameOf("a: b\n", { line: 2, column: 1 })).toEqual(["1|a: b", "2|", " |^"]);
    expect(frameOf("a: b", { line: 1, column: 50 })).toEqual(["1|a: b", " |    ^"]);
  });

  it("is empty if the file has fewer lines or no text", () => {
    expect(frameOf("a: b", { line: 9, column: 1 })).toEqual([]);
    const [unread] = problemsByFile(runOf([resultOf("a.yaml", [{ message: "x" }])]));
    expect(unread?.problems.flatMap((problem) => codeFrame(unread.source, problem, 40))).toEqual([]);
  });

  it("counts columns without a byte order mark, as ESLint does", () => {
    expect(frameOf("\uFEFFa: b", { line: 1, column: 4 })).toEqual(["1|a: b", " |   ^"]);
  });

  it("places carets below tabs and wide, combining and invisible characters", () => {
    expect(frame("\ta:\t|b|")).toEqual(["1|    a:    b", " |          ^"]);
    expect(frame("名前: |値|x")).toEqual(["1|名前: 値x", " |      ^^"]);
    expect(frame("🎉: |é|x")).toEqual(["1|🎉: éx", " |    ^"]);
    expect(frame("e\u0301: |b|")).toEqual(["1|e\u0301: b", " |   ^"]);
    expect(frame("a\u001B[31m\u202E: |b\u0000|")).toEqual([
      String.raw`1|a\u{1b}[31m\u{202e}: b\u{0}`,
      " |                     ^^^^^^",
    ]);
  });

  it("cuts long lines around the problem", () => {
    const start = frame(`|aaa|${"b".repeat(100)}`, 30);
    expect(start).toEqual([`1|aaa${"b".repeat(25)}…`, " |^^^"]);
    const end = frame(`${"a".repeat(100)}|bbb|`, 30);
    expect(end).toEqual([`1|…${"a".repeat(25)}bbb`, ` |${" ".repeat(26)}^^^`]);
    const middle = frame(`before\n${"a".repeat(100)}|bbb|${"c".repeat(100)}`, 30);
    expect(middle).toEqual([`2|…${"a".repeat(8)}bbb${"c".repeat(16)}…`, ` |${" ".repeat(9)}^^^`]);
    const long = frame(`${"a".repeat(100)}|${"b".repeat(100)}|`, 30);
    expect(long).toEqual([`1|…${"a".repeat(8)}${"b".repeat(19)}…`, ` |${" ".repeat(9)}${"^".repeat(20)}`]);
  });

  it("fits into the width whatever the line contains", () => {
    for (const unit of ["a", "値", "\t", "\u202E", "🎉", "e\u0301\u0301\u0301\u0301"]) {
      for (const [before, value, after] of [
        [1, 1, 300],
        [300, 1, 300],
        [300, 300, 1],
        [1, 300, 0],
      ] as const) {
        const text = `${unit.repeat(before)}\n${unit.repeat(before)}|${unit.repeat(value)}|${unit.repeat(after)}`;
        const lines = frame(text, 30);
        expect(lines.length).toBeGreaterThan(1);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(32);
        expect(lines.at(-1)).toContain("^");
      }
    }
  });
});
