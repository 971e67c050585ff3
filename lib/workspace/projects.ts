/** What AppProjects allow, as Argo CD decides it. */
import type { Cursor } from "../manifest/cursor.js";
import type { Manifest } from "../manifest/manifest.js";
import { matchesGlob } from "./glob.js";

interface KindPattern {
  readonly group: string;
  readonly kind: string;
}

/** Of an Application, or the patterns of a project for it; empty where it has none. */
export interface Destination {
  readonly server: string;
  readonly name: string;
  readonly namespace: string;
}

/** What an AppProject allows; undefined where a part of a list isn't known. */
export interface ProjectFacts {
  readonly sourceRepos: readonly string[] | undefined;
  readonly destinations: readonly Destination[] | undefined;
  readonly allowedKinds: readonly KindPattern[] | undefined;
  readonly deniedKinds: readonly KindPattern[] | undefined;
}

export function projectFacts(manifest: Manifest): ProjectFacts {
  const spec = manifest.at("spec");
  const kindsIn = (key: string, isWanted?: (item: Cursor) => boolean) =>
    listOf(spec.get(key), (item) => [item.get("group"), item.get("kind")], isWanted)?.map(
      ([group = "", kind = ""]) => ({ group, kind }),
    );
  return {
    sourceRepos: listOf(spec.get("sourceRepos"), (item) => [item])?.map(([repository = ""]) => repository),
    destinations: listOf(spec.get("destinations"), (item) => [
      item.get("server"),
      item.get("name"),
      item.get("namespace"),
    ])?.map(([server = "", name = "", namespace = ""]) => ({ server, name, namespace })),
    allowedKinds: kindsIn("clusterResourceWhitelist"),
    // Those with a name deny only what is called so.
    deniedKinds: kindsIn("clusterResourceBlacklist", (item) => item.get("name").isAbsent),
  };
}

/** The texts of each item of a list; undefined where one of them isn't known. */
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
  return items.flat().some((field) => field.isUnknown) ? undefined : items.map((item) => item.map(({ text }) => text));
}

/** An address as Argo CD compares it with a project's: an `https` and an `ssh` one of the same repository differ. */
function comparedRepository(url: string): string {
  const text = url.trim().toLowerCase();
  const isSsh = /^(?:ssh:\/\/)?[^/:]*@[^@]+$/u.test(text);
  const plain = isSsh && !text.startsWith("ssh://") ? text.replace(":", "/") : text.replace(/^ssh:\/\//u, "");
  return plain.replace(/\/$/u, "").replace(/\.git$/u, "");
}

/**
 * What a pattern of a project says of a text; one with `!` that doesn't match allows it, as in Argo CD's code,
 * though its documentation wants another pattern to do so.
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
  const verdicts = sourceRepos.map((pattern) => {
    const mark = pattern.startsWith("!") ? "!" : "";
    return verdictOf(mark + comparedRepository(pattern.slice(mark.length)), wanted, "/");
  });
  return verdicts.includes("allows") && !verdicts.includes("denies");
}

/** Argo CD's own cluster has both of these. */
const IN_CLUSTER = { server: "https://kubernetes.default.svc", name: "in-cluster" };

export function allowsDestination({ destinations }: ProjectFacts, destination: Destination): boolean {
  if (destinations === undefined) return true;
  const isOwn = destination.server === IN_CLUSTER.server || destination.name === IN_CLUSTER.name;
  const { server, name } = isOwn ? IN_CLUSTER : destination;
  let isAllowed = false;
  for (const pattern of destinations) {
    // Which server has which name, only Argo CD knows.
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

/** Whether a project lets its Applications have a kind that belongs to the whole cluster: none, if no list says so. */
export function allowsKind(project: ProjectFacts, group: string, kind: string): boolean {
  const { allowedKinds, deniedKinds } = project;
  if (allowedKinds === undefined || deniedKinds === undefined) return true;
  const isIn = (list: readonly KindPattern[]) =>
    list.some((pattern) => matchesGlob(pattern.group, group) && matchesGlob(pattern.kind, kind));
  return isIn(allowedKinds) && !isIn(deniedKinds);
}
