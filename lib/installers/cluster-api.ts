/**
 * The installs of Cluster API: the HelmChartProxies of its add-on provider for Helm, which calls Helm for each selected
 * cluster (`api/v1alpha1/helmchartproxy_types.go` and `internal/helm_client.go` of that provider).
 */
import { HelmValues } from "../model/helm-values.js";
import type { Cursor } from "../yaml/cursor.js";
import { type FoundInstall, chartNamed, installOf } from "./found.js";

export function clusterApiInstalls(root: Cursor): FoundInstall[] {
  const isProxy = root.get("kind").text === "HelmChartProxy";
  if (!isProxy || !root.get("apiVersion").text.startsWith("addons.cluster.x-k8s.io/")) return [];
  const spec = root.get("spec");
  const name = spec.get("chartName");
  const chart = chartNamed(name);
  if (!chart) return [];
  const [own, namespace, releaseName] = [root.at("metadata.name"), spec.get("namespace"), spec.get("releaseName")];
  return installOf({
    installer: "Cluster API",
    at: own.isPresent ? own : root.get("kind"),
    chart,
    name,
    repository: spec.get("repoURL"),
    revision: spec.get("version"),
    takesLatest: true,
    values: valuesOf(spec),
    // Without them, the release is in the namespace `default` of the other cluster, and its name is generated.
    ...(namespace.isSet && { namespace }),
    ...(releaseName.isSet && { releaseName }),
  });
}

/** The values are YAML with Go templates, which the provider renders for each cluster. */
function valuesOf(spec: Cursor): HelmValues {
  const template = spec.get("valuesTemplate");
  const content = template.isAbsent ? template : template.embedded()?.content;
  const isKept = ["reuseValues", "resetThenReuseValues"].some((key) => !spec.at(`options.upgrade.${key}`).isAbsent);
  return new HelmValues({
    trees: [content ?? template.asUnknown()],
    around: spec,
    isOpen: content === undefined || isKept,
  });
}
