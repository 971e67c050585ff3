/** The repositories and tags of Karpenter's charts: from its upgrade guide and the registry's own list. */
import type { KarpenterChart } from "../../model/chart-install.js";
import { releaseNumber } from "../../releases.js";

/** The current and former locations of Karpenter's own charts. */
const PUBLISHED_AT = /(?:^|\/)(?:public\.ecr\.aws|charts\.karpenter\.sh)(?:\/|$)/u;

/** Repositories without current charts: `charts.karpenter.sh` ends at 0.16.3, and the others never had any, or no longer do. */
const DEAD = /^(?:(?:https?|oci):\/\/)?(?:(?:[\w-]+\.)*karpenter\.sh|awslabs\.github\.io\/karpenter)(?:\/|$)/u;

/** The registry that the charts are pushed to, and its caches; copies elsewhere may have other tags. */
const OWN_REGISTRY = /(?:^|\/)(?:public\.ecr\.aws|[\w.-]+\.amazonaws\.com(?:\.cn)?\/ecr-public)\/karpenter(?:\/|$)/u;

/** Older charts were never pushed there. */
const FIRST_PUSHED = releaseNumber("0.17");

/** Tags have a `v` up to 0.34. */
const FIRST_WITHOUT_V = releaseNumber("0.35");

/** Where a chart comes from, as an installer names it; parts that it does not name are empty. */
interface ChartAddress {
  readonly repository: string;
  readonly chart: string;
  /** The folder in a git repository. */
  readonly folder: string;
}

/**
 * Which of Karpenter's charts an address names: by the name of the chart, in any repository; by the end of an OCI
 * repository; or by the folder in Karpenter's own git repository.
 */
export function karpenterChartAt({ repository, chart, folder }: ChartAddress): KarpenterChart | undefined {
  if (chart !== "") return nameIn(/^(?:karpenter\/)?(karpenter(?:-crd)?)$/u, chart);
  const address = repository.replace(/\/$/u, "").replace(/\.git$/u, "");
  const isOwnGit = /[/:]aws\/karpenter(?:-provider-aws)?$/u.test(address);
  return (
    nameIn(/^oci:\/\/.*\/karpenter\/(karpenter(?:-crd)?)$/u, address) ??
    (isOwnGit ? nameIn(/(?:^|\/)charts\/(karpenter(?:-crd)?)\/?$/u, folder) : undefined)
  );
}

function nameIn(pattern: RegExp, text: string): KarpenterChart | undefined {
  return pattern.exec(text)?.[1] as KarpenterChart | undefined;
}

/** The exact version in a text, without a `v`; undefined for ranges, branches and templates. */
export function exactVersion(text: string): string | undefined {
  return /^v?(\d+\.\d+\.\d+(?:[-+].*)?)$/u.exec(text)?.[1];
}

/** Whether a repository has Karpenter's own charts, not charts that wrap them. */
export function isPublisher(repository: string): boolean {
  return PUBLISHED_AT.test(repository);
}

/** Whether a repository is the registry that Karpenter's charts are pushed to, or a cache of it. */
export function isOwnRegistry(repository: string): boolean {
  return OWN_REGISTRY.test(repository);
}

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
  if (!isOwnRegistry(repository) || release < FIRST_PUSHED) return undefined;
  return release < FIRST_WITHOUT_V ? `v${version}` : version;
}
