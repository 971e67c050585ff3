/** What Applications and AppProjects say that others have to agree with. */
import path from "node:path";
import picomatch from "picomatch";
import type { Cursor } from "../manifest/cursor.js";
import type { KarpenterChart } from "../manifest/helm-source.js";
import type { Manifest } from "../manifest/manifest.js";

export interface ChartFacts {
  readonly name: KarpenterChart;
  /** Undefined for ranges, branches and the unknown. */
  readonly version: string | undefined;
}

export interface ApplicationFacts {
  readonly charts: readonly ChartFacts[];
  /** The folders of repositories that it deploys. */
  readonly folders: readonly DeployedFolder[];
}

export interface DeployedFolder {
  readonly repository: string;
  readonly folder: string;
  /** Whether folders below count too. */
  readonly isRecursive: boolean;
}

export function applicationFacts(manifest: Manifest): ApplicationFacts {
  return {
    charts: manifest.helmSources.flatMap(({ karpenterChart, version }) =>
      karpenterChart === undefined ? [] : [{ name: karpenterChart, version }],
    ),
    folders: manifest.helmSources.flatMap(({ at }) => {
      const folder = folderOf(at);
      return folder ? [folder] : [];
    }),
  };
}

/** The folder that a source deploys; undefined if there is none that is known. */
export function folderOf(source: Cursor): DeployedFolder | undefined {
  const folder = source.get("path");
  const repository = source.get("repoURL");
  if (typeof folder.value !== "string" || typeof repository.value !== "string") return undefined;
  const isRecursive = source.at("directory.recurse").value === true;
  return { repository: repository.value, folder: path.posix.join(".", folder.value).replace(/\/$/u, ""), isRecursive };
}

interface KindPattern {
  readonly group: string;
  readonly kind: string;
}

/** What an AppProject allows; undefined where a part of a list isn't known. */
export interface ProjectFacts {
  readonly sourceRepos: readonly string[] | undefined;
  readonly destinations:
    readonly { readonly server: string; readonly name: string; readonly namespace: string }[] | undefined;
  readonly allowedKinds: readonly KindPattern[] | undefined;
  readonly deniedKinds: readonly KindPattern[] | undefined;
}

export function projectFacts(manifest: Manifest): ProjectFacts {
  const spec = manifest.at("spec");
  const kindsIn = (key: string) =>
    listOf(spec.get(key), (item) => [item.get("group"), item.get("kind")])?.map(([group = "", kind = ""]) => ({
      group,
      kind,
    }));
  return {
    sourceRepos: listOf(spec.get("sourceRepos"), (item) => [item])?.map(([repository = ""]) => repository),
    destinations: listOf(spec.get("destinations"), (item) => [
      item.get("server"),
      item.get("name"),
      item.get("namespace"),
    ])?.map(([server = "", name = "", namespace = ""]) => ({ server, name, namespace })),
    allowedKinds: kindsIn("clusterResourceWhitelist"),
    deniedKinds: kindsIn("clusterResourceBlacklist"),
  };
}

/** The texts of each item of a list; undefined where one of them isn't known. */
function listOf(list: Cursor, fields: (item: Cursor) => Cursor[]): string[][] | undefined {
  if (list.isUnknown || list.isOpen) return undefined;
  const items = list.items().map((item) => fields(item));
  return items.flat().some((field) => field.isUnknown) ? undefined : items.map((item) => item.map(({ text }) => text));
}

/**
 * Matches as Argo CD's globs do: `*` stops at a separator, if there is one, and `**` doesn't; a lone `*` is
 * everything (its util/glob, after gobwas/glob).
 */
function matches(pattern: string, text: string, separator?: "/"): boolean {
  if (pattern === "*" || pattern === text) return true;
  // picomatch takes no empty pattern.
  if (pattern === "") return false;
  return picomatch(pattern, { bash: separator === undefined, dot: true, nonegate: true, noextglob: true })(text);
}

/** The same address of a git repository in its various spellings. */
export function normalizeRepository(url: string): string {
  const text = url.trim().toLowerCase();
  const ssh = /^(?:ssh:\/\/)?[\w.-]+@([^:/]+)(?::\d+)?[:/](.*)$/u.exec(text);
  const plain = ssh ? `${ssh[1] ?? ""}/${ssh[2] ?? ""}` : text.replace(/^https?:\/\//u, "");
  return plain.replace(/\/$/u, "").replace(/\.git$/u, "");
}

/** Whether a list that may deny with `!` allows something: one has to match, and none of the denials. */
function allows<Item>(
  items: readonly Item[],
  isDenial: (item: Item) => boolean,
  matchesItem: (item: Item) => boolean,
): boolean {
  return (
    items.some((item) => !isDenial(item) && matchesItem(item)) &&
    !items.some((item) => isDenial(item) && matchesItem(item))
  );
}

export function allowsRepository(project: ProjectFacts, repository: string): boolean {
  const wanted = normalizeRepository(repository);
  return (
    project.sourceRepos === undefined ||
    allows(
      project.sourceRepos,
      (pattern) => pattern.startsWith("!"),
      (pattern) => matches(normalizeRepository(pattern.replace(/^!/u, "")), wanted, "/"),
    )
  );
}

export interface Destination {
  readonly server: string;
  readonly name: string;
  readonly namespace: string;
}

/** Argo CD's own cluster has both of these. */
const IN_CLUSTER = { server: "https://kubernetes.default.svc", name: "in-cluster" };

export function allowsDestination(project: ProjectFacts, destination: Destination): boolean {
  const { destinations } = project;
  if (destinations === undefined) return true;
  const isOwn = destination.server === IN_CLUSTER.server || destination.name === IN_CLUSTER.name;
  const { server, name } = isOwn ? IN_CLUSTER : destination;
  const without = (pattern: string) => pattern.replace(/^!/u, "");
  // Which server has which name, only Argo CD knows.
  const isDecided = (pattern: Destination) =>
    (server !== "" && pattern.server !== "") || (name !== "" && pattern.name !== "");
  const isAllowed = allows(
    destinations,
    (pattern) => [pattern.server, pattern.name, pattern.namespace].some((one) => one.startsWith("!")),
    (pattern) =>
      ((server !== "" && matches(without(pattern.server), server)) ||
        (name !== "" && matches(without(pattern.name), name))) &&
      matches(without(pattern.namespace), destination.namespace),
  );
  return isAllowed || !destinations.every((pattern) => isDecided(pattern));
}

/** Whether a project lets its Applications have a kind that belongs to the whole cluster: none, if no list says so. */
export function allowsKind(project: ProjectFacts, group: string, kind: string): boolean {
  const { allowedKinds, deniedKinds } = project;
  if (allowedKinds === undefined || deniedKinds === undefined) return true;
  const isIn = (list: readonly KindPattern[]) =>
    list.some((pattern) => matches(pattern.group, group) && matches(pattern.kind, kind));
  return isIn(allowedKinds) && !isIn(deniedKinds);
}
