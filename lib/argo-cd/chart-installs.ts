import type { ChartInstall } from "../model/chart-install.js";
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
  return applicationOf(manifest).specs.flatMap(({ sources }) =>
    sources.flatMap((source) => installBy(manifest, source, readFiles(source, sources)) ?? []),
  );
}

function installBy(by: Manifest, source: HelmSource, filesHave: HasValue | undefined): ChartInstall | undefined {
  const { at, karpenterChart: chart, version, isPublished, isPartial, values } = source;
  if (chart === undefined) return undefined;
  const name = at.get("chart");
  return {
    installer: "Argo CD",
    by,
    chart,
    repository: at.get("repoURL"),
    name,
    revision: at.get("targetRevision"),
    version,
    // A missing version of a `chart` is an error of its own.
    takesLatest: name.isAbsent,
    isPublished,
    isPartial,
    skipCrds: at.at("helm.skipCrds"),
    values: filesHave ? values.withFiles(filesHave) : values,
  };
}
