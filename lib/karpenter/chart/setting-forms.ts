/**
 * The forms of the settings in the values of Karpenter's chart, since 1.0. Sources: the chart's deployment template and
 * values, and the options of Karpenter and its AWS provider (pkg/operator/options, pkg/utils/env).
 *
 * The chart hands each setting over in an environment variable. Karpenter does not start with an unknown choice or a
 * value out of range, but silently uses the default instead of a value that it cannot parse.
 */

import { siblingsOf } from "./history.js";

export type Form =
  | { readonly type: "boolean" }
  | { readonly type: "choice"; readonly values: readonly string[] }
  | { readonly type: "count" }
  /** A Go duration, of at least so many seconds. */
  | { readonly type: "duration"; readonly least?: number }
  | { readonly type: "fraction" }
  | { readonly type: "text" };

export interface Setting {
  /** The path in the values, joined by dots. */
  readonly name: string;
  /** The environment variable of the controller. */
  readonly variable: string;
  readonly form: Form;
  /** The default of Karpenter. */
  readonly fallback: string;
}

const BOOLEAN: Form = { type: "boolean" };
const INTERVAL: Form = { type: "duration", least: 60 };

/** The settings other than feature gates and those that other rules check. */
export const settings: readonly Setting[] = [
  {
    name: "logLevel",
    variable: "LOG_LEVEL",
    form: { type: "choice", values: ["debug", "info", "error"] },
    fallback: "info",
  },
  {
    name: "settings.preferencePolicy",
    variable: "PREFERENCE_POLICY",
    form: { type: "choice", values: ["Respect", "Ignore"] },
    fallback: "Respect",
  },
  {
    name: "settings.minValuesPolicy",
    variable: "MIN_VALUES_POLICY",
    form: { type: "choice", values: ["Strict", "BestEffort"] },
    fallback: "Strict",
  },
  { name: "settings.clusterName", variable: "CLUSTER_NAME", form: { type: "text" }, fallback: "" },
  {
    name: "settings.batchMaxDuration",
    variable: "BATCH_MAX_DURATION",
    form: { type: "duration" },
    fallback: "10s",
  },
  {
    name: "settings.batchIdleDuration",
    variable: "BATCH_IDLE_DURATION",
    form: { type: "duration" },
    fallback: "1s",
  },
  { name: "settings.amiRefreshInterval", variable: "AMI_REFRESH_INTERVAL", form: INTERVAL, fallback: "1m" },
  { name: "settings.subnetRefreshInterval", variable: "SUBNET_REFRESH_INTERVAL", form: INTERVAL, fallback: "1m" },
  {
    name: "settings.securityGroupRefreshInterval",
    variable: "SECURITY_GROUP_REFRESH_INTERVAL",
    form: INTERVAL,
    fallback: "1m",
  },
  {
    name: "settings.vmMemoryOverheadPercent",
    variable: "VM_MEMORY_OVERHEAD_PERCENT",
    form: { type: "fraction" },
    fallback: "0.075",
  },
  { name: "settings.reservedENIs", variable: "RESERVED_ENIS", form: { type: "count" }, fallback: "0" },
  { name: "settings.isolatedVPC", variable: "ISOLATED_VPC", form: BOOLEAN, fallback: "false" },
  { name: "settings.eksControlPlane", variable: "EKS_CONTROL_PLANE", form: BOOLEAN, fallback: "false" },
  { name: "settings.enableZonalShift", variable: "ENABLE_ZONAL_SHIFT", form: BOOLEAN, fallback: "false" },
  {
    name: "settings.disableClusterStateObservability",
    variable: "DISABLE_CLUSTER_STATE_OBSERVABILITY",
    form: BOOLEAN,
    fallback: "false",
  },
  { name: "settings.disableDryRun", variable: "DISABLE_DRY_RUN", form: BOOLEAN, fallback: "false" },
  { name: "settings.ignoreDRARequests", variable: "IGNORE_DRA_REQUESTS", form: BOOLEAN, fallback: "true" },
];

/** The mappings of feature gates, with the environment variable that contains all gates of a mapping. */
export const gateMappings = [
  { name: "settings.featureGates", variable: "FEATURE_GATES" },
  { name: "settings.awsFeatureGates", variable: "AWS_FEATURE_GATES" },
] as const;

/** Gates without a default in the chart, which accepts any value for them. */
export const untypedGates: ReadonlySet<string> = new Set([
  "settings.awsFeatureGates.draNVIDIAGPU",
  "settings.awsFeatureGates.draEFA",
]);

/** The names of all settings and gates, and of the mappings of gates. */
export const settingNames: readonly string[] = [
  ...settings.map(({ name }) => name),
  ...gateMappings.flatMap(({ name }) => [
    name,
    ...siblingsOf([...name.split("."), ""], undefined).map((gate) => `${name}.${gate}`),
  ]),
];

export interface Exclusion {
  /** A setting that must be true for the exclusion to apply. */
  readonly name: string;
  readonly others: readonly string[];
  /** Whether any value of the others is excluded, not only true. */
  readonly excludesAnyValue: boolean;
}

/** Settings that cannot be used together, since 1.15 (the chart's values and template `karpenter.dra`). */
export const exclusions: readonly Exclusion[] = [
  {
    name: "settings.enableDRA",
    others: ["settings.ignoreDRARequests", ...untypedGates],
    excludesAnyValue: true,
  },
  {
    name: "settings.legacyNodeRepair",
    others: ["settings.featureGates.terminateFirstRepair"],
    excludesAnyValue: false,
  },
];

/** Settings that need another one to be true, since 1.15 (the chart's values). */
export const dependencies: readonly (readonly [string, string])[] = [
  ["settings.legacyNodeRepair", "settings.featureGates.nodeRepair"],
];
