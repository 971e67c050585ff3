/** Contradictions between the cluster names in a repository, and between other names that contain them. */
import type { Problem } from "../model/problem.js";
import { type ContradictionId, contradiction } from "./contradiction.js";
import type { RepositoryContext } from "./repository-context.js";
import type { PlacedStatement } from "./statements.js";

interface Options {
  /** The name that is expected everywhere. */
  readonly clusterName: string | undefined;
  /** How other names contain it. */
  readonly namePatterns: object;
}

export function* nameContradictions(
  statements: readonly PlacedStatement[],
  { clusterName, namePatterns }: Options,
  repository: RepositoryContext | undefined,
): Generator<Problem<ContradictionId>> {
  if (!repository) return;
  const options = { subject: "clusterName", patterns: namePatterns, truth: clusterName } as const;
  for (const one of repository.conflicts(statements, options)) yield contradiction(one);
  // These can have any name, but the same on all sides; each node class can have its own.
  for (const subject of ["instanceProfile", "role"] as const) {
    for (const one of repository.conflicts(statements, { subject, mayVary: true })) yield contradiction(one);
  }
}
