/** What rules see of a linted file: each part is read once, on first use, and is the same for all rules. */
import { installsBy, installsWith } from "../argo-cd/chart-installs.js";
import type { ChartInstall } from "../model/chart-install.js";
import { type Completeness, hasExcerpts, isNamedAsPatch } from "../model/completeness.js";
import type { Manifest } from "../model/manifest.js";
import { manifestsOf, mayBeValues, valuesInstallOf } from "../model/parse.js";
import { isInChart } from "../yaml/helm-template.js";
import { isKustomizePatch, isKustomizeResource } from "../workspace/kustomize.js";
import type { RepositoryContext } from "../workspace/repository-context.js";
import { releaseFor } from "./release.js";
import { repositoryOf } from "./repository.js";
import type { LintedFile } from "./rule-definition.js";
import { type Settings, readSettings } from "./settings.js";
import { type Context, sourceOf } from "./source.js";
import { isInstallBlock } from "./terraform-processor.js";
import { installsOfBlock } from "../terraform/chart-blocks.js";
import { rootsOf } from "../yaml/document.js";

const files = new WeakMap<object, LintedFile>();

export function lintedFile(context: Context): LintedFile {
  const source = sourceOf(context);
  let file = files.get(source);
  if (!file) {
    file = read(context);
    files.set(source, file);
  }
  return file;
}

function read(context: Context): LintedFile {
  const settings = readSettings(context.settings);
  const source = sourceOf(context);
  const manifests = manifestsOf(source);
  const repository = once(() => repositoryOf(context, settings));
  const isFilePatch = once(() => isPatchFile(context, settings));
  const isOverlaid = once(
    () => isKustomizeResource(ownFile(context), context.cwd) && repository()?.isChanged() === true,
  );
  const completeness = (manifest: Pick<Manifest, "isFragment">): Completeness => {
    if (manifest.isFragment || isFilePatch()) return "patch";
    return isOverlaid() ? "overlaid" : "whole";
  };
  const installs = once(() =>
    manifests.length === 0
      ? valuesInstalls(context, settings, repository)
      : manifests.flatMap((manifest) => installsOf(manifest, settings, repository)),
  );
  return {
    settings,
    manifests,
    installs,
    completeness,
    isChartTemplate: once(() => ownFile(context) !== "" && isInChart(ownFile(context))),
    repository,
    releaseFor: (manifest, option) => releaseFor(manifest, option, { settings, repository }),
  };
}

function once<Value>(compute: () => Value): () => Value {
  let result: { readonly value: Value } | undefined;
  return () => (result ??= { value: compute() }).value;
}

/** Whether a path or a kustomization shows that a file has patches, or it is a block of a text. */
function isPatchFile(context: Context, { completeExamples }: Settings): boolean {
  const file = ownFile(context);
  if (file === "") return !completeExamples && hasExcerpts(context.physicalFilename);
  return isNamedAsPatch(file) || isKustomizePatch(file, context.cwd);
}

/** The path of a file; empty for a block of another file, which is not in the file system. */
function ownFile({ filename, physicalFilename }: Context): string {
  return filename === physicalFilename ? filename : "";
}

type GetRepository = () => RepositoryContext | undefined;

function installsOf(manifest: Manifest, settings: Settings, repository: GetRepository): readonly ChartInstall[] {
  const installs = installsBy(manifest);
  // Other files are read only if a value may be in them.
  if (!settings.valuesFiles || !installs.some(({ values }) => values.hasFiles)) return installs;
  return installsWith(manifest, (source, all) => repository()?.readFiles(source, all));
}

/** The install of a Terraform block, or that of a file of values, if this is such a file and the settings include them. */
function valuesInstalls(context: Context, settings: Settings, repository: GetRepository): readonly ChartInstall[] {
  const source = sourceOf(context);
  if (isInstallBlock(context.filename)) return rootsOf(source).flatMap(installsOfBlock);
  const file = settings.valuesFiles && mayBeValues(source.text) ? repository()?.valuesFile() : undefined;
  const install = file && valuesInstallOf(source, file.version);
  return install ? [{ ...install, mayBeReplaced: file.mayBeReplaced }] : [];
}
