/** Karpenter's charts as dependencies of another chart: in its Chart.yaml, or in the requirements.yaml of Helm 2. */
import { exactVersion } from "../karpenter/chart/registry.js";
import { isOfOtherProvider } from "../karpenter/chart/other-providers.js";
import type { KarpenterChart } from "../model/chart-install.js";
import type { Cursor } from "../yaml/cursor.js";
import { type FoundInstall, chartNamed, installOf, unknownValues } from "./found.js";

/** A dependency, as plain data. */
export interface Dependency {
  readonly chart: KarpenterChart;
  /** The key that its values are below. */
  readonly key: string;
  /** The exact version; undefined for a range. */
  readonly version: string | undefined;
  /** The values that decide whether Helm installs it, from the root of the values. */
  readonly conditions: readonly (readonly string[])[];
}

/** The dependencies of a chart that are Karpenter's charts. */
export function dependenciesOf(root: Cursor): Dependency[] {
  return itemsOf(root).map(({ item, chart }) => {
    const [version, alias, condition] = ["version", "alias", "condition"].map((key) => item.get(key));
    return {
      chart,
      key: alias?.isSet === true ? alias.text : chart,
      version: exactVersion(version?.text ?? ""),
      conditions: (condition?.text ?? "").split(",").map((path) => path.trim().split(".")),
    };
  });
}

/** Their installs, without values, which are in other files. */
export function dependencyInstalls(root: Cursor): FoundInstall[] {
  return itemsOf(root).flatMap(({ item, chart }) => {
    const [name, repository, revision] = [item.get("name"), item.get("repository"), item.get("version")];
    const values = unknownValues(item);
    return installOf({
      installer: "Helm",
      at: name,
      chart,
      name,
      repository,
      revision,
      takesLatest: false,
      values,
    });
  });
}

/** Helm reads no list of dependencies with other fields of Kubernetes objects around it. */
function itemsOf(root: Cursor): { item: Cursor; chart: KarpenterChart }[] {
  if (!root.get("kind").isAbsent || !/^(?:v[12])?$/u.test(root.get("apiVersion").text)) return [];
  return root
    .get("dependencies")
    .items()
    .flatMap((item) => {
      const chart = chartNamed(item.get("name"));
      return chart && !isOfOtherProvider(item.get("repository").text) ? [{ item, chart }] : [];
    });
}
