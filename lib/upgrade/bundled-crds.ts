/** Installs that keep the CRDs of the release that was installed first. */
import type { ChartInstall, Installer } from "../model/chart-install.js";
import type { Problem } from "../model/problem.js";
import { placeOf } from "../workspace/identity/policy-problems.js";
import type { RepositoryContext } from "../workspace/repository-context.js";
import type { Cursor } from "../yaml/cursor.js";

export const crdMessages = {
  bundledCrds:
    "Does something apply the CRDs of the new release? {{installer}} does not upgrade those in the chart `karpenter`, so the API server keeps its present ones; the chart `karpenter-crd` upgrades them.",
} as const;

/** They install CRDs with Helm, which never upgrades them. Argo CD and Kustomize apply them like other manifests. */
const WITH_HELM: readonly (Installer | undefined)[] = ["Cluster API", "Flux", "helmfile", "Terraform"];

export function* crdProblems(
  install: ChartInstall,
  repository: RepositoryContext | undefined,
): Generator<Problem<keyof typeof crdMessages>> {
  const { installer = "", name } = install;
  if (!WITH_HELM.some((one) => one === installer) || repository?.deploys("karpenter-crd") === true) return;
  if (installer === "Flux" && !skipsOnUpgrade(rootOf(name))) return;
  yield { at: placeOf(install), messageId: "bundledCrds", data: { installer } };
}

/** Whether a HelmRelease of Flux leaves CRDs as they are. */
function skipsOnUpgrade(root: Cursor): boolean {
  const policy = root.at("spec.upgrade.crds");
  return policy.isAbsent || policy.value === "Skip";
}

function rootOf(place: Cursor): Cursor {
  let root = place;
  while (root.parent) root = root.parent;
  return root;
}
