/** What the command prints next to the problems: files that were not linted or compared, and newer releases. */
import type { ESLint } from "eslint";
import { tooLargeToCompare } from "./files.js";
import { inert } from "./formats/inert.js";
import { onNewerRelease } from "../eslint/newer-release.js";
import { onSkipped } from "../eslint/skipped.js";
import { counted } from "../prose.js";
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
  const what =
    files.length === 1
      ? "that is not valid YAML, such as an unrendered template"
      : "that are not valid YAML, such as unrendered templates";
  say(`Skipped ${counted(files.length, "file")} ${what}: ${named(files, limit)}`);
}

/** Comments can be part of a change under review, which must not go unnoticed. */
export function reportSuppressed(results: readonly ESLint.LintResult[]): void {
  const suppressed = results
    .flatMap(({ suppressedMessages }) => suppressedMessages)
    .filter(({ suppressions }) => suppressions.some(({ kind }) => kind === "directive"));
  if (suppressed.length === 0) return;
  const isOne = suppressed.length === 1;
  const subject = `${counted(suppressed.length, "problem")} ${isOne ? "is" : "are"}`;
  say(`${subject} suppressed by comments; --no-inline-config reports ${isOne ? "it" : "them"}`);
}

function reportOutside(links: readonly string[], limit: number): void {
  if (links.length === 0) return;
  say(`Skipped symbolic links to files outside of the repository: ${named(links, limit)}`);
}

/** @param files that are given by name, and that nothing reads */
export function reportForeign(files: readonly string[]): void {
  if (files.length === 0) return;
  const subject = `${counted(files.length, "file")} that ${files.length === 1 ? "is" : "are"}`;
  say(`Skipped ${subject} neither YAML, JSON nor Terraform: ${named(files.map(visible), 3)}`);
}

/** @param fixed by file, how many problems fewer it has */
export function reportFixed(fixed: ReadonlyMap<string, number>): void {
  if (fixed.size === 0) return;
  const count = [...fixed.values()].reduce((sum, one) => sum + one, 0);
  say(`Fixed ${counted(count, "problem")} in ${counted(fixed.size, "file")}.`);
}

export function say(sentence: string): void {
  const lines = sentence.split("\n").map((line) => inert(visible(line)));
  process.stderr.write(`karpenter-lint: ${lines.join("\n")}\n`);
}
