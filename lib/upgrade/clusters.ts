/** The Kubernetes versions of the clusters that Terraform creates. */
import type { FilePlace } from "../model/file-place.js";
import { releaseNumber } from "../releases.js";
import type { Arguments } from "../terraform/module/arguments.js";
import { knownText } from "../terraform/module/value.js";
import type { TerraformIdentity } from "../workspace/identity/terraform-identity.js";
import { kubernetesFor } from "./changes.js";

export interface ClusterVersion extends FilePlace {
  readonly version: string;
}

const EKS_MODULE = /\bterraform-aws-modules\/(?:eks\/aws|terraform-aws-eks(?:\.git)?)(?:\?|$)/u;

/** The variable of the module, latest first. */
const VARIABLES = ["kubernetes_version", "cluster_version"];

/** Those of the resource, and of the module from the registry. */
export function clusterVersions(terraform: TerraformIdentity): ClusterVersion[] {
  const clusters = terraform.ofType("aws_eks_cluster").filter(({ isData }) => !isData);
  const calls = terraform.calls.filter(({ source }) => EKS_MODULE.test(source));
  return [
    ...clusters.flatMap((cluster) => versionIn(cluster, "version")),
    ...calls.flatMap((call) => VARIABLES.flatMap((name) => versionIn(call, name))),
  ];
}

function versionIn(block: Arguments, name: string): ClusterVersion[] {
  const version = knownText(block.get(name));
  return version !== undefined && /^1\.\d+$/u.test(version) ? [{ version, ...block.placeOf(name) }] : [];
}

/** What is wrong with the version of a cluster for a release of Karpenter; undefined if nothing is. */
export function clusterProblem(version: string, release: string): string | undefined {
  const range = kubernetesFor(release);
  if (!range) return undefined;
  if (releaseNumber(version) < releaseNumber(range.min))
    return `The cluster has Kubernetes ${version}, but Karpenter ${release} supports ${range.min} to ${range.max}; upgrade the cluster first.`;
  if (releaseNumber(version) > releaseNumber(range.max))
    return `The cluster has Kubernetes ${version}, but Karpenter ${release} supports only up to ${range.max}; use a newer release.`;
  return undefined;
}
