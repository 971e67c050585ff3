/** Compares the references of node pools with the EC2NodeClasses in the files of a repository. */
import type { Cursor } from "../manifest/cursor.js";
import { isOfAws } from "../manifest/node-class-ref.js";
import type { Resource } from "./facts.js";
import type { Repository } from "./repository.js";

/** The existing node classes, if a reference names none of them; undefined if it names one, or may do so. */
export function classesBeside(reference: Cursor, repository: Repository): readonly Resource[] | undefined {
  const { value } = reference.get("name");
  const classes = repository.resources("EC2NodeClass");
  // If there are no node classes, they are defined elsewhere; templates and name prefixes can result in any name.
  if (typeof value !== "string" || classes.length === 0 || repository.mayHideNames("EC2NodeClass")) return undefined;
  if (repository.isChanged() || !isOfAws(reference)) return undefined;
  return classes.some(({ name }) => name === value) ? undefined : classes;
}

/** Whether every node pool and node claim refers to another node class. */
export function isUnused(name: Cursor, repository: Repository): boolean {
  if (!name.isPresent || repository.mayHideNames("NodePool") || repository.mayHideNames("EC2NodeClass")) return false;
  const users = [...repository.resources("NodePool"), ...repository.resources("NodeClaim")];
  return users.every(({ nodeClass }) => nodeClass?.name !== undefined && nodeClass.name !== name.text);
}
