/** Decides what AppProjects allow, in the same way as Argo CD. */
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { isFilledIn } from "../karpenter/placeholders/context.js";
import { matchesGlob } from "./glob.js";
import { withinBudget } from "./project-budget.js";

interface KindPattern {
  readonly group: string;
  readonly kind: string;
}

/** The destination of an Application, or a project's patterns for it; omitted fields are empty. */
export interface Destination {
  readonly server: string;
  readonly name: string;
  readonly namespace: string;
}

/** The lists of an AppProject; undefined if a part of a list is unknown. */
export interface ProjectFacts {
  readonly sourceRepos: readonly string[] | undefined;
  readonly destinations: readonly Destination[] | undefined;
  readonly allowedKinds: readonly KindPattern[] | undefined;
  readonly deniedKinds: readonly KindPattern[] | undefined;
  /** The namespaces whose Applications can use it, apart from its own. */
  readonly sourceNamespaces: readonly string[] | undefined;
}

export function projectFacts(manifest: Manifest): ProjectFacts {
  const spec = manifest.at("spec");
  const kindsIn = (key: string, isWanted?: (item: Cursor) => boolean) =>
    listOf(spec.get(key), (item) => [item.get("group"), item.get("kind")], isWanted)?.map(
      ([group = "", kind = ""]) => ({ group, kind }),
    );
  return {
    sourceRepos: textsOf(spec.get("sourceRepos")),
    sourceNamespaces: textsOf(spec.get("sourceNamespaces")),
    destinations: listOf(spec.get("destinations"), (item) => [
      item.get("server"),
      item.get("name"),
      item.get("namespace"),
    ])?.map(([server = "", name = "", namespace = ""]) => ({ server, name, namespace })),
    allowedKinds: kindsIn("clusterResourceWhitelist"),
    // Items with a name deny only resources with this name.
    deniedKinds: kindsIn("clusterResourceBlacklist", (item) => item.get("name").isAbsent),
  };
}

/** Whether a field is unknown, or a placeholder. */
export function isInDoubt(field: Cursor): boolean {
  return field.isUnknown || !isFilledIn(field, false);
}

/** The items of a list of texts; undefined if one of them is unknown. */
function textsOf(list: Cursor): string[] | undefined {
  return listOf(list, (item) => [item])?.map(([text = ""]) => text);
}

/** The texts of each item of a list; undefined if one of them is unknown. */
function listOf(
  list: Cursor,
  fields: (item: Cursor) => Cursor[],
  isWanted: (item: Cursor) => boolean = () => true,
): string[][] | undefined {
  if (list.isUnknown || list.isOpen) return undefined;
  const items = list
    .items()
    .filter((item) => isWanted(item))
    .map((item) => fields(item));
  return items.flat().some(isInDoubt) ? undefined : items.map((item) => item.map(({ text }) => text));
}

/** An address as Argo CD compares it with a project's: `https` and `ssh` addresses of one repository differ. */
function comparedRepository(url: string): string {
  const text = url.trim().toLowerCase();
  const isSsh = /^(?:ssh:\/\/)?[^/:]*@[^@]+$/u.test(text);
  const plain = isSsh && !text.startsWith("ssh://") ? text.replace(":", "/") : text.replace(/^ssh:\/\//u, "");
  return plain.replace(/\/$/u, "").replace(/\.git$/u, "");
}

/**
 * The verdict of a project's pattern on a text; a pattern with `!` that doesn't match allows it, as in Argo CD's code,
 * although its documentation requires another pattern to do so.
 */
function verdictOf(pattern: string, text: string, separator?: "/"): "allows" | "denies" | undefined {
  const isDenial = pattern.startsWith("!");
  const one = isDenial ? pattern.slice(1) : pattern;
  // A lone asterisk doesn't stop at separators.
  const isMatch = one === "*" || matchesGlob(one, text, separator);
  if (isDenial) return isMatch ? "denies" : "allows";
  return isMatch ? "allows" : undefined;
}

export function allowsRepository({ sourceRepos }: ProjectFacts, repository: string): boolean {
  if (sourceRepos === undefined) return true;
  const wanted = comparedRepository(repository);
  return withinBudget(sourceRepos, wanted, () => isAllowedBy(sourceRepos, wanted)) ?? true;
}

function isAllowedBy(sourceRepos: readonly string[], wanted: string): boolean {
  const verdicts = sourceRepos.map((pattern) => {
    const mark = pattern.startsWith("!") ? "!" : "";
    return verdictOf(mark + comparedRepository(pattern.slice(mark.length)), wanted, "/");
  });
  return verdicts.includes("allows") && !verdicts.includes("denies");
}

/** Both refer to the cluster that Argo CD runs in. */
const IN_CLUSTER = { server: "https://kubernetes.default.svc", name: "in-cluster" };

export function allowsDestination({ destinations }: ProjectFacts, destination: Destination): boolean {
  if (destinations === undefined) return true;
  const { server, name, namespace } = destination;
  const text = [server, name, namespace].join("\n");
  return withinBudget(destinations, text, () => isDestinationOf(destinations, destination)) ?? true;
}

function isDestinationOf(destinations: readonly Destination[], destination: Destination): boolean {
  const isOwn = destination.server === IN_CLUSTER.server || destination.name === IN_CLUSTER.name;
  const { server, name } = isOwn ? IN_CLUSTER : destination;
  let isAllowed = false;
  for (const pattern of destinations) {
    // Only Argo CD can match servers and names.
    const isDecided = (server !== "" && pattern.server !== "") || (name !== "" && pattern.name !== "");
    const cluster = [
      server === "" || pattern.server === "" ? undefined : verdictOf(pattern.server, server),
      name === "" || pattern.name === "" ? undefined : verdictOf(pattern.name, name),
    ];
    const namespace = verdictOf(pattern.namespace, destination.namespace);
    if (!isDecided) isAllowed ||= namespace === "allows";
    else if (cluster.includes("allows") && namespace === "allows") isAllowed = true;
    else if (cluster.includes("denies") || (namespace === "denies" && cluster.includes("allows"))) return false;
  }
  return isAllowed;
}

/** Whether a project allows its Applications to have a cluster-scoped kind: without a list, it allows none. */
export function allowsKind(project: ProjectFacts, group: string, kind: string): boolean {
  const { allowedKinds, deniedKinds } = project;
  if (allowedKinds === undefined || deniedKinds === undefined) return true;
  const isIn = (list: readonly KindPattern[]) =>
    list.some((pattern) => matchesGlob(pattern.group, group) && matchesGlob(pattern.kind, kind));
  return isIn(allowedKinds) && !isIn(deniedKinds);
}

/** Whether a project allows Applications in a namespace, other than its own, to use it. */
export function allowsSource({ sourceNamespaces }: ProjectFacts, namespace: string): boolean {
  // Between slashes, a pattern is a regular expression.
  return sourceNamespaces?.every((pattern) => !pattern.startsWith("/") && !matchesGlob(pattern, namespace)) !== true;
}
