/** The parts of an Application that its project does not allow. */
import type { Cursor } from "../yaml/cursor.js";
import {
  type Destination,
  type ProjectFacts,
  allowsDestination,
  allowsKind,
  allowsRepository,
  isInDoubt,
} from "./projects.js";

/** A part of an Application that its project does not allow. */
export type Misfit =
  | { readonly what: "namespaceKind"; readonly at: Cursor }
  | { readonly what: "repository"; readonly at: Cursor }
  | { readonly what: "destination"; readonly at: Cursor; readonly destination: Destination };

/** The parts of an Application that its project does not allow; unknown ones are omitted. */
export function misfitsOf(project: ProjectFacts, { spec, sources }: Deployment): Misfit[] {
  const repositories = sources
    .map((source) => source.at.get("repoURL"))
    .filter((at) => typeof at.value === "string" && !allowsRepository(project, at.value));
  const at = spec.get("destination");
  const destination = destinationOf(at);
  return [
    ...repositories.map((repository) => ({ what: "repository", at: repository }) as const),
    ...(destination && !allowsDestination(project, destination)
      ? [{ what: "destination", at, destination } as const]
      : []),
    ...createdNamespaces(project, spec, destination),
  ];
}

/** The namespaces that every cluster has. */
const BUILT_IN = new Set(["default", "kube-node-lease", "kube-public", "kube-system"]);

/** The option that creates the namespace of the destination, for which a project must allow the kind. */
function createdNamespaces(project: ProjectFacts, spec: Cursor, destination: Destination | undefined): Misfit[] {
  const option = spec
    .at("syncPolicy.syncOptions")
    .items()
    .find(({ value }) => value === "CreateNamespace=true");
  if (!option || !destination || allowsKind(project, "", "Namespace")) return [];
  const exists = destination.namespace === "" || BUILT_IN.has(destination.namespace);
  return exists ? [] : [{ what: "namespaceKind", at: option }];
}

interface Deployment {
  readonly spec: Cursor;
  readonly sources: readonly { readonly at: Cursor }[];
}

/** Undefined if a part is unknown. */
function destinationOf(at: Cursor): Destination | undefined {
  const fields = ["server", "name", "namespace"].map((key) => at.get(key));
  if (!at.isMapping || fields.some(isInDoubt)) return undefined;
  const [server = "", name = "", namespace = ""] = fields.map(({ text }) => text);
  return { server, name, namespace };
}
