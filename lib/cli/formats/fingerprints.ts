/**
 * Fingerprints by which GitHub and GitLab recognize a problem in the next run. They don't depend on line numbers, which
 * change with each line that is added above.
 */
import { createHash } from "node:crypto";
import type { FileProblems, Problem } from "./problems.js";

/** Enough of a line to tell it from others; lines of minified JSON have no limit. */
const MAX_LINE = 500;

export class Fingerprints {
  readonly #counts = new Map<string, number>();

  /** Call it for each problem once, in the order of the run: equal problems are counted. */
  next(file: string, { source }: FileProblems, { rule, messageId, line }: Problem): string {
    const text = source?.lineAt(line)?.slice(0, MAX_LINE).trim() ?? "";
    const content = JSON.stringify([rule, messageId, file, text]);
    const count = this.#counts.get(content) ?? 0;
    this.#counts.set(content, count + 1);
    return createHash("sha256")
      .update(`${content}${String(count)}`)
      .digest("hex");
  }
}
