/**
 * The installs of Kustomize: `helmCharts` of a kustomization, and the generator of the same name (Kustomize's
 * documentation, "helmCharts").
 */
import { HelmValues } from "../model/helm-values.js";
import type { Cursor } from "../yaml/cursor.js";
import { type FoundInstall, type LocalFile, chartNamed, installOf } from "./found.js";

export function kustomizeInstalls(root: Cursor): FoundInstall[] {
  const [group = ""] = root.get("apiVersion").text.split("/", 1);
  if (root.get("kind").text === "HelmChartInflationGenerator")
    return group === "builtin" ? installsOf(root, undefined) : [];
  if (group !== "kustomize.config.k8s.io" && !root.get("apiVersion").isAbsent) return [];
  const charts = ["helmCharts", "helmChartInflationGenerator"].flatMap((key) => root.get(key).items());
  return charts.flatMap((entry) => installsOf(entry, root));
}

/** @param kustomization with the settings for all that it contains, if it is known */
function installsOf(entry: Cursor, kustomization: Cursor | undefined): FoundInstall[] {
  // The older form has names of its own.
  const name = either(entry, "name", "chartName");
  const chart = chartNamed(name);
  if (!chart) return [];
  const repository = either(entry, "repo", "chartRepo");
  const revision = either(entry, "version", "chartVersion");
  const inline = either(entry, "valuesInline", "values");
  // Of both, only the inline values are used.
  const replaces = entry.get("valuesMerge").value === "replace" && inline.isPresent;
  const additional = entry.get("additionalValuesFiles");
  const named = [...(replaces ? [] : [entry.get("valuesFile")]), ...additional.items()].filter((one) => !one.isAbsent);
  const values = new HelmValues({
    trees: [inline],
    around: entry,
    hasFiles: named.length > 0,
    isOpen: additional.isUnknown || additional.isOpen,
  });
  return installOf({
    installer: "Kustomize",
    at: name,
    chart,
    name,
    repository,
    revision,
    takesLatest: true,
    values,
    files: named.map(fileNamed),
    areFilesStronger: entry.get("valuesMerge").value === "merge" || !additional.isAbsent,
    ...releaseOf(entry, kustomization),
  });
}

/** The namespace and the name of a release; Kustomize can change both afterwards. */
function releaseOf(entry: Cursor, kustomization: Cursor | undefined): Pick<FoundInstall, "namespace" | "releaseName"> {
  const changes = ["namePrefix", "nameSuffix", "patches", "patchesJson6902", "patchesStrategicMerge", "transformers"];
  if (!kustomization || changes.some((key) => !kustomization.get(key).isAbsent)) return {};
  const [common, releaseName] = [kustomization.get("namespace"), entry.get("releaseName")];
  return { namespace: common.isUnset ? entry.get("namespace") : common, ...(!releaseName.isAbsent && { releaseName }) };
}

function either(entry: Cursor, key: string, older: string): Cursor {
  return !entry.get(older).isAbsent && entry.get(key).isAbsent ? entry.get(older) : entry.get(key);
}

/** A relative path starts at the kustomization. */
function fileNamed({ value }: Cursor): LocalFile | undefined {
  return typeof value === "string" && !value.includes("://") ? { path: value, from: "file" } : undefined;
}
