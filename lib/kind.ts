/** A supported kind as data: the folder kinds/ has one file for each, and nothing else lists them. */

/** The project whose releases decide which versions of a kind are served. */
export type Project = "Argo CD" | "EKS" | "Karpenter" | "Kubernetes";

/**
 * What a kind is for:
 *
 * - `capacityBuffer`: spare capacity that an autoscaler keeps
 * - `application`: deploys sources, as Argo CD's Application does, or creates such Applications
 * - `nodeClaim`: one node, which Karpenter creates from a node pool
 * - `nodeClass`: how EC2 launches nodes
 * - `nodeOverlay`: changes what Karpenter assumes about instance types
 * - `nodePool`: a group of nodes
 * - `managedNodeClass`: a node class that EKS Auto Mode operates
 * - `project`: limits what Applications can deploy
 */
export type Role =
  | "application"
  | "capacityBuffer"
  | "managedNodeClass"
  | "nodeClaim"
  | "nodeClass"
  | "nodeOverlay"
  | "nodePool"
  | "project";

/** One version of a kind's API and the releases of its project that serve it. */
interface KindVersion {
  readonly name: string;
  /** First minor release that serves the version, such as `"1.0"`; if omitted, every known release from the start. */
  readonly since?: string;
  /** Last minor release that serves the version; if omitted, the latest does. */
  readonly until?: string;
}

/** The places of the parts that rules check, as keys joined by dots; a kind omits the parts that it does not have. */
export interface KindPaths {
  /** The settings for how EC2 launches nodes: AMI, volumes, network and identity. */
  readonly nodeClassSpec?: string;
  /** The settings of a node, such as requirements, taints and expiration. */
  readonly nodeSpec?: string;
  /** The labels that nodes get. */
  readonly nodeLabels?: string;
  /** The reference to a node class. */
  readonly nodeClassRef?: string;
}

export interface KindDescriptor {
  readonly kind: string;
  readonly group: string;
  readonly project: Project;
  readonly scope: "Cluster" | "Namespaced";
  readonly role: Role;
  /** In the order in which they appeared. */
  readonly versions: readonly KindVersion[];
  readonly paths: KindPaths;
  /** Names of resources that exist in each cluster, without a manifest. */
  readonly builtIn?: readonly string[];
  /** The kind that replaces this one, if no release serves it any more. */
  readonly successor?: string;
}

/** Checks a descriptor without losing its literal types. */
export function defineKind<const Descriptor extends KindDescriptor>(descriptor: Descriptor): Descriptor {
  return descriptor;
}
