/** The instance types that a node pool admits, without its text: what is kept about each file of a repository. */
import type { Manifest } from "../../model/manifest.js";
import { isOnEc2 } from "../../model/node-class-ref.js";
import { requirementsOf } from "../requirements.js";
import { admissionOf } from "./admitted.js";
import type { TypeSet } from "./type-set.js";

export interface PoolTypes {
  readonly admitted: TypeSet;
  /** Whether something unknown may exclude more types. */
  readonly mayBeFewer: boolean;
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
  return mayBeMore ? undefined : { admitted, mayBeFewer };
}
