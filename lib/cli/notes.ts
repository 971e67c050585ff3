/** What the command prints next to the problems: files that were not linted or compared, and newer releases. */
import path from "node:path";
import type { ESLint } from "eslint";
import { tooLargeToCompare } from "./files.js";
import { onNewerRelease } from "../eslint/newer-release.js";
import { onSkipped } from "../eslint/skipped.js";
import { visible } from "../visible.js";

/** Collects notes while files are linted. */
export class Notes {
  /** As absolute paths. */
  readonly skipped = new Set<string>();
  readonly #newer = new Set<string>();
  readonly #cwd: string;

  constructor(cwd: string) {
    this.#cwd = cwd;
    onSkipped((file) => this.skipped.add(file.path));
    onNewerRelease((note) => this.#newer.add(note));
  }

  /** @param outside links that were not followed */
  print(linted: readonly string[], outside: ReadonlySet<string>): void {
    for (const note of this.#newer) say(note);
    reportSkipped(this.#relative([...this.skipped]));
    reportOutside(this.#relative([...outside]));
    const large = this.#relative(tooLargeToCompare(linted));
    if (large.length > 0) say(`Not compared with other files, because they are larger than 1 MB: ${large.join(", ")}`);
  }

  /** Sorted, because ESLint reads several files at a time. */
  #relative(files: readonly string[]): string[] {
    return files.map((file) => path.relative(this.#cwd, file)).sort();
  }
}

function reportSkipped(files: readonly string[]): void {
  if (files.length === 0) return;
  const named = files.slice(0, 3).join(", ") + (files.length > 3 ? ", …" : "");
  say(
    files.length === 1
      ? `Skipped 1 file that is not valid YAML, such as an unrendered template: ${named}`
      : `Skipped ${String(files.length)} files that are not valid YAML, such as unrendered templates: ${named}`,
  );
}

/** Comments can be part of a change under review, which must not go unnoticed. */
export function reportSuppressed(results: readonly ESLint.LintResult[]): void {
  const suppressed = results
    .flatMap(({ suppressedMessages }) => suppressedMessages)
    .filter(({ suppressions }) => suppressions.some(({ kind }) => kind === "directive"));
  if (suppressed.length === 0) return;
  const isOne = suppressed.length === 1;
  const subject = isOne ? "1 problem is" : `${String(suppressed.length)} problems are`;
  say(`${subject} suppressed by comments; --no-inline-config reports ${isOne ? "it" : "them"}`);
}

function reportOutside(links: readonly string[]): void {
  if (links.length === 0) return;
  const named = links.slice(0, 3).join(", ") + (links.length > 3 ? ", …" : "");
  say(`Skipped symbolic links to files outside of the repository: ${visible(named)}`);
}

export function say(sentence: string): void {
  process.stderr.write(`karpenter-lint: ${sentence}\n`);
}
