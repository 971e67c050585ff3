/** The cluster-scoped kinds that an Application deploys. */
import type { HelmSource } from "../argo-cd/helm-source.js";
import { type Kind, kinds } from "../kinds.js";

export interface ClusterKind {
  readonly group: string;
  readonly kind: string;
}

/** Those among the kinds in its folders, and those in Karpenter's charts. */
export function clusterKindsIn(inFolders: readonly Kind[], sources: readonly HelmSource[]): ClusterKind[] {
  const found = new Map<string, string>();
  for (const kind of inFolders) {
    if (kinds[kind].scope === "Cluster") found.set(kind, kinds[kind].group);
  }
  for (const { at, karpenterChart } of sources) {
    if (karpenterChart === "karpenter") {
      found.set("ClusterRole", "rbac.authorization.k8s.io").set("ClusterRoleBinding", "rbac.authorization.k8s.io");
    }
    const skipCrds = at.at("helm.skipCrds");
    if (karpenterChart === "karpenter-crd" || (karpenterChart === "karpenter" && skipCrds.isAbsent)) {
      found.set("CustomResourceDefinition", "apiextensions.k8s.io");
    }
  }
  return [...found].map(([kind, group]) => ({ kind, group }));
}
