/**
 * The installs of Flux: HelmReleases, and the OCIRepositories and HelmCharts that they refer to (Flux's documentation,
 * "Helm Releases", "Helm Charts" and "OCI Repositories").
 */
import { exactVersion } from "../karpenter/chart/registry.js";
import { HelmValues } from "../model/helm-values.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Around, FluxSource } from "./around.js";
import { type FoundInstall, type LocalFile, chartAt, chartNamed, installOf, unknownValues } from "./found.js";
import { wrappedInstalls } from "./wrapped.js";

const RELEASES = "helm.toolkit.fluxcd.io";
const SOURCES = "source.toolkit.fluxcd.io";

export function fluxInstalls(root: Cursor, around: Around): FoundInstall[] {
  const kind = root.get("kind").text;
  if (isOf(root, SOURCES)) {
    if (kind === "OCIRepository") return fromOciRepository(root.get("spec"), { root, values: unknownValues(root) });
    return kind === "HelmChart" ? fromChart(root.get("spec"), { root, around, values: unknownValues(root) }) : [];
  }
  if (!isOf(root, RELEASES) || kind !== "HelmRelease") return [];
  const values = valuesOf(root.get("spec"));
  const reference = root.at("spec.chartRef");
  if (reference.isPresent) return fromReference(reference, { root, around, values });
  const template = root.at("spec.chart");
  return template.get("kind").text === "OCIRepository"
    ? fromOciRepository(template.get("spec"), { root, values })
    : fromChart(template.get("spec"), { root, around, values });
}

function isOf(root: Cursor, group: string): boolean {
  return root.get("apiVersion").text.startsWith(`${group}/`);
}

function nameOf(root: Cursor): Cursor {
  const name = root.at("metadata.name");
  return name.isPresent ? name : root.get("kind");
}

function valuesOf(spec: Cursor): HelmValues {
  return new HelmValues({
    trees: [spec.get("values")],
    around: spec,
    hasFiles: ["valuesFile", "valuesFiles"].some((key) => !spec.at(`chart.spec.${key}`).isAbsent),
    // In a ConfigMap or Secret.
    isOpen: !spec.get("valuesFrom").isAbsent,
  });
}

/**
 * Where Flux puts a release, and its name, which otherwise starts with the namespace (Flux's documentation, "Helm
 * Releases", "Release name").
 */
function releaseOf(root: Cursor): Pick<FoundInstall, "namespace" | "releaseName"> {
  if (root.get("kind").text !== "HelmRelease") return {};
  const [target, own] = [root.at("spec.targetNamespace"), root.at("spec.releaseName")];
  const name = own.isUnset && target.isUnset ? root.at("metadata.name") : own;
  return {
    namespace: target.isUnset ? root.at("metadata.namespace") : target,
    ...(!name.isAbsent && { releaseName: name }),
  };
}

interface Release {
  readonly root: Cursor;
  readonly around: Around;
  readonly values: HelmValues;
}

/** An install by a chart template: the name of the chart, and a reference to its repository. */
function fromChart(spec: Cursor, { root, around, values }: Release): FoundInstall[] {
  const name = spec.get("chart");
  const reference = spec.get("sourceRef");
  const kind = reference.get("kind").text;
  const revision = spec.get("version");
  // Elsewhere, the name is the path of a folder.
  if (kind !== "HelmRepository" && kind !== "") {
    const parts = { installer: "Flux", at: nameOf(root), values } as const;
    return wrappedInstalls(around.wrappedIn(folderNamed(name)), parts);
  }
  const chart = chartNamed(name);
  if (!chart) return [];
  const { repository, address } = repositoryOf(reference, root, around);
  const release = releaseOf(root);
  const parts = { chart, name, repository, revision, values, ...release, ...(address !== undefined && { address }) };
  return installOf({ installer: "Flux", at: nameOf(root), takesLatest: true, ...parts });
}

/** An install by a source that names the chart and its version, and at which problems with these are reported. */
function fromReference(reference: Cursor, { root, around, values }: Release): FoundInstall[] {
  const source = sourceOf(reference, root, around);
  if (source?.chart === undefined) return [];
  const unknown = reference.asUnknown();
  const { chart, version, url } = source;
  const release = releaseOf(root);
  const parts = { chart, version, repository: unknown, name: unknown, revision: unknown, values, ...release };
  const address = url === undefined ? {} : { address: url };
  return installOf({ installer: "Flux", at: nameOf(root), takesLatest: false, ...parts, ...address });
}

/** An install by an OCIRepository, or by the template of one in a HelmRelease. */
function fromOciRepository(spec: Cursor, { root, values }: Omit<Release, "around">): FoundInstall[] {
  const repository = spec.get("url");
  const chart = chartAt(repository);
  if (!chart) return [];
  const name = root.absentPart("chart");
  const parts = { chart, repository, name, revision: revisionOf(spec), values, ...releaseOf(root) };
  return installOf({ installer: "Flux", at: nameOf(root), takesLatest: true, ...parts });
}

/** A digest takes precedence over a range, and that over a tag. */
function revisionOf(spec: Cursor): Cursor {
  const reference = spec.get("ref");
  const keys = ["digest", "semver", "tag"];
  return reference.get(keys.find((key) => !reference.get(key).isAbsent) ?? "tag");
}

/** The source that a reference names, as far as it is known. */
function sourceOf(reference: Cursor, root: Cursor, around: Around): FluxSource | undefined {
  const { kind, name, namespace } = referredTo(reference, root);
  if (name === undefined) return undefined;
  const own = around.roots.find((one) => isSource(one, kind, name));
  return own ? fluxSourceOf(own) : around.fluxSource(kind, name, namespace);
}

function repositoryOf(reference: Cursor, root: Cursor, around: Around): { repository: Cursor; address?: string } {
  const { kind, name, namespace } = referredTo(reference, root);
  const own = around.roots.find((one) => name !== undefined && isSource(one, kind, name));
  // A problem with a repository is reported once, with the first release that refers to it.
  const isFirst = own && around.roots.find((one) => refersTo(one, kind, name)) === root;
  const repository = isFirst ? own.at("spec.url") : reference.asUnknown();
  const source = own ? fluxSourceOf(own) : name === undefined ? undefined : around.fluxSource(kind, name, namespace);
  return { repository, ...(source?.url !== undefined && { address: source.url }) };
}

function referredTo(reference: Cursor, root: Cursor) {
  const name = reference.get("name").value;
  const namespace = reference.get("namespace");
  const within = namespace.isAbsent ? root.at("metadata.namespace") : namespace;
  return {
    kind: reference.get("kind").text,
    name: typeof name === "string" ? name : undefined,
    namespace: typeof within.value === "string" ? within.value : undefined,
  };
}

function isSource(root: Cursor, kind: string, name: string): boolean {
  return isOf(root, SOURCES) && root.get("kind").text === kind && root.at("metadata.name").value === name;
}

function refersTo(root: Cursor, kind: string, name: string | undefined): boolean {
  const paths = ["spec.chart.spec.sourceRef", "spec.sourceRef"].map((path) => root.at(path));
  return paths.some((one) => one.get("kind").text === kind && one.get("name").value === name);
}

/** What a source provides; undefined for other objects. */
export function fluxSourceOf(root: Cursor): FluxSource | undefined {
  const name = root.at("metadata.name").value;
  if (!isOf(root, SOURCES) || typeof name !== "string") return undefined;
  const kind = root.get("kind").text;
  const url = root.at("spec.url");
  const namespace = root.at("metadata.namespace").value;
  const revision = kind === "HelmChart" ? root.at("spec.version") : revisionOf(root.get("spec"));
  return {
    kind,
    name,
    namespace: typeof namespace === "string" ? namespace : undefined,
    url: typeof url.value === "string" ? url.value : undefined,
    chart: kind === "HelmChart" ? chartNamed(root.at("spec.chart")) : chartAt(url),
    version: revision.value === undefined ? undefined : exactVersion(revision.text),
  };
}

function folderNamed(name: Cursor): LocalFile {
  return { path: name.text, from: "root" };
}
