/** Follows the references of node pools to node classes. */
import { groupBy } from "../group-by.js";
import { kinds } from "../kinds.js";
import { nodeClassKindIn } from "../model/node-class-ref.js";
import type { Problem } from "./findings.js";
import type { Repository, Resource } from "./repository.js";

/**
 * - `resolved`: exactly one definition, or one that every cluster has
 * - `ambiguous`: several definitions of the name
 * - `missing`: a rule reports that no definition exists
 * - `unfound`: no definition was found, but there may be one
 * - `unknown`: a template decides the name
 * - `foreign`: a node class of another provider
 */
type State = "ambiguous" | "foreign" | "missing" | "resolved" | "unfound" | "unknown";

export interface Reference {
  readonly pool: Resource;
  readonly state: State;
  readonly name: string;
  readonly definitions: readonly Resource[];
}

export function referencesOf(repository: Repository, problems: readonly Problem[]): Reference[] {
  const reported = poolsReported(repository, problems);
  return repository.pools.flatMap((pool) => {
    // Before node classes existed, the settings for EC2 were part of the pool.
    if (!pool.nodeClass || kinds[pool.kind].successor !== undefined) return [];
    return [referenceOf(pool, repository, reported.has(pool))];
  });
}

function referenceOf(pool: Resource, repository: Repository, isReported: boolean): Reference {
  const { group, name } = pool.nodeClass ?? {};
  const kind = nodeClassKindIn(group);
  const of = (state: State, definitions: readonly Resource[] = []): Reference => ({
    pool,
    state,
    name: name ?? "(templated)",
    definitions,
  });
  if (group !== undefined && kind === undefined) return of("foreign");
  if (name === undefined || kind === undefined) return of("unknown");
  const definitions = repository.classesAround(kind, pool.file).filter((one) => one.name === name);
  if (definitions.length === 1) return of("resolved", definitions);
  if (definitions.length > 1) return of("ambiguous", definitions);
  if (kinds[kind].builtIn?.includes(name) === true) return of("resolved");
  return of(isReported ? "missing" : "unfound");
}

/** The manifests whose references are reported: each problem belongs to the last manifest that starts before it. */
function poolsReported(repository: Repository, problems: readonly Problem[]): Set<Resource> {
  const own = problems.filter((problem) => problem.own === "no-missing-node-class");
  const found = new Set<Resource>();
  for (const [file, all] of groupBy(own, (problem) => repository.pathOf(problem.file))) {
    const resources = [...repository.resourcesIn(file)].sort((one, other) => one.line - other.line);
    const lines = all.map(({ line }) => line).sort((one, other) => one - other);
    let next = 0;
    for (const line of lines) {
      while ((resources[next]?.line ?? Infinity) <= line) next += 1;
      const resource = resources[next - 1];
      if (resource) found.add(resource);
    }
  }
  return found;
}
