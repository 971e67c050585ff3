/** Which files of a repository to read for a question about a kind. */
import { type Kind, allKinds } from "../kinds.js";
import type { FileFacts } from "./facts.js";
import { kindsPossibleIn } from "./hidden-kinds.js";

const kindsOfFiles = new WeakMap<FileFacts, readonly Kind[]>();

/** Kept for each file, because an editor makes a new index for each change of another one. */
function kindsIn(facts: FileFacts): readonly Kind[] {
  const found = kindsOfFiles.get(facts) ?? kindsPossibleIn(facts.text);
  kindsOfFiles.set(facts, found);
  return found;
}

/** The files that may define objects of a kind: only these are read for a question about it. */
export function filesByKind(files: readonly FileFacts[]): ReadonlyMap<Kind, readonly FileFacts[]> {
  const found = new Map<Kind, FileFacts[]>(allKinds.map((kind) => [kind, []]));
  for (const facts of files) for (const kind of kindsIn(facts)) found.get(kind)?.push(facts);
  return found;
}
