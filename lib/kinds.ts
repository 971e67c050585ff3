/** The supported kinds, and a check whether a text may contain one. */
import { groupBy } from "./group-by.js";
import { guess } from "./guess.js";
import type { KindDescriptor, KindPaths, Project, Role } from "./kind.js";
import { kinds as descriptors } from "./kinds.generated.js";

/** The latest minor release of Karpenter whose CRDs this version of the plugin supports. */
export { NEWEST_RELEASE } from "./newest-release.generated.js";

/** The name of a supported kind, which identifies it: no two of them share one. */
export type Kind = keyof typeof descriptors;

export const kinds: Readonly<Record<Kind, KindDescriptor>> = descriptors;

export const allKinds = Object.keys(descriptors) as Kind[];

/** The kinds that meet a condition. */
function kindsThat(meets: (descriptor: KindDescriptor) => boolean): readonly Kind[] {
  return allKinds.filter((kind) => meets(kinds[kind]));
}

/** The kinds with one of some roles. */
export function kindsWithRole(...roles: readonly Role[]): readonly Kind[] {
  return kindsThat(({ role }) => roles.includes(role));
}

/** The kinds that have a part at some place. */
export function kindsWith(part: keyof KindPaths): readonly Kind[] {
  return kindsThat(({ paths }) => paths[part] !== undefined);
}

/** The kinds of a project. */
export function kindsOfProject(project: Project): readonly Kind[] {
  return kindsThat((descriptor) => descriptor.project === project);
}

/** The kinds that exist once in a cluster for each name. */
export const clusterScopedKinds = kindsThat(({ scope }) => scope === "Cluster");

/** The kind that replaces another one, or the kind itself. */
export function successorOf(kind: Kind): Kind {
  return allKinds.find((one) => one === kinds[kind].successor) ?? kind;
}

/** The kinds that are still served in some version. */
export const presentKinds = kindsThat(({ versions }) => versions.at(-1)?.until === undefined);

/**
 * The supported kind of a group and a name, or undefined: other groups also have a `NodePool` and an
 * `Application`.
 */
export function kindOf(group: string, kind: string): Kind | undefined {
  return Object.hasOwn(kinds, kind) && kinds[kind as Kind].group === group ? (kind as Kind) : undefined;
}

/** The groups that have no other kinds than the supported ones. */
const closedGroups: ReadonlySet<string> = new Set(kindsOfProject("Karpenter").map((kind) => kinds[kind].group));

/** Whether a group is one of Karpenter's, and has no kind of this name. */
export function isUnknownKind(group: string, kind: string): boolean {
  return closedGroups.has(group) && kindOf(group, kind) === undefined && !kind.endsWith("List");
}

/** The kind that is probably intended by one that its group does not have: in the wrong group, or misspelled. */
export function kindMeantBy(group: string, kind: string): Kind | undefined {
  if (!isUnknownKind(group, kind)) return undefined;
  const meant = guess(kind, kindsOfProject("Karpenter"));
  return kindsOfProject("Karpenter").find((one) => one === meant);
}

const kindsByGroup = groupBy(allKinds, (kind) => kinds[kind].group);

/** The texts of `apiVersion` in closed groups; some JSON contains the slash as `\/`. */
const closedVersions = [...closedGroups].flatMap((group) => [`${group}/v`, `${group}\\/v`]);

/**
 * Whether a text may contain a supported kind: it contains one of the groups together with one of the group's
 * kinds, or a version of a group that has no others. A cheap check before any parsing, with false positives but no
 * false negatives.
 */
export function mentionsOurKinds(text: string): boolean {
  if (closedVersions.some((version) => text.includes(version))) return true;
  for (const [group, names] of kindsByGroup) {
    // Without the slash, because some JSON contains it as `\/`.
    if (text.includes(group) && names.some((name) => text.includes(name))) return true;
  }
  return false;
}
