/** What the settings of an install make the controller call AWS for. */
import type { ChartInstall } from "../../model/chart-install.js";
import type { HelmValues } from "../../model/helm-values.js";
import { maySetVariable } from "../chart/environment.js";
import { chartValue, goBoolean } from "../chart/go-values.js";
import { settingIn } from "../chart/settings.js";
import type { Occasion } from "./actions.js";

/** Only settings with a known value count. */
export function occasionsOf(install: ChartInstall): Occasion[] {
  const { values } = install;
  const isolated = values.at("settings", "isolatedVPC");
  const isNotIsolated =
    (isolated.isAbsent || isFalse(values, "settings.isolatedVPC")) && !maySetVariable(values, "ISOLATED_VPC");
  const all: readonly (readonly [Occasion, boolean])[] = [
    ["queue", settingIn(install, "interruptionQueue").isSet],
    ["clusterLookup", settingIn(install, "clusterEndpoint").isUnset && !maySetVariable(values, "CLUSTER_ENDPOINT")],
    ["notIsolated", isNotIsolated],
    ["prices", isNotIsolated],
    ["zonalShift", isTrue(values, "settings.enableZonalShift")],
    ["rebootForRepair", isTrue(values, "settings.awsFeatureGates.rebootForRepair")],
  ];
  return all.flatMap(([occasion, isGiven]) => (isGiven ? [occasion] : []));
}

function isTrue(values: HelmValues, name: string): boolean {
  const value = chartValue(values, name)?.value;
  return value !== undefined && goBoolean(String(value)) === true;
}

function isFalse(values: HelmValues, name: string): boolean {
  const value = chartValue(values, name)?.value;
  return value !== undefined && goBoolean(String(value)) === false;
}
