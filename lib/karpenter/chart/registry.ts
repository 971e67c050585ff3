/** The repositories and tags of Karpenter's charts: from its upgrade guide and the registry's own list. */
import { releaseNumber } from "../../releases.js";

/** Repositories that no longer receive charts; `charts.karpenter.sh` ends at 0.16.3. */
const DEAD = /^https?:\/\/(?:charts\.karpenter\.sh|awslabs\.github\.io\/karpenter)(?:\/|$)/u;

/** The registry that the charts are pushed to, and its caches; copies elsewhere may have other tags. */
const OWN_REGISTRY = /(?:^|\/)(?:public\.ecr\.aws|[\w.-]+\.amazonaws\.com(?:\.cn)?\/ecr-public)\/karpenter(?:\/|$)/u;

/** Older charts were never pushed there. */
const FIRST_PUSHED = releaseNumber("0.17");

/** Tags have a `v` up to 0.34. */
const FIRST_WITHOUT_V = releaseNumber("0.35");

/** Whether a repository no longer receives charts. */
export function isDead(repository: string): boolean {
  return DEAD.test(repository);
}

/**
 * The tag of a version, such as `1.6.0`, in the charts' own registry; undefined for other registries and missing
 * versions.
 */
export function tagIn(repository: string, version: string): string | undefined {
  const release = releaseNumber(version);
  if (!OWN_REGISTRY.test(repository) || release < FIRST_PUSHED) return undefined;
  return release < FIRST_WITHOUT_V ? `v${version}` : version;
}

/** The registry in an OCI address, as Argo CD expects it next to `chart`: without `oci://` and the chart's name. */
export function registryOf(address: string, chart: string): string {
  const registry = address.slice("oci://".length).replace(/\/$/u, "");
  return registry.endsWith(`/karpenter/${chart}`) ? registry.slice(0, -chart.length - 1) : registry;
}
