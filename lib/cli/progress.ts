/** How many files were read so far, on a terminal, once a run takes longer than people wait without a sign. */
import process from "node:process";
import { onActivity } from "../eslint/activity.js";

/** In milliseconds. */
const PATIENCE = 1000;
const INTERVAL = 100;

const CLEAR_LINE = "\r\u001B[K";

export class Progress {
  #isShown = false;
  #isDone = false;

  constructor() {
    let count = 0;
    let next = Date.now() + PATIENCE;
    onActivity(({ type }) => {
      if (type !== "read" || this.#isDone) return;
      count += 1;
      const now = Date.now();
      if (now < next) return;
      next = now + INTERVAL;
      this.#isShown = true;
      process.stderr.write(`${CLEAR_LINE}Read ${count.toLocaleString("en-GB")} files …`);
    });
  }

  end(): void {
    this.#isDone = true;
    if (this.#isShown) process.stderr.write(CLEAR_LINE);
  }
}
