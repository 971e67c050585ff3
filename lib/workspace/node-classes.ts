/** Compares the references of node pools with the node classes in the files of a repository. */
import { type Kind, kinds, kindsWith } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import { groupOf, nodeClassKindIn } from "../model/node-class-ref.js";
import type { Resource } from "./facts.js";
import type { RepositoryContext } from "./repository-context.js";

/** The node classes of the kind that a reference has, none of which has its name. */
interface Others {
  readonly kind: Kind;
  readonly classes: readonly Resource[];
}

/** The existing node classes, if a reference names none of them; undefined if it names one, or may do so. */
export function classesBeside(reference: Cursor, repository: RepositoryContext): Others | undefined {
  const { value } = reference.get("name");
  const kind = nodeClassKindIn(groupOf(reference));
  if (typeof value !== "string" || kind === undefined || kinds[kind].builtIn?.includes(value) === true)
    return undefined;
  const classes = repository.resources(kind);
  // If there are no node classes, they are defined elsewhere; templates and name prefixes can result in any name.
  if (classes.length === 0 || repository.mayHideNames(kind) || repository.isChanged()) return undefined;
  return classes.some(({ name }) => name === value) ? undefined : { kind, classes };
}

/** Whether every node pool and node claim refers to another node class. */
export function isUnused(name: Cursor, kind: Kind, repository: RepositoryContext): boolean {
  const referring = kindsWith("nodeClassRef");
  // Node claims are rarely written by hand, and their own names do not matter.
  const pools = referring.filter((one) => kinds[one].role === "nodePool");
  if (!name.isPresent || [kind, ...pools].some((one) => repository.mayHideNames(one))) return false;
  const users = referring.flatMap((one) => repository.resources(one));
  return users.every(({ nodeClass }) => {
    if (nodeClass?.name === undefined || nodeClass.group === undefined) return false;
    return nodeClass.name !== name.text || nodeClass.group !== kinds[kind].group;
  });
}
