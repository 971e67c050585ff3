/** All installs of Karpenter's charts in a linted file, by any installer, and the installs that a values file is for. */
import { applicationOf } from "../argo-cd/application.js";
import { installsBy, installsWith } from "../argo-cd/chart-installs.js";
import type { FoundInstall } from "../installers/found.js";
import { installsIn, mayInstall, objectsIn } from "../installers/installs.js";
import { wrappedInstalls } from "../installers/wrapped.js";
import { areForOtherProvider } from "../karpenter/chart/other-providers.js";
import type { ChartInstall } from "../model/chart-install.js";
import type { Manifest } from "../model/manifest.js";
import { mayBeValues, valuesInstallOf } from "../model/parse.js";
import { installsOfBlock } from "../terraform/chart-blocks.js";
import type { RepositoryContext } from "../workspace/repository-context.js";
import { isNamedBy } from "../workspace/named-files.js";
import { wrappedInstallsWith } from "../workspace/wrapped-values.js";
import { rootsOf } from "../yaml/document.js";
import { type Settings, assumedVersion } from "./settings.js";
import type { TextSourceCode } from "./source.js";
import { isInstallBlock } from "./terraform-processor.js";

export interface InstallsRequest {
  readonly source: TextSourceCode;
  readonly manifests: readonly Manifest[];
  readonly settings: Settings;
  /** The name of a block of another file; undefined for a file of its own. */
  readonly block: string | undefined;
  /** The files around it. Calling it reads them. */
  readonly repository: () => RepositoryContext | undefined;
}

export function installsOf(request: InstallsRequest): readonly ChartInstall[] {
  const version = assumedVersion(request.settings);
  const all = writtenInstalls(request);
  return version === undefined ? all : all.map((install) => ({ ...install, version }));
}

/** The installs with the versions that the files contain. */
function writtenInstalls(request: InstallsRequest): readonly ChartInstall[] {
  const { manifests, source, block } = request;
  if (block !== undefined && isInstallBlock(block)) return installsOfTerraform(request);
  return [
    ...manifests.flatMap((manifest) => installsOfManifest(manifest, request)),
    ...(mayInstall(source.text) ? installsOfOthers(request) : []),
    ...installsOfValues(request),
  ];
}

function installsOfManifest(manifest: Manifest, { settings, repository }: InstallsRequest): readonly ChartInstall[] {
  const own = installsBy(manifest);
  const wrapped = applicationOf(manifest).sources.flatMap((source) => {
    // Other files are read only if there are values for them.
    const { values, at } = source;
    if (!at.get("path").isPresent || (values.tree.isAbsent && values.parameters.length === 0)) return [];
    return wrappedInstalls(repository()?.installs.wrappedBy(source) ?? [], {
      installer: "Argo CD",
      by: manifest,
      at,
      values,
    });
  });
  if (!settings.valuesFiles || !own.some(({ values }) => values.hasFiles)) return [...own, ...wrapped];
  return [...installsWith(manifest, (source, all) => repository()?.installs.readFiles(source, all)), ...wrapped];
}

function installsOfOthers({ source, repository, settings }: InstallsRequest): ChartInstall[] {
  const roots = objectsIn(rootsOf(source));
  const found = installsIn({
    roots,
    fluxSource: (kind, name, namespace) => repository()?.installs.fluxSource(kind, name, namespace),
    wrappedIn: (folder) => repository()?.installs.wrappedIn(folder) ?? [],
  });
  return found.map((install) => {
    return install.installer === "Helm" ? lockedBy(install, repository) : withFiles(install, { settings, repository });
  });
}

function installsOfTerraform(request: InstallsRequest): ChartInstall[] {
  return rootsOf(request.source).flatMap((root) => installsOfBlock(root).map((install) => withFiles(install, request)));
}

/** An install with the values files that it names, as far as they can be read. */
function withFiles(
  install: FoundInstall,
  { settings, repository }: Pick<InstallsRequest, "repository" | "settings">,
): ChartInstall {
  const filesHave =
    settings.valuesFiles && install.values.hasFiles ? repository()?.installs.readLocalFiles(install) : undefined;
  return filesHave ? { ...install, values: install.values.withFiles(filesHave) } : install;
}

function lockedBy(install: FoundInstall, repository: InstallsRequest["repository"]): ChartInstall {
  return { ...install, version: install.version ?? repository()?.installs.lockedVersion(install.chart) };
}

/** The installs that a file of values is for, if this is such a file and the settings include them. */
function installsOfValues({ source, settings, repository }: InstallsRequest): ChartInstall[] {
  if (!settings.valuesFiles || !mayBeValues(source.text)) return [];
  const around = repository();
  const file = around?.installs.valuesFile();
  const isNamed = !file && around !== undefined && isNamedBy(settings.valuesFiles, around.file);
  const named = isNamed ? installWith(source, undefined) : [];
  const own = file
    ? installWith(source, file.version).map((one) => ({ ...one, mayBeReplaced: file.mayBeReplaced }))
    : [];
  const [root] = rootsOf(source);
  const wrapped = around?.installs.wrappedValues();
  const all = [...own, ...named, ...(root && wrapped ? wrappedInstallsWith(root, wrapped) : [])];
  return all.filter(({ values }) => !areForOtherProvider(values));
}

function installWith(source: TextSourceCode, version: string | undefined): ChartInstall[] {
  const install = valuesInstallOf(source, version);
  return install ? [install] : [];
}
