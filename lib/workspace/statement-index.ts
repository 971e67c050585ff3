import { groupBy } from "../group-by.js";
import type { ConflictOptions } from "./comparison.js";
import type { Conflict } from "./conflict.js";
import { conflictsIn } from "./conflicts.js";
import type { Environments } from "./environments.js";
import type { FileStatement } from "./facts.js";

/** The statements of a repository by subject, and their conflicts by question: each is compared once. */
export class StatementIndex {
  readonly all: readonly FileStatement[];
  readonly #bySubject: ReadonlyMap<string, readonly FileStatement[]>;
  readonly #conflicts = new Map<string, readonly Conflict[]>();

  constructor(all: readonly FileStatement[]) {
    this.all = all;
    this.#bySubject = groupBy(all, ({ subject }) => subject);
  }

  /** The statements that others in the same environment contradict. */
  conflicts(
    options: ConflictOptions,
    environments: Environments,
    classes: Parameters<typeof conflictsIn>[3],
  ): readonly Conflict[] {
    const key = JSON.stringify([options, environments.id]);
    let conflicts = this.#conflicts.get(key);
    if (!conflicts) {
      const subjects = [options.subject, ...Object.keys(options.patterns ?? {})];
      conflicts = conflictsIn(this.#on(subjects), options, environments, classes);
      this.#conflicts.set(key, conflicts);
    }
    return conflicts;
  }

  /** The statements about any of the subjects. */
  #on(subjects: readonly string[]): readonly FileStatement[] {
    const [only = ""] = subjects;
    // In the order of the files, which decides which statement is named.
    return subjects.length === 1
      ? (this.#bySubject.get(only) ?? [])
      : this.all.filter(({ subject }) => subjects.includes(subject));
  }
}
