/** The supported kinds, and a check whether a text may contain one. */
import { groupBy } from "./group-by.js";

export type Group = "argoproj.io" | "autoscaling.x-k8s.io" | "karpenter.k8s.aws" | "karpenter.sh";

/** The latest minor release of Karpenter whose CRDs this version of the plugin supports. */
export { NEWEST_RELEASE } from "./newest-release.generated.js";

/** One version of a kind's API and the Karpenter releases that serve it; versions of Argo CD's kinds have none. */
export interface KindVersion {
  readonly name: string;
  /** First minor release that serves the version, such as `"1.0"`. */
  readonly since?: string;
  /** Last minor release that serves the version; if omitted, the latest does. */
  readonly until?: string;
}

export interface KindInfo {
  readonly group: Group;
  readonly scope: "Cluster" | "Namespaced";
  readonly versions: readonly KindVersion[];
}

// From the CRDs of each release's last patch: those of 0.33 to 0.37 also serve v1, for downgrades from 1.0.
const alpha = { name: "v1alpha5", until: "0.32" };
const beta = { name: "v1beta1", since: "0.32", until: "1.0" };
const stable = { name: "v1", since: "0.33" };

export const kinds = {
  EC2NodeClass: { group: "karpenter.k8s.aws", scope: "Cluster", versions: [beta, stable] },
  NodePool: { group: "karpenter.sh", scope: "Cluster", versions: [beta, stable] },
  NodeClaim: { group: "karpenter.sh", scope: "Cluster", versions: [beta, stable] },
  NodeOverlay: { group: "karpenter.sh", scope: "Cluster", versions: [{ name: "v1alpha1", since: "1.7" }] },
  AWSNodeTemplate: { group: "karpenter.k8s.aws", scope: "Cluster", versions: [{ name: "v1alpha1", until: "0.32" }] },
  Provisioner: { group: "karpenter.sh", scope: "Cluster", versions: [alpha] },
  Machine: { group: "karpenter.sh", scope: "Cluster", versions: [alpha] },
  CapacityBuffer: {
    group: "autoscaling.x-k8s.io",
    scope: "Namespaced",
    versions: [{ name: "v1beta1", since: "1.14" }],
  },
  Application: { group: "argoproj.io", scope: "Namespaced", versions: [{ name: "v1alpha1" }] },
  ApplicationSet: { group: "argoproj.io", scope: "Namespaced", versions: [{ name: "v1alpha1" }] },
  AppProject: { group: "argoproj.io", scope: "Namespaced", versions: [{ name: "v1alpha1" }] },
} as const satisfies Record<string, KindInfo>;

export type Kind = keyof typeof kinds;

export const allKinds = Object.keys(kinds) as Kind[];

/** Karpenter's own kinds. */
export const karpenterKinds: readonly Kind[] = allKinds.filter((kind) => kinds[kind].group.startsWith("karpenter."));

/** Kinds that others serve, too, in versions of their own: not necessarily Karpenter's. */
export const sharedKinds: readonly Kind[] = ["CapacityBuffer"];

/** The kinds that configure how EC2 launches nodes; see `Manifest.launchSettings`. */
export const launchKinds: readonly Kind[] = ["EC2NodeClass", "AWSNodeTemplate", "Provisioner"];

/**
 * The supported kind of a group and a name, or undefined: other groups also have a `NodePool` and an
 * `Application`.
 */
export function kindOf(group: string, kind: string): Kind | undefined {
  return Object.hasOwn(kinds, kind) && kinds[kind as Kind].group === group ? (kind as Kind) : undefined;
}

const kindsByGroup = groupBy(allKinds, (kind) => kinds[kind].group);

/**
 * Whether a text may contain a supported kind: it contains one of the groups together with one of the group's
 * kinds. A cheap check before any parsing, with false positives but no false negatives.
 */
export function mentionsOurKinds(text: string): boolean {
  for (const [group, names] of kindsByGroup) {
    // Without the slash, because some JSON contains it as `\/`.
    if (text.includes(group) && names.some((name) => text.includes(name))) return true;
  }
  return false;
}
