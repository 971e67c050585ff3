/** The service accounts that Terraform gives a role to: by IRSA or by EKS Pod Identity. */
import type { FilePlace } from "../../model/file-place.js";
import { roleIn, roleNameOf } from "../../terraform/iam/role-names.js";
import { type ServiceAccount, serviceAccountIn } from "../../terraform/iam/trust.js";
import { identityOf, isKarpenterModule, versionOf } from "../../terraform/known-modules/karpenter.js";
import type { ModuleCall } from "../../terraform/module/module-call.js";
import type { Resource } from "../../terraform/module/resource.js";
import { type Value, isNull, itemsOf, knownText } from "../../terraform/module/value.js";
import { type TerraformIdentity, isForKarpenter } from "./terraform-identity.js";

export interface ControllerTrust extends FilePlace {
  readonly type: "IRSA" | "Pod Identity";
  /** Whether its names show that it is for Karpenter. */
  readonly isForKarpenter: boolean;
  /** Undefined if they are unknown. */
  readonly accounts: readonly ServiceAccount[] | undefined;
  /** Whether the accounts can be patterns. */
  readonly isPattern: boolean;
  readonly audiences: readonly string[] | undefined;
  /** The name of the role, if it is known. */
  readonly roleName: string | undefined;
  readonly role: Resource | undefined;
  /** The cluster, if it is known. */
  readonly cluster: string | undefined;
}

export function controllerTrusts(terraform: TerraformIdentity): ControllerTrust[] {
  return [
    ...terraform.roles.flatMap((role) => ofRole(role, terraform)),
    ...terraform.ofType("aws_eks_pod_identity_association").map((one) => ofAssociation(one)),
    ...terraform.calls.flatMap((call) => (isKarpenterModule(call) ? ofKarpenterModule(call) : ofRoleModule(call))),
  ];
}

function ofRole(role: Resource, terraform: TerraformIdentity): ControllerTrust[] {
  const trust = terraform.trustOf(role);
  return (trust?.webIdentities ?? []).map(({ accounts, isPattern, audiences, place }) => ({
    type: "IRSA",
    isForKarpenter: isForKarpenter(role),
    accounts: trust?.isOpen === true ? undefined : accounts,
    isPattern,
    audiences,
    roleName: roleNameOf(role),
    role,
    cluster: undefined,
    ...(place ?? role.placeOf("assume_role_policy")),
  }));
}

function ofAssociation(one: Resource): ControllerTrust {
  const [namespace, name] = ["namespace", "service_account"].map((key) => knownText(one.get(key)));
  const reference = roleIn(one.get("role_arn"));
  const role = reference?.type === "resource" ? reference.of : undefined;
  return {
    type: "Pod Identity",
    isForKarpenter:
      isForKarpenter(one) || /karpenter/iu.test(name ?? "") || (role !== undefined && isForKarpenter(role)),
    accounts: namespace === undefined || name === undefined ? undefined : [{ namespace, name }],
    isPattern: false,
    audiences: undefined,
    roleName: role ? roleNameOf(role) : reference?.type === "name" ? reference.name : undefined,
    role,
    cluster: clusterOf(one),
    ...one.placeOf("namespace"),
  };
}

function ofKarpenterModule(call: ModuleCall): ControllerTrust[] {
  const identity = identityOf(call);
  if (!identity && (versionOf(call)?.major ?? 20) !== 20) return [];
  return [
    {
      // If the release is unknown, any of its pods may get it.
      type: identity?.type ?? "Pod Identity",
      isForKarpenter: true,
      accounts: identity?.accounts,
      isPattern: false,
      audiences: undefined,
      roleName: undefined,
      role: undefined,
      cluster: clusterOf(call),
      ...call.placeOf(identity?.argument),
    },
  ];
}

const ROLE_MODULE =
  /\bterraform-aws-modules\/(?:iam\/aws|terraform-aws-iam(?:\.git)?)\/\/modules\/iam-role-for-service-accounts(?:-eks)?(?:\?|$)/u;

/** The modules of terraform-aws-modules/iam/aws that create a role for a service account. */
function ofRoleModule(call: ModuleCall): ControllerTrust[] {
  if (!ROLE_MODULE.test(call.source)) return [];
  const providers = call.get("oidc_providers");
  const lists = providers.type === "object" && !providers.isOpen ? [...providers.entries.values()] : undefined;
  const accounts = lists?.map((provider) => accountsOf(provider));
  const known = accounts?.flatMap((one) => one ?? []);
  const test = call.get("assume_role_condition_test");
  const isKnown = accounts?.includes(undefined) === false && (isNull(test) || knownText(test) !== undefined);
  const name = call.has("role_name") ? call.get("role_name") : call.get("name");
  return [
    {
      type: "IRSA",
      isForKarpenter: isForKarpenter(call) || /karpenter/iu.test(knownText(call.get("role_name")) ?? ""),
      accounts: isKnown ? known : undefined,
      isPattern: knownText(test) === "StringLike",
      audiences: undefined,
      roleName: knownText(name),
      role: undefined,
      cluster: undefined,
      ...call.placeOf("oidc_providers"),
    },
  ];
}

function accountsOf(provider: Value): ServiceAccount[] | undefined {
  const list =
    provider.type === "object"
      ? itemsOf(provider.entries.get("namespace_service_accounts") ?? { type: "unknown" })
      : undefined;
  const accounts = list?.items.map((item) => serviceAccountIn(knownText(item) ?? ""));
  const known = accounts?.filter((one) => one !== undefined);
  return list?.isOpen === false && known?.length === accounts?.length ? known : undefined;
}

function clusterOf(one: ModuleCall | Resource): string | undefined {
  return knownText(one.get("cluster_name"));
}
