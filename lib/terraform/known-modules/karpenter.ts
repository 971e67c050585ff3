/**
 * The module `karpenter` of terraform-aws-modules/eks/aws, which creates the roles, the queue and the access entry.
 * Source: https://github.com/terraform-aws-modules/terraform-aws-eks/tree/master/modules/karpenter, at its tags.
 */
import { type ServiceAccount, serviceAccountIn } from "../iam/trust.js";
import type { ModuleCall } from "../module/module-call.js";
import { type Value, isNull, itemsOf, knownText } from "../module/value.js";
import { type VersionRange, versionRangeOf } from "./version-range.js";

export function isKarpenterModule({ source }: ModuleCall): boolean {
  return /\bterraform-aws-modules\/(?:eks\/aws|terraform-aws-eks(?:\.git)?)\/\/modules\/karpenter(?:\?|$)/u.test(
    source,
  );
}

/** Undefined if its major version is unknown: they differ in what their variables and outputs mean. */
export function versionOf(call: ModuleCall): VersionRange | undefined {
  const [, reference] = /[?&]ref=v?([\d.]+)/u.exec(call.source) ?? [];
  const range = versionRangeOf(reference ?? knownText(call.get("version")) ?? "");
  return range && range.major >= 18 && range.major <= 21 ? range : undefined;
}

export type OutputMeaning = "controllerRole" | "nodeRole" | "profile" | "queue";

/** The outputs with names; those with ARNs end with `_arn`. */
const OUTPUTS: Readonly<Record<"new" | "old", ReadonlyMap<string, OutputMeaning>>> = {
  old: new Map([
    ["irsa_name", "controllerRole"],
    ["role_name", "nodeRole"],
    ["instance_profile_name", "profile"],
    ["queue_name", "queue"],
  ]),
  new: new Map([
    ["iam_role_name", "controllerRole"],
    ["node_iam_role_name", "nodeRole"],
    ["instance_profile_name", "profile"],
    ["queue_name", "queue"],
  ]),
};

/** What an output of the module is; undefined for others, and for an unknown version. */
export function meaningOf(call: ModuleCall, output: string): OutputMeaning | undefined {
  const version = isKarpenterModule(call) ? versionOf(call) : undefined;
  if (!version) return undefined;
  return OUTPUTS[version.major >= 20 ? "new" : "old"].get(output.replace(/_arn$/u, "_name"));
}

export interface KarpenterIdentity {
  readonly type: "IRSA" | "Pod Identity";
  /** The service accounts that get the role. */
  readonly accounts: readonly ServiceAccount[];
  /** The argument that decides that, or the block if it is left to its default. */
  readonly argument: string | undefined;
}

/** How pods get the controller's role: undefined if they get none, or that is unknown. */
export function identityOf(call: ModuleCall): KarpenterIdentity | undefined {
  const version = versionOf(call);
  if (!version || isSwitch(call, "create", true) !== true) return undefined;
  if (version.major >= 20) return identityOfNew(call, version.major);
  return isSwitch(call, "create_irsa", true) === true ? irsaOf(call) : undefined;
}

function identityOfNew(call: ModuleCall, major: number): KarpenterIdentity | undefined {
  const association = isSwitch(call, "create_pod_identity_association", major >= 21);
  const irsa = major === 20 ? isSwitch(call, "enable_irsa", false) : false;
  if (association === undefined || irsa === undefined || association === irsa) return undefined;
  if (irsa) return irsaOf(call);
  // Releases before 20.10 create no association, and Terraform rejects an argument for one.
  const namespace = textOr(call.get("namespace"), "kube-system");
  const name = textOr(call.get("service_account"), "karpenter");
  if (namespace === undefined || name === undefined) return undefined;
  const argument = ["namespace", "service_account", "create_pod_identity_association"].find((key) => call.has(key));
  return { type: "Pod Identity", accounts: [{ namespace, name }], argument };
}

function irsaOf(call: ModuleCall): KarpenterIdentity | undefined {
  const argument = "irsa_namespace_service_accounts";
  if (!call.has(argument)) {
    return { type: "IRSA", accounts: [{ namespace: "karpenter", name: "karpenter" }], argument: undefined };
  }
  const list = itemsOf(call.get(argument));
  const accounts = (list?.items ?? []).map((item) => serviceAccountIn(knownText(item) ?? ""));
  const known = accounts.filter((one) => one !== undefined);
  return list?.isOpen === false && known.length === accounts.length
    ? { type: "IRSA", accounts: known, argument }
    : undefined;
}

/** A boolean variable of the module; undefined if it is unknown. */
function isSwitch(call: ModuleCall, key: string, byDefault: boolean): boolean | undefined {
  const value = call.get(key);
  if (isNull(value)) return byDefault;
  const known = knownText(value);
  return known === "true" ? true : known === "false" ? false : undefined;
}

function textOr(value: Value, byDefault: string): string | undefined {
  return isNull(value) ? byDefault : knownText(value);
}

/** The name of the queue that the module creates; undefined if it creates none, or it is unknown. */
export function queueNameOf(call: ModuleCall): string | undefined {
  if (!versionOf(call) || isSwitch(call, "create", true) !== true) return undefined;
  if (isSwitch(call, "enable_spot_termination", true) !== true) return undefined;
  const cluster = knownText(call.get("cluster_name"));
  return isNull(call.get("queue_name")) ? cluster && `Karpenter-${cluster}` : knownText(call.get("queue_name"));
}
