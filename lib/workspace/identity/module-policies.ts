/** The policy of the controller that a module of known releases creates. */
import type { Action } from "../../karpenter/iam/actions.js";
import type { ChartInstall } from "../../model/chart-install.js";
import { lacks } from "../../terraform/known-modules/karpenter-policy.js";
import { isKarpenterModule } from "../../terraform/known-modules/karpenter.js";
import type { ModuleCall } from "../../terraform/module/module-call.js";
import { controllerTrusts } from "./controller-trusts.js";
import type { IdentityAround } from "./identity-around.js";
import { roleAnnotationOf } from "./trust-problems.js";

/** The call of the module `karpenter` that creates the controller's role, if nothing else here may do so. */
export function controllerModule(install: ChartInstall, identity: IdentityAround): ModuleCall | undefined {
  const { terraform } = identity;
  const calls = terraform.calls.filter((call) => isKarpenterModule(call)).map((call) => ({ call, ...call.placeOf() }));
  const [found, ...others] = identity.near(calls);
  const isOther = controllerTrusts(terraform).some((trust) => trust.role && trust.isForKarpenter);
  const hasMore = terraform.attachments.all.some(({ role }) => role?.type === "output" && role.of === found?.call);
  // A role that the values name may be any.
  const isNamed = roleAnnotationOf(install).isSet || install.values.hasFiles;
  return others.length > 0 || isOther || hasMore || isNamed ? undefined : found?.call;
}

/** The actions that its policy lacks. */
export function missingInModule(call: ModuleCall, needed: readonly Action[]): Action[] {
  return needed.filter(({ name }) => lacks(call, name));
}
