import { Witnesses } from "./comparison.js";
import type { FileStatement } from "./facts.js";

export interface Conflict {
  /** The statement, with its value or the part of it that matches a pattern's `{}`. */
  readonly statement: FileStatement;
  /** A statement that contradicts it; undefined if a setting contradicts it. */
  readonly other: FileStatement | undefined;
  readonly expected: string;
}

/**
 * A conflict for each of the wrong statements, because editors and hooks lint one file at a time. Terraform is not
 * linted, so its first one is enough there.
 */
export function conflictsOf(wrong: readonly FileStatement[], right: readonly FileStatement[]): Conflict[] {
  const witnesses = Witnesses.of(right);
  const [firstOfTerraform] = wrong
    .filter(({ side }) => side === "terraform")
    .sort((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1));
  return wrong.flatMap((statement) => {
    if (statement.side === "terraform" && statement !== firstOfTerraform) return [];
    const other = witnesses.nearestTo(statement.file);
    return other ? [{ statement, other, expected: other.value }] : [];
  });
}
