/** Which resources end up in one cluster. */
import { kinds } from "../kinds.js";
import { type Environments, foldersOf } from "./environments.js";
import type { Resource } from "./facts.js";
import type { WorkspaceIndex } from "./workspace-index.js";

export interface Around {
  readonly index: WorkspaceIndex;
  readonly environments: Environments;
}

/** Whether two resources certainly end up in the same cluster, both with the name that they have here. */
export function areDeployedTogether(one: Resource, other: Resource, { index, environments }: Around): boolean {
  if ([one, other].some(({ isPatch, isConditional }) => isPatch || isConditional)) return false;
  // A cluster-scoped resource has no namespace, even if its manifest sets one.
  if (kinds[one.kind].scope === "Namespaced" && one.namespace !== other.namespace) return false;
  const { kustomizations } = index;
  const { renamed, patches } = kustomizations;
  if ([one.file, other.file].some((file) => renamed.has(file) || patches.has(file))) return false;
  if (one.file === other.file || environments.areSame(one.file, other.file)) return true;
  if (kustomizations.bringsTogether(one.file, other.file)) return true;
  return index.deployedFolders.some((folder) => index.isIn(folder, one.file) && index.isIn(folder, other.file));
}

/** Whether two resources are probably for the same cluster: deployed together, or in one folder as they are. */
export function areNeighbors(one: Resource, other: Resource, around: Around): boolean {
  if (areDeployedTogether(one, other, around)) return true;
  const { index, environments } = around;
  const isUncertain = ({ isPatch, isConditional, file }: Resource) => isPatch || isConditional || index.isChanged(file);
  if ([one, other].some(isUncertain)) return false;
  if (foldersOf(one.file)[0] !== foldersOf(other.file)[0]) return false;
  return environments.of(one.file) === environments.of(other.file);
}
