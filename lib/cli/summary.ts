/** The manifests that a run read and the problems that it found, in one line: silence could mean anything. */
import path from "node:path";
import type { ESLint } from "eslint";
import { onActivity } from "../eslint/activity.js";
import { groupBy } from "../group-by.js";
import { conjunction, counted } from "../prose.js";
import type { LintPath } from "./files.js";
import { visibleValue } from "../visible.js";

interface Installs {
  readonly path: string;
  readonly count: number;
  readonly isValues: boolean;
}

/** The files of a run. */
interface Counted {
  readonly linted: readonly ESLint.LintResult[];
  /** The configuration file, which can be among them. */
  readonly config: string | undefined;
  /** How many were skipped, or could not be read. */
  readonly unread: number;
}

export class Summary {
  /** By the name of the file or block, which is linted again after fixes. */
  readonly #kinds = new Map<string, { readonly path: string; readonly kinds: readonly string[] }>();
  readonly #installs = new Map<string, Installs>();
  readonly #start = Date.now();

  constructor() {
    onActivity((activity) => {
      if (activity.type === "manifests") this.#kinds.set(activity.block, activity);
      else if (activity.type === "installs") this.#installs.set(activity.block, activity);
    });
  }

  /** Whether no manifest and no install of the chart was found. */
  get isEmpty(): boolean {
    return this.#filesWithContent().size === 0;
  }

  /** @param given the paths of the run */
  text(results: readonly ESLint.LintResult[], given: readonly LintPath[], { linted, config, unread }: Counted): string {
    const skipped = unread === 0 ? "" : `; ${counted(unread, "file")} not read`;
    if (this.isEmpty) {
      const places = given.map((one) => (one.path === "." ? "this folder" : visibleValue(one.path))).slice(0, 3);
      const all = conjunction(given.length > 3 ? [...places, "other paths"] : places);
      // A file that is given and not read is one that a pattern of the user matches.
      const isIgnored = linted.length + unread === 0 && given.some(({ isFolder }) => !isFolder);
      const reason = isIgnored ? ", because the configuration ignores it" : "";
      const found = results.some(({ messages }) => messages.length > 0) ? ` ${problems(results)}` : "";
      return `No Karpenter or Argo CD manifests found in ${all === "" ? "the given files" : all}${reason} (${counted(linted.length, "file")} read${skipped}, ${this.#time()}).${found}`;
    }
    const files = this.#filesWithContent();
    const isOther = (file: string) => file !== config && !files.has(path.resolve(file));
    const others = linted.filter(({ filePath }) => isOther(filePath)).length;
    const rest = others === 0 ? "" : `; ${counted(others, "other file")} ${others === 1 ? "has" : "have"} none`;
    return `Checked ${this.#contents()} in ${counted(files.size, "file")}${rest}${skipped}. ${problems(results)} (${this.#time()})`;
  }

  #contents(): string {
    const kinds = [...groupBy(this.#kindNames(), (kind) => kind)].sort(([one], [other]) => (one < other ? -1 : 1));
    const count = kinds.reduce((sum, [, all]) => sum + all.length, 0);
    const named = kinds.map(([kind, all]) => counted(all.length, kind)).join(", ");
    const installs = [...this.#installs.values()].reduce((sum, one) => sum + one.count, 0);
    const values = [...this.#installs.values()].filter(({ isValues }) => isValues).length;
    return conjunction([
      ...(count > 0 ? [`${counted(count, "manifest")} (${named})`] : []),
      ...(installs > 0 ? [`${counted(installs, "install")} of Karpenter's charts`] : []),
      ...(values > 0 ? [counted(values, "values file")] : []),
    ]);
  }

  #kindNames(): string[] {
    return [...this.#kinds.values()].flatMap(({ kinds }) => kinds);
  }

  #filesWithContent(): ReadonlySet<string> {
    const withKinds = [...this.#kinds.values()].filter(({ kinds }) => kinds.length > 0);
    const withInstalls = [...this.#installs.values()].filter(({ count, isValues }) => count > 0 || isValues);
    return new Set([...withKinds, ...withInstalls].map((one) => path.resolve(one.path)));
  }

  #time(): string {
    return `${((Date.now() - this.#start) / 1000).toFixed(1)} s`;
  }
}

function problems(results: readonly ESLint.LintResult[]): string {
  const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
  const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
  if (errors + warnings === 0) return "No problems.";
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  return `${conjunction(parts)}.`;
}
