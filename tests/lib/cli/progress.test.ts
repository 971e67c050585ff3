import { describe, expect, it } from "vitest";
import { Progress } from "../../../lib/cli/progress.js";
import { noteRead } from "../../../lib/eslint/activity.js";

/** A terminal and a clock that the test sets. */
function start() {
  const terminal = { text: "", write: (text: string) => (terminal.text += text) };
  const clock = { time: 0 };
  const progress = new Progress(terminal, () => clock.time);
  const readAt = (time: number) => {
    clock.time = time;
    noteRead("a.yaml");
    return terminal.text;
  };
  return { progress, terminal, readAt };
}

const clear = "\r\u001B[K";

describe("the progress", () => {
  it("appears after a second, and changes at most ten times per second", () => {
    const { progress, readAt } = start();
    expect(readAt(999)).toBe("");
    expect(readAt(1000)).toBe(`${clear}Read 2 files …`);
    expect(readAt(1099)).toBe(`${clear}Read 2 files …`);
    expect(readAt(1100)).toBe(`${clear}Read 2 files …${clear}Read 4 files …`);
    progress.end();
  });

  it("leaves an empty line, and does not come back when files are read for a report", () => {
    const { progress, terminal, readAt } = start();
    readAt(5000);
    progress.end();
    expect(terminal.text).toBe(`${clear}Read 1 file …${clear}`);
    expect(readAt(9000)).toBe(`${clear}Read 1 file …${clear}`);
  });

  it("writes nothing if a run is short", () => {
    const { progress, terminal, readAt } = start();
    readAt(10);
    progress.end();
    expect(terminal.text).toBe("");
  });
});
