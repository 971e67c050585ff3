/** Applications that their AppProject does not permit, as problems of a manifest. */
import { type Misfit, misfitsOf } from "../argo-cd/project-misfits.js";
import { type Destination, allowsKind, allowsSource, isInDoubt } from "../argo-cd/projects.js";
import type { ApplicationSpec } from "../argo-cd/application.js";
import type { Problem } from "../model/problem.js";
import { codeAlternatives } from "../prose.js";
import type { Cursor } from "../yaml/cursor.js";
import type { ClusterKind } from "./cluster-kinds.js";
import type { Resource } from "./facts.js";

export const projectMessages = {
  forbiddenRepository:
    "AppProject `{{project}}` in {{place}} does not allow the repository `{{value}}`; add it to `sourceRepos`.",
  forbiddenDestination:
    "AppProject `{{project}}` in {{place}} does not allow the destination {{value}}; add it to `destinations`.",
  forbiddenKinds:
    "AppProject `{{project}}` in {{place}} does not allow {{kinds}}, which this Application deploys; add the missing kinds to `clusterResourceWhitelist`.",
  forbiddenCreation:
    "AppProject `{{project}}` in {{place}} does not allow `Namespace`, so Argo CD cannot create the namespace and the sync fails; add it to `clusterResourceWhitelist`.",
  forbiddenSource:
    "AppProject `{{project}}` in {{place}} does not allow Applications in the namespace `{{value}}`; add it to `sourceNamespaces`.",
};

type Problems = Generator<Problem<keyof typeof projectMessages>>;

/**
 * @param record the project
 * @param namespace of the Application
 * @param deployed the cluster-scoped kinds that the Application deploys
 */
export function* projectProblems(
  { spec, sources }: ApplicationSpec,
  record: Resource,
  namespace: Cursor,
  deployed: readonly ClusterKind[],
): Problems {
  const { project } = record;
  if (!project) return;
  const at = spec.get("project");
  const data = { project: at.text };
  const related = [record];
  const isElsewhere = record.namespace !== undefined && namespace.isPresent && namespace.text !== record.namespace;
  if (isElsewhere && !isInDoubt(namespace) && !allowsSource(project, namespace.text))
    yield { at: namespace, messageId: "forbiddenSource", data: { ...data, value: namespace.text }, related };
  for (const misfit of misfitsOf(project, { spec, sources })) yield { ...problemOf(misfit, data), related };
  const kinds = deployed.filter(({ group, kind }) => !allowsKind(project, group, kind));
  if (kinds.length === 0) return;
  const names = kinds.map(({ group, kind }) => `${group}/${kind}`);
  yield { at, messageId: "forbiddenKinds", data: { ...data, kinds: codeAlternatives(names) }, related };
}

function problemOf(misfit: Misfit, data: { readonly project: string }): Problem<keyof typeof projectMessages> {
  const { at } = misfit;
  if (misfit.what === "namespaceKind") return { at, messageId: "forbiddenCreation", data };
  if (misfit.what === "repository") return { at, messageId: "forbiddenRepository", data: { ...data, value: at.text } };
  const value = destinationText(misfit.destination);
  return { at, on: "head", messageId: "forbiddenDestination", data: { ...data, value } };
}

function destinationText({ server, name, namespace }: Destination): string {
  return `\`${server || name}\`${namespace === "" ? " without a namespace" : `, namespace \`${namespace}\``}`;
}
