/** What rules see of a linted file: each part is read once, on first use, and is the same for all rules. */
import { type Completeness, hasExcerpts, isNamedAsPatch } from "../model/completeness.js";
import type { Manifest } from "../model/manifest.js";
import { manifestsOf } from "../model/parse.js";
import { isInChart } from "../yaml/helm-template.js";
import { relativePath } from "../slashes.js";
import { isKustomizePatch, isKustomizeResource } from "../workspace/kustomize.js";
import { rootOf } from "../workspace/root.js";
import { noteInstalls, noteManifests } from "./activity.js";
import { installsOf } from "./installs.js";
import { releaseFor } from "./release.js";
import { repositoryOf } from "./repository.js";
import type { LintedFile } from "./rule-definition.js";
import { type Settings, readSettings } from "./settings.js";
import { type Context, sourceOf } from "./source.js";

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
  const block = ownFile(context) === "" ? context.filename : undefined;
  const installs = once(() => {
    const found = installsOf({ source, manifests, settings, block, repository });
    noteInstalls(context.filename, found);
    return found;
  });
  // The language has noted them as well, unless it is another.
  noteManifests(context.filename, source);
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
  // The folders around a repository have names of their own.
  const root = rootOf(file, context.cwd);
  return isNamedAsPatch(root === undefined ? file : relativePath(file, root)) || isKustomizePatch(file, context.cwd);
}

/** The path of a file; empty for a block of another file, which is not in the file system. */
function ownFile({ filename, physicalFilename }: Context): string {
  return filename === physicalFilename ? filename : "";
}
