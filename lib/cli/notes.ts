/** What the command prints next to the problems: files that were not linted or compared, and newer releases. */
import type { ESLint } from "eslint";
import { tooLargeToCompare } from "./files.js";
import { inert } from "./formats/inert.js";
import { onNewerRelease } from "../eslint/newer-release.js";
import { onSkipped } from "../eslint/skipped.js";
import { relativePath } from "../slashes.js";
import { visible } from "../visible.js";

/** Collects notes while files are linted. */
export class Notes {
  /** As absolute paths. */
  readonly skipped = new Set<string>();
  readonly #newer = new Set<string>();
  readonly #cwd: string;
  readonly #isVerbose: boolean;

  constructor(cwd: string, isVerbose = false) {
    this.#cwd = cwd;
    this.#isVerbose = isVerbose;
    onSkipped((file) => this.skipped.add(file.path));
    onNewerRelease((note) => this.#newer.add(note));
  }

  /** @param outside links that were not followed */
  print(linted: readonly string[], outside: ReadonlySet<string>): void {
    for (const note of this.#newer) say(note);
    const limit = this.#isVerbose ? Number.POSITIVE_INFINITY : 3;
    reportSkipped(this.#relative([...this.skipped]), limit);
    reportOutside(this.#relative([...outside]), limit);
    const large = this.#relative(tooLargeToCompare(linted));
    if (large.length > 0) say(`Not compared with other files, because they are larger than 1 MB: ${large.join(", ")}`);
  }

  /** Sorted, because ESLint reads several files at a time. */
  #relative(files: readonly string[]): string[] {
    return files.map((file) => this.shown(file)).sort();
  }

  /** A path as it is shown. */
  shown(file: string): string {
    return visible(relativePath(file, this.#cwd));
  }
}

function named(files: readonly string[], limit: number): string {
  return files.slice(0, limit).join(", ") + (files.length > limit ? ", …" : "");
}

function reportSkipped(files: readonly string[], limit: number): void {
  if (files.length === 0) return;
  say(
    files.length === 1
      ? `Skipped 1 file that is not valid YAML, such as an unrendered template: ${named(files, limit)}`
      : `Skipped ${String(files.length)} files that are not valid YAML, such as unrendered templates: ${named(files, limit)}`,
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

function reportOutside(links: readonly string[], limit: number): void {
  if (links.length === 0) return;
  say(`Skipped symbolic links to files outside of the repository: ${named(links, limit)}`);
}

/** @param files that are given by name, and that nothing reads */
export function reportForeign(files: readonly string[]): void {
  if (files.length === 0) return;
  const subject = files.length === 1 ? "1 file that is" : `${String(files.length)} files that are`;
  say(`Skipped ${subject} neither YAML, JSON nor Terraform: ${named(files.map(visible), 3)}`);
}

/** @param fixed by file, how many problems fewer it has */
export function reportFixed(fixed: ReadonlyMap<string, number>): void {
  if (fixed.size === 0) return;
  const count = [...fixed.values()].reduce((sum, one) => sum + one, 0);
  const files = fixed.size === 1 ? "1 file" : `${String(fixed.size)} files`;
  say(`Fixed ${count === 1 ? "1 problem" : `${String(count)} problems`} in ${files}.`);
}

export function say(sentence: string): void {
  const lines = sentence.split("\n").map((line) => inert(visible(line)));
  process.stderr.write(`karpenter-lint: ${lines.join("\n")}\n`);
}
