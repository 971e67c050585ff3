/** Where Karpenter's charts can be had, and under which tags: from its upgrade guide and the registry's own list. */
import { releaseNumber } from "../releases.js";

/** Repositories that get no charts any more; `charts.karpenter.sh` ends at 0.16.3. */
const DEAD = /^https?:\/\/(?:charts\.karpenter\.sh|awslabs\.github\.io\/karpenter)(?:\/|$)/u;

/** The registry that the charts are pushed to, and caches of it; copies elsewhere may have other tags. */
const OWN_REGISTRY = /(?:^|\/)(?:public\.ecr\.aws|[\w.-]+\.amazonaws\.com(?:\.cn)?\/ecr-public)\/karpenter(?:\/|$)/u;

/** Older charts were never pushed there. */
const FIRST_PUSHED = releaseNumber("0.17");

/** Tags have a `v` up to 0.34. */
const FIRST_WITHOUT_V = releaseNumber("0.35");

/** Whether a repository gets no charts any more. */
export function isDead(repository: string): boolean {
  return DEAD.test(repository);
}

/** The tag of a version, such as `1.6.0`, in the charts' own registry; undefined for another one, and for what isn't in it. */
export function tagIn(repository: string, version: string): string | undefined {
  const release = releaseNumber(version);
  if (!OWN_REGISTRY.test(repository) || release < FIRST_PUSHED) return undefined;
  return release < FIRST_WITHOUT_V ? `v${version}` : version;
}

/** The registry in an OCI address, as Argo CD asks for it beside `chart`: without `oci://`, and without the chart's name. */
export function registryOf(address: string, chart: string): string {
  const registry = address.slice("oci://".length).replace(/\/$/u, "");
  return registry.endsWith(`/karpenter/${chart}`) ? registry.slice(0, -chart.length - 1) : registry;
}
