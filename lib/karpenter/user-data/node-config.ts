/** A NodeConfig, which nodeadm of AL2023 reads. */
import { guess } from "../../guess.js";
import type { Cursor } from "../../yaml/cursor.js";
import { rename, set } from "../../yaml/edits/edit.js";
import type { MessageId } from "./messages.js";
import type { Problem } from "../../model/problem.js";

const API_VERSION = "node.eks.aws/v1alpha1";
const KIND = "NodeConfig";

/** The fields of a mapping; a value that can have any fields has none here. */
interface Fields {
  readonly [name: string]: Fields | undefined;
}

/** Source: awslabs/amazon-eks-ami, nodeadm/api/v1alpha1/nodeconfig_types.go, of 2026. */
const FIELDS: Fields = {
  apiVersion: undefined,
  kind: undefined,
  metadata: undefined,
  spec: {
    cluster: {
      name: undefined,
      apiServerEndpoint: undefined,
      certificateAuthority: undefined,
      cidr: undefined,
      enableOutpost: undefined,
      id: undefined,
    },
    containerd: { config: undefined, baseRuntimeSpec: undefined },
    instance: {
      localStorage: { strategy: undefined, mountPath: undefined, disabledMounts: undefined },
      environment: undefined,
      network: { nameservers: undefined, domains: undefined },
    },
    kubelet: { config: undefined, flags: undefined, maxPodsExpression: undefined },
    featureGates: { InstanceIdNodeName: undefined, FastImagePull: undefined },
  },
};

/** Whether a mapping is meant to be a NodeConfig. */
export function isNodeConfig(root: Cursor): boolean {
  return root.get("apiVersion").text.startsWith("node.eks.aws/") || root.get("kind").value === KIND;
}

/** The fields of `spec.cluster` that Karpenter sets in its own NodeConfig, which nodeadm merges last. */
const OVERWRITTEN = ["name", "apiServerEndpoint", "certificateAuthority", "cidr"];

/** The fields that `spec.kubelet` and `spec.kubelet.config` of a NodeConfig share, and that are not merged. */
const SHARED = [
  "cpuCFSQuota",
  "evictionMaxPodGracePeriod",
  "imageGCHighThresholdPercent",
  "imageGCLowThresholdPercent",
  "maxPods",
  "podsPerCore",
];

export interface NodeConfigOptions {
  /** `spec.kubelet` of the node class. */
  readonly kubelet: Cursor;
  /** `spec.instanceStorePolicy` of the node class. */
  readonly instanceStorePolicy: Cursor;
  /** Whether to include fields without an effect. */
  readonly isStrict: boolean;
}

export function* nodeConfigProblems(root: Cursor, options: NodeConfigOptions): Generator<Problem<MessageId>> {
  for (const [field, value] of [
    ["apiVersion", API_VERSION],
    ["kind", KIND],
  ] as const) {
    const at = root.get(field);
    if (at.isAbsent) yield { at, messageId: "missingNodeConfigField", data: { field, value } };
    if (!at.isPresent || at.value === value) continue;
    const suggest = [{ messageId: "replaceText", data: { text: value }, edit: set(at, value) } as const];
    yield { at, messageId: "wrongNodeConfigValue", data: { field, actual: at.text, value }, suggest };
  }
  yield* unknownFields(root, FIELDS, options.isStrict);
  if (options.isStrict) yield* ineffectiveFields(root, options);
}

function* ineffectiveFields(
  root: Cursor,
  { kubelet, instanceStorePolicy }: NodeConfigOptions,
): Generator<Problem<MessageId>> {
  const strategy = root.at("spec.instance.localStorage.strategy");
  if (strategy.text.startsWith("RAID") && instanceStorePolicy.isAbsent)
    yield { at: strategy, messageId: "uncountedDisks" };
  for (const field of OVERWRITTEN) {
    const at = root.at("spec.cluster").get(field);
    if (at.isPresent) yield { at, on: "key", messageId: "overwrittenSetting", data: { setting: at.path } };
  }
  for (const field of SHARED) {
    const at = root.at("spec.kubelet.config").get(field);
    const data = { setting: at.path, field: `spec.kubelet.${field}` };
    if (at.isPresent && kubelet.get(field).isPresent) yield { at, on: "key", messageId: "repeatedSetting", data };
  }
}

function* unknownFields(place: Cursor, fields: Fields, isStrict: boolean): Generator<Problem<MessageId>> {
  const names = new Map(Object.entries(fields));
  for (const entry of place.entries()) {
    const name = String(entry.key);
    const inner = names.get(name);
    if (inner) yield* unknownFields(entry, inner, isStrict);
    if (names.has(name)) continue;
    const meant = guess(name, [...names.keys()]);
    const path = entry.path;
    if (meant !== undefined) {
      const suggest = [{ messageId: "replaceText", data: { text: meant }, edit: rename(entry, meant) } as const];
      yield { at: entry, on: "key", messageId: "misspelledNodeConfigField", data: { path, meant }, suggest };
    } else if (isStrict) yield { at: entry, on: "key", messageId: "unknownNodeConfigField", data: { path } };
  }
}
