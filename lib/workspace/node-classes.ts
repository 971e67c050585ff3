/** Which EC2NodeClasses are named by pools, as far as the files of a repository tell. */
import type { Cursor } from "../manifest/cursor.js";
import { isOfAws } from "../manifest/node-class-ref.js";
import type { Resource } from "./facts.js";
import type { Repository } from "./repository.js";

/** The classes that there are, where a pool names none of them; undefined where it does, or nobody can tell. */
export function classesBeside(reference: Cursor, repository: Repository): readonly Resource[] | undefined {
  const { value } = reference.get("name");
  const classes = repository.resources("EC2NodeClass");
  // Without any class, they are made elsewhere; in templates and under a prefix, any name may be.
  if (typeof value !== "string" || classes.length === 0 || repository.mayHideNames("EC2NodeClass")) return undefined;
  if (repository.isChanged() || !isOfAws(reference)) return undefined;
  return classes.some(({ name }) => name === value) ? undefined : classes;
}

/** Whether every pool and claim names another class. */
export function isUnused(name: Cursor, repository: Repository): boolean {
  if (!name.isPresent || repository.mayHideNames("NodePool") || repository.mayHideNames("EC2NodeClass")) return false;
  const users = [...repository.resources("NodePool"), ...repository.resources("NodeClaim")];
  return users.every(({ nodeClass }) => nodeClass?.name !== undefined && nodeClass.name !== name.text);
}
