/** Compares the references of node pools with the node classes around them. */
import { type Kind, kinds, kindsWith } from "../kinds.js";
import { INSTANCE_LOCAL_NVME, typesWith } from "../karpenter/instances/catalog.js";
import { withClasses } from "../karpenter/instances/class-limits.js";
import type { ClassTraits } from "../karpenter/class-traits.js";
import type { PoolTypes } from "../karpenter/instances/pool-types.js";
import { groupOf, nodeClassKindIn } from "../model/node-class-ref.js";
import type { Cursor } from "../yaml/cursor.js";
import { Environments, nearest } from "./environments.js";
import { placeText } from "../model/file-place.js";
import type { FileStatement, Resource } from "./facts.js";
import type { WorkspaceIndex } from "./workspace-index.js";

/** The place of the references, and everything around it. */
export interface Surroundings {
  /** The file with the references, relative to the root. */
  readonly file: string;
  readonly index: WorkspaceIndex;
  readonly environments: Environments;
}

/** The node classes of a kind that count for a file. */
export interface ClassesAround {
  /** Those of its environment; without one, those in the nearest folder that has any. */
  readonly classes: readonly Resource[];
  /** Their names, and those of patches, whose classes may be in another repository. */
  readonly names: ReadonlySet<string>;
  /** Whether there may be others, whose names are unknown. */
  readonly mayBeMore: boolean;
}

export function classesAround(kind: Kind, { file, index, environments }: Surroundings): ClassesAround {
  const environment = environments.of(file);
  const near = <Item extends { readonly file: string }>(items: readonly Item[]): readonly Item[] => {
    const candidates = items.filter((item) => environments.of(item.file) === environment);
    return environment === undefined ? nearest(file, candidates) : candidates;
  };
  const { kustomizations } = index;
  const all = index.resources(kind);
  const defined = all.filter((one) => isDefinition(one, index));
  const together = defined.filter((one) => kustomizations.bringsTogether(file, one.file));
  const classes = [...new Set([...near(defined), ...together])];
  const hidden = index.hidden(kind).filter(({ chart }) => chart === undefined || isIn(file, chart));
  return {
    classes,
    names: new Set([...classes, ...near(all)].flatMap(({ name }) => name ?? [])),
    mayBeMore:
      near([...defined, ...hidden]).some((one) => "chart" in one) ||
      hidden.some(({ chart }) => chart !== undefined) ||
      classes.some((one) => one.name === undefined || kustomizations.renamed.has(one.file)),
  };
}

function isDefinition({ isPatch, file }: Resource, { kustomizations }: WorkspaceIndex): boolean {
  return !isPatch && !kustomizations.patches.has(file);
}

function isIn(file: string, folder: string): boolean {
  return folder === "" || file.startsWith(`${folder}/`);
}

/** A reference to a node class that does not exist. */
export interface MissingClass {
  readonly kind: Kind;
  /** The existing node classes that count. */
  readonly classes: readonly Resource[];
  /** Those of the name that do not count, because they belong to other environments or folders. */
  readonly elsewhere: readonly Resource[];
}

interface Reference {
  readonly group: string | undefined;
  readonly name: string | undefined;
}

export function referenceIn(reference: Cursor): Reference {
  const { value } = reference.get("name");
  return { group: groupOf(reference), name: typeof value === "string" ? value : undefined };
}

/** What is missing, if a reference names no node class; "unknown" if it may name one that can't be seen. */
export function missingClass(
  { group, name }: Reference,
  { file, index }: Surroundings,
  around: (kind: Kind) => ClassesAround,
): MissingClass | "unknown" | undefined {
  const kind = nodeClassKindIn(group);
  if (name === undefined || kind === undefined) return "unknown";
  if (kinds[kind].builtIn?.includes(name) === true) return undefined;
  const { classes, names, mayBeMore } = around(kind);
  if (names.has(name)) return undefined;
  // A repository without node classes has them elsewhere.
  const { kustomizations } = index;
  const mayChange = kustomizations.redirected.has(file) || kustomizations.patches.has(file);
  if (classes.length === 0 || mayBeMore || mayChange) return "unknown";
  return {
    kind,
    classes,
    elsewhere: index.resources(kind).filter((one) => one.name === name && isDefinition(one, index)),
  };
}

/** The node classes that a reference means, with all their fields; none if that is uncertain. */
export function classesMeant(
  { group, name }: Reference,
  { file, index }: Surroundings,
  around: (kind: Kind) => ClassesAround,
): readonly Resource[] {
  if (name === undefined || nodeClassKindIn(group) !== "EC2NodeClass") return [];
  const { classes, mayBeMore } = around("EC2NodeClass");
  const found = classes.filter((one) => one.name === name);
  const { kustomizations } = index;
  const isUncertain =
    mayBeMore ||
    isPatched("EC2NodeClass", name, index) ||
    kustomizations.redirected.has(file) ||
    [file, ...found.map((one) => one.file)].some((one) => index.isChanged(one)) ||
    found.some(
      (one) =>
        one.isConditional ||
        // A base that several overlays use can have a class of each of them.
        (kustomizations.isIncluded(file) && !kustomizations.bringsTogether(file, one.file)),
    );
  return isUncertain ? [] : found;
}

/** The node classes that a pool means; none if the pool or the class is uncertain. */
export function certainClasses({ kind, name, nodeClass }: Resource, surroundings: Surroundings): readonly Resource[] {
  if (!nodeClass || name === undefined || isPatched(kind, name, surroundings.index)) return [];
  return classesMeant(nodeClass, surroundings, (one) => classesAround(one, surroundings));
}

/** Whether a patch of a kustomization may change a resource. */
export function isPatched(kind: Kind, name: string, index: WorkspaceIndex): boolean {
  return index.resources(kind).some((one) => !isDefinition(one, index) && (one.name ?? name) === name);
}

/** Whether a node class selects capacity reservations, and all of its node pools exclude them. */
export function hasUnusedReservations({ name, kind, traits }: Resource, surroundings: Surroundings): boolean {
  if (name === undefined || traits?.hasReservations !== true) return false;
  const pools = poolsWith(name, kind, surroundings) ?? [];
  return pools.length > 0 && pools.every(({ excludesReserved }) => excludesReserved);
}

/** Whether the node pools of a node class admit instance types, but none with local NVMe disks. */
export function hasPoolsWithoutDisks({ name, kind, traits }: Resource, surroundings: Surroundings): boolean {
  const pools = name === undefined ? [] : (poolsWith(name, kind, surroundings) ?? []);
  return pools.length > 0 && pools.every(({ types }) => types !== undefined && isWithoutDisks(types, traits));
}

function isWithoutDisks(types: PoolTypes, traits: ClassTraits | undefined): boolean {
  const { admitted } = withClasses(types, traits ? [traits] : []);
  return !types.mayBeFewer && admitted.size > 0 && !admitted.meets(typesWith(INSTANCE_LOCAL_NVME));
}

/** The node pools that use a node class; undefined if there may be others, or patches may change the class. */
function poolsWith(name: string, kind: Kind, { file, index }: Surroundings): readonly Resource[] | undefined {
  const pools = index.resources("NodePool");
  const isUncertain =
    index.isChanged(file) ||
    isPatched(kind, name, index) ||
    index.kustomizations.renamed.has(file) ||
    index.hidden("NodePool").length > 0 ||
    pools.some(
      ({ nodeClass, file: own, isPatch }) =>
        nodeClass?.name === undefined ||
        nodeClass.group === undefined ||
        isPatch ||
        index.isChanged(own) ||
        index.kustomizations.redirected.has(own),
    );
  return isUncertain
    ? undefined
    : pools.filter(({ nodeClass }) => nodeClass?.name === name && nodeClass.group === kinds[kind].group);
}

/** Whether every node pool and node claim refers to another node class. */
export function isUnused(name: string, kind: Kind, { file, index }: Surroundings): boolean {
  const referring = kindsWith("nodeClassRef");
  // Node claims are rarely written by hand, and their own names do not matter.
  const pools = referring.filter((one) => kinds[one].role === "nodePool");
  const { renamed, redirected } = index.kustomizations;
  if (renamed.has(file) || [kind, ...pools].some((one) => index.hidden(one).length > 0)) return false;
  const users = referring.flatMap((one) => index.resources(one));
  return users.every(({ nodeClass, file: own }) => {
    if (nodeClass?.name === undefined || nodeClass.group === undefined || redirected.has(own)) return false;
    return nodeClass.name !== name || nodeClass.group !== kinds[kind].group;
  });
}

/** Finds the node class of a statement of a pool, as the place that defines it; only for EC2, which has the regions. */
export function classFinder(index: WorkspaceIndex): (statement: FileStatement) => string | undefined {
  const environments = new Environments();
  const around = new Map<string, ClassesAround>();
  return ({ file, nodeClass }) => {
    if (nodeClass === undefined) return undefined;
    const near = around.get(file) ?? classesAround("EC2NodeClass", { file, index, environments });
    around.set(file, near);
    const [found, ...others] = near.classes.filter(({ name }) => name === nodeClass);
    if (!found || others.length > 0) return undefined;
    // A base that several overlays use is a class of each of them.
    const { kustomizations } = index;
    const isShared = kustomizations.isIncluded(file) && !kustomizations.bringsTogether(file, found.file);
    return isShared || kustomizations.overlaid.has(found.file) ? undefined : placeText(found);
  };
}
