/** How many files were read so far, on a terminal, once a run takes longer than people wait without a sign. */
import process from "node:process";
import { onActivity } from "../eslint/activity.js";
import { counted } from "../prose.js";

/** In milliseconds. */
const PATIENCE = 1000;
const INTERVAL = 100;

interface Terminal {
  write(text: string): unknown;
}

const CLEAR_LINE = "\r\u001B[K";

export class Progress {
  #isShown = false;
  #isDone = false;

  readonly #terminal: Terminal;

  /** @param now the time in milliseconds */
  constructor(terminal: Terminal = process.stderr, now: () => number = Date.now) {
    this.#terminal = terminal;
    let count = 0;
    let next = now() + PATIENCE;
    onActivity(({ type }) => {
      if (type !== "read" || this.#isDone) return;
      count += 1;
      if (now() < next) return;
      next = now() + INTERVAL;
      this.#isShown = true;
      terminal.write(`${CLEAR_LINE}Read ${counted(count, "file")} …`);
    });
  }

  end(): void {
    this.#isDone = true;
    if (this.#isShown) this.#terminal.write(CLEAR_LINE);
  }
}
