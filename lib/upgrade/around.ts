/** What belongs to an upgrade as a whole: the stop on the way, the clusters, and questions that concern no file. */
import type { Repository } from "../report/repository.js";
import { releaseNumber } from "../releases.js";
import { type Step, guideTo, kubernetesFor } from "./changes.js";
import { type ClusterVersion, clusterProblem } from "./clusters.js";
import { documentation } from "./entries.js";
import type { Entry } from "./model.js";
import { newActions } from "./permissions.js";

const COMPATIBILITY = documentation("https://karpenter.sh/docs/upgrading/compatibility/");

/** What must happen before the upgrade. */
export function before(step: Step, { show }: Repository, clusters: readonly ClusterVersion[]): Entry[] {
  const problems = clusters.flatMap((cluster) => {
    const text = clusterProblem(cluster.version, step.to);
    return text === undefined ? [] : [{ text, since: undefined, places: [show(cluster)], sources: [COMPATIBILITY] }];
  });
  return [...viaFirstStable(step), ...problems];
}

/** Only 1.0 has both API versions. */
function viaFirstStable({ from, to }: Step): Entry[] {
  const isVia = releaseNumber(from) < releaseNumber("1.0") && releaseNumber(to) > releaseNumber("1.0");
  const text = `Upgrade to the latest patch of ${from}, and from there to 1.0, before any later release: only 1.0 converts the objects in the cluster from \`v1beta1\` to \`v1\`.`;
  const url = "https://karpenter.sh/v1.0/upgrading/v1-migration/#upgrade-procedure";
  return isVia ? [{ text, since: undefined, places: [], sources: [documentation(url)] }] : [];
}

/** Questions that concern no file. */
export function outside(step: Step, { charts }: Repository, clusters: readonly ClusterVersion[]): Entry[] {
  const range = kubernetesFor(step.to);
  const cluster =
    range && clusters.length === 0
      ? [`Does the cluster have Kubernetes ${range.min} to ${range.max}, which Karpenter ${step.to} supports?`]
      : [];
  const actions = charts.some(({ name }) => name === "karpenter") ? [] : newActions(step);
  return [
    ...cluster.map((text) => ({ text, since: undefined, places: [], sources: [COMPATIBILITY] })),
    ...actions.map(({ name, since = "", effect }) => ({
      text: `Does the policy of the controller's role allow \`${name}\`? Karpenter calls it, and if it is not allowed, ${effect}.`,
      since,
      places: [],
      sources: [documentation(guideTo(since))],
    })),
  ];
}
