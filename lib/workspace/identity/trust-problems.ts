/** Finds roles for another service account than that of the chart, and those for tokens of another audience. */
import { serviceAccountOf } from "../../karpenter/chart/service-account.js";
import { isFilledIn } from "../../karpenter/placeholders/context.js";
import { settingIn } from "../../karpenter/chart/settings.js";
import type { ChartInstall } from "../../model/chart-install.js";
import type { Problem } from "../../model/problem.js";
import { roleIn, roleNameOf } from "../../terraform/iam/role-names.js";
import { allows } from "../../terraform/iam/statement.js";
import type { ServiceAccount } from "../../terraform/iam/trust.js";
import type { Resource } from "../../terraform/module/resource.js";
import type { Cursor } from "../../yaml/cursor.js";
import { type ControllerTrust, controllerTrusts } from "./controller-trusts.js";
import type { IdentityAround } from "./identity-around.js";

export type TrustMessage = "notTrusted" | "otherAccount" | "otherAudience";

/** The annotation that gives a role to the service account. */
export function roleAnnotationOf({ values }: ChartInstall): Cursor {
  return values.at("serviceAccount", "annotations", "eks.amazonaws.com/role-arn");
}

/** The name of the role in the annotation, if it is known. */
function annotatedRole(install: ChartInstall): string | undefined {
  const role = roleAnnotationOf(install);
  const isKnown = typeof role.value === "string" && isFilledIn(role) && role.text.includes(":role/");
  return isKnown ? role.text.slice(role.text.lastIndexOf("/") + 1) : undefined;
}

/** The one role that the annotation names, or refers to, and that Terraform creates. */
function roleOf(install: ChartInstall, identity: IdentityAround): Resource | undefined {
  const at = roleAnnotationOf(install);
  const value = at.isUnknown ? identity.valueAt(at) : undefined;
  const referred = value && roleIn(value);
  if (referred?.type === "resource") return referred.of;
  const name = annotatedRole(install);
  const [role, ...others] = name === undefined ? [] : identity.terraform.rolesNamed(name);
  return others.length === 0 ? role : undefined;
}

/** A role that no pod can take: only for a service of AWS, or without the action for tokens. */
function* untrusted(install: ChartInstall, identity: IdentityAround): Generator<Problem<TrustMessage>> {
  const role = roleOf(install, identity);
  const trust = role && identity.terraform.trustOf(role);
  if (!trust || trust.isOpen || trust.webIdentities.length > 0) return;
  // EKS Pod Identity, for which the annotation is only superfluous.
  if (trust.services.some((service) => service === undefined || service.startsWith("pods."))) return;
  const data = { role: roleNameOf(role) ?? role.address };
  yield { at: roleAnnotationOf(install), messageId: "notTrusted", data, related: [role.placeOf("assume_role_policy")] };
}

/** What gives the controller its role, as far as Terraform and eksctl show it. */
export function trustsOf(install: ChartInstall, identity: IdentityAround): readonly ControllerTrust[] {
  const role = roleAnnotationOf(install);
  const name = annotatedRole(install);
  const cluster = settingIn(install, "clusterName");
  const all = [...controllerTrusts(identity.terraform), ...identity.eksctl].filter(
    (trust) => trust.cluster === undefined || typeof cluster.value !== "string" || trust.cluster === cluster.text,
  );
  if (name !== undefined) return all.filter(({ type, roleName }) => type === "IRSA" && roleName === name);
  const reference = role.isUnknown ? identity.valueAt(role) : undefined;
  const referred = reference && roleIn(reference);
  if (referred?.type === "resource") return all.filter((trust) => trust.type === "IRSA" && trust.role === referred.of);
  if (role.isSet || install.values.hasFiles) return [];
  const forKarpenter = identity.near(all.filter((trust) => trust.isForKarpenter));
  return role.isUnset ? forKarpenter.filter(({ type }) => type === "Pod Identity") : forKarpenter;
}

export function* trustProblems(install: ChartInstall, identity: IdentityAround): Generator<Problem<TrustMessage>> {
  yield* untrusted(install, identity);
  const account = serviceAccountOf(install);
  const { namespace } = install;
  if (!account || !namespace || typeof namespace.value !== "string" || !isFilledIn(namespace)) return;
  const own = { namespace: namespace.text, name: account.name };
  const trusts = trustsOf(install, identity);
  const [first] = trusts;
  if (!first || trusts.some(({ accounts }) => !accounts || accounts.length === 0)) return;
  if (trusts.some((trust) => accepts(trust, own))) {
    yield* audienceProblems(install, trusts);
    return;
  }
  const others = trusts.flatMap(({ accounts }) => accounts ?? []);
  if (mayBeForAnother(others, own.namespace, identity) || identity.isInScripts(COMMANDS)) return;
  const at = others.some(({ name }) => name === own.name) ? namespace : account.at;
  const data = { own: nameOf(own), other: others.map((one) => nameOf(one)).join("`, `") };
  yield { at, messageId: "otherAccount", data, related: [first] };
}

/** Commands of eksctl and AWS that give a role to another account. */
const COMMANDS = /\bpod-?identity-?association|\biamserviceaccount\b/u;

function nameOf({ namespace, name }: ServiceAccount): string {
  return `${namespace}/${name}`;
}

function accepts({ accounts = [], isPattern }: ControllerTrust, { namespace, name }: ServiceAccount): boolean {
  return accounts.some((one) =>
    isPattern
      ? allows(`${one.namespace}:${one.name}`, `${namespace}:${name}`)
      : one.namespace === namespace && one.name === name,
  );
}

/** Whether another install of the chart may use one of the accounts. */
function mayBeForAnother(accounts: readonly ServiceAccount[], own: string, { charts, file }: IdentityAround): boolean {
  return charts.some(({ namespace, file: other }) => {
    if (other === file && (namespace === undefined || namespace === own)) return false;
    return namespace === undefined || accounts.some((one) => allows(one.namespace, namespace));
  });
}

function* audienceProblems(
  install: ChartInstall,
  trusts: readonly ControllerTrust[],
): Generator<Problem<TrustMessage>> {
  const at = roleAnnotationOf(install);
  const [trust, ...others] = trusts;
  if (!at.isPresent || trust?.type !== "IRSA" || others.length > 0) return;
  const { audiences = [] } = trust;
  const ownAudience = install.values.at("serviceAccount", "annotations", "eks.amazonaws.com/audience");
  if (audiences.length === 0 || audiences.some((one) => allows(one, AUDIENCE)) || !ownAudience.isAbsent) return;
  yield { at, messageId: "otherAudience", data: { audience: audiences.join("`, `") }, related: [trust] };
}

/** The audience of the tokens that EKS gives to service accounts with a role. */
const AUDIENCE = "sts.amazonaws.com";
