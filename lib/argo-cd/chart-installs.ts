import type { ChartInstall } from "../model/chart-install.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { applicationOf } from "./application.js";
import type { HelmSource } from "./helm-source.js";

/** Returns a function that checks whether the values files of a source contain a path; undefined if that is unknown. */
export type ReadFiles = (source: HelmSource, all: readonly HelmSource[]) => HasValue | undefined;

type HasValue = (keys: readonly string[]) => boolean;

const installs = new WeakMap<Manifest, readonly ChartInstall[]>();

/** The installs of Karpenter's charts by the sources of a manifest; none for kinds without sources. */
export function installsBy(manifest: Manifest): readonly ChartInstall[] {
  let found = installs.get(manifest);
  if (!found) {
    found = installsWith(manifest, () => undefined);
    installs.set(manifest, found);
  }
  return found;
}

/** The same installs, given the values files that can be read. */
export function installsWith(manifest: Manifest, readFiles: ReadFiles): ChartInstall[] {
  return applicationOf(manifest).specs.flatMap(({ spec, sources, generated }) =>
    generated.flatMap((source) => {
      const install = installBy(manifest, source, readFiles(source, sources));
      return install ? [{ ...install, ...releaseOf(spec, source) }] : [];
    }),
  );
}

function installBy(by: Manifest, source: HelmSource, filesHave: HasValue | undefined): ChartInstall | undefined {
  const { at, karpenterChart: chart, chart: name, repository, revision } = source;
  if (chart === undefined) return undefined;
  const { version, isPublished, isPartial, values } = source;
  return {
    installer: "Argo CD",
    by,
    chart,
    repository,
    name,
    revision,
    version,
    // A missing version of a `chart` is an error of its own.
    takesLatest: name.isAbsent,
    isPublished,
    isPartial,
    skipCrds: at.at("helm.skipCrds"),
    values: filesHave ? values.withFiles(filesHave) : values,
  };
}

/** Where Argo CD puts the release, and its name: without `helm.releaseName`, that of the Application. */
export function releaseOf(spec: Cursor, source: HelmSource): Pick<Required<ChartInstall>, "namespace" | "releaseName"> {
  const [namespace, own] = [source.at.at("helm.namespace"), source.at.at("helm.releaseName")];
  const name = spec.parent?.at("metadata.name");
  return {
    namespace: source.filled(namespace.isUnset ? spec.at("destination.namespace") : namespace),
    releaseName: source.filled(own.isUnset && name ? name : own),
  };
}
