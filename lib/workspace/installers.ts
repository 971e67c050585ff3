/** The versions of Karpenter's charts that Flux and Kustomize deploy. */
import { exactVersion, karpenterChartAt } from "../karpenter/chart/registry.js";
import type { Cursor } from "../yaml/cursor.js";
import { parseText, rootsOf } from "../yaml/document.js";
import type { ChartFacts } from "./applications.js";

export interface InstalledChart extends ChartFacts {
  /** The offset of the place that installs it. */
  readonly index: number;
}

/** The charts of Flux's HelmReleases, and of `helmCharts` in kustomizations. */
export function yamlCharts(text: string): InstalledChart[] {
  if (!text.includes("karpenter") || !/\bHelmRelease\b|\bhelmCharts\b/u.test(text)) return [];
  return rootsIn(text).flatMap((root) => {
    const group = root.get("apiVersion").text.split("/", 1)[0] ?? "";
    if (group === "helm.toolkit.fluxcd.io" && root.get("kind").text === "HelmRelease") return releaseIn(root);
    const isKustomization = group === "" || group === "kustomize.config.k8s.io";
    return isKustomization ? root.get("helmCharts").items().flatMap(kustomizeChart) : [];
  });
}

function rootsIn(text: string): readonly Cursor[] {
  try {
    return rootsOf(parseText(text));
  } catch {
    return [];
  }
}

function releaseIn(root: Cursor): InstalledChart[] {
  const spec = root.at("spec.chart.spec");
  const name = root.at("metadata.name");
  const [start] = (name.isPresent ? name : root.get("kind")).range;
  return chartOf(undefined, textOf(spec.get("chart")), textOf(spec.get("version")), start);
}

function kustomizeChart(chart: Cursor): InstalledChart[] {
  const name = chart.get("name");
  return chartOf(textOf(chart.get("repo")), textOf(name), textOf(chart.get("version")), name.range[0]);
}

function textOf({ value }: Cursor): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The installed chart, if it is one of Karpenter's; Terraform can name it by its complete address. */
function chartOf(repository = "", chart = "", version: string | undefined, index: number): InstalledChart[] {
  const address = chart.startsWith("oci://")
    ? { repository: chart, chart: "", folder: "" }
    : { repository, chart, folder: "" };
  const name = karpenterChartAt(address);
  return name === undefined ? [] : [{ name, version: exactVersion(version ?? ""), index }];
}
