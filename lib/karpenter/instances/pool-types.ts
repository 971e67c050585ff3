/** The instance types that a node pool admits, without its text: what is kept about each file of a repository. */
import type { Manifest } from "../../model/manifest.js";
import { isOnEc2 } from "../../model/node-class-ref.js";
import { quantityOf } from "../quantity.js";
import { requirementsOf } from "../requirements.js";
import { admissionOf } from "./admitted.js";
import type { TypeSet } from "./type-set.js";

export interface PoolTypes {
  readonly admitted: TypeSet;
  /** Whether something unknown may exclude more types. */
  readonly mayBeFewer: boolean;
  /** Whether a requirement has minValues. */
  readonly hasMinValues: boolean;
}

/** Undefined if other types may be admitted too, or the nodes are not those of EC2. */
export function poolTypesOf(pool: Manifest): PoolTypes | undefined {
  const { nodeSpec, nodeLabels, nodeClassRef } = pool;
  const list = nodeSpec.get("requirements");
  // Karpenter combines the requirements on one label, so an unknown one can undo another.
  const isOpen = [list, nodeLabels].some((one) => one.isUnknown || one.isOpen);
  const isComplete = !pool.isFragment && !isOpen && list.items().every((item) => item.get("key").isPresent);
  if (!isComplete || !isOnEc2(nodeClassRef)) return undefined;
  const { admitted, mayBeFewer, mayBeMore } = admissionOf(requirementsOf(pool));
  const hasMinValues = list.items().some((item) => !item.get("minValues").isAbsent);
  return mayBeMore ? undefined : { admitted, mayBeFewer, hasMinValues };
}

export type CpuLimit = number | "none" | "unknown";

export function cpuLimitOf(pool: Manifest): CpuLimit {
  const limits = pool.at(pool.kind === "Provisioner" ? "spec.limits.resources" : "spec.limits");
  const at = limits.get("cpu");
  if (at.isAbsent) return "none";
  return (at.value === undefined ? undefined : quantityOf(at.text)) ?? "unknown";
}
