/**
 * The installs of Kustomize: `helmCharts` of a kustomization, and the generator of the same name (Kustomize's
 * documentation, "helmCharts").
 */
import { HelmValues } from "../model/helm-values.js";
import type { Cursor } from "../yaml/cursor.js";
import { type FoundInstall, type LocalFile, chartNamed, installOf } from "./found.js";

export function kustomizeInstalls(root: Cursor): FoundInstall[] {
  const [group = ""] = root.get("apiVersion").text.split("/", 1);
  if (root.get("kind").text === "HelmChartInflationGenerator") return group === "builtin" ? installsOf(root) : [];
  if (group !== "kustomize.config.k8s.io" && !root.get("apiVersion").isAbsent) return [];
  const charts = ["helmCharts", "helmChartInflationGenerator"].flatMap((key) => root.get(key).items());
  return charts.flatMap(installsOf);
}

function installsOf(entry: Cursor): FoundInstall[] {
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
  });
}

function either(entry: Cursor, key: string, older: string): Cursor {
  return !entry.get(older).isAbsent && entry.get(key).isAbsent ? entry.get(older) : entry.get(key);
}

/** A relative path starts at the kustomization. */
function fileNamed({ value }: Cursor): LocalFile | undefined {
  return typeof value === "string" && !value.includes("://") ? { path: value, from: "file" } : undefined;
}
