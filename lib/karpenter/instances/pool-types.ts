/** The instance types that a node pool admits, without its text: what is kept about each file of a repository. */
import type { Manifest } from "../../model/manifest.js";
import { isOnEc2 } from "../../model/node-class-ref.js";
import { quantityOf } from "../quantity.js";
import { allows, byLabel, isDecided, requirementsOf } from "../requirements.js";
import { type Admission, admissionOf } from "./admitted.js";
import type { TypeSet } from "./type-set.js";

const SYSTEMS = ["linux", "windows"] as const;

export type System = (typeof SYSTEMS)[number];

export interface PoolTypes {
  readonly admitted: TypeSet;
  /** Whether something unknown may exclude more types. */
  readonly mayBeFewer: boolean;
  /** Whether a requirement has minValues. */
  readonly hasMinValues: boolean;
  /** The operating systems that its requirements allow; its node class has one of them. */
  readonly systems: readonly System[];
}

/** Undefined if other types may be admitted too, or the nodes are not those of EC2. */
export function poolTypesOf(pool: Manifest): PoolTypes | undefined {
  const { nodeSpec, nodeLabels, nodeClassRef } = pool;
  const list = nodeSpec.get("requirements");
  // Karpenter combines the requirements on one label, so an unknown one can undo another.
  const isOpen = [list, nodeLabels].some((one) => one.isUnknown || one.isOpen);
  const isComplete = !pool.isFragment && !isOpen && list.items().every((item) => item.get("key").isPresent);
  if (!isComplete || !isOnEc2(nodeClassRef)) return undefined;
  const admission = admissionOf(requirementsOf(pool));
  return admission.mayBeMore ? undefined : typesIn(pool, admission);
}

/** What is known about the types of a pool. */
export function typesIn(pool: Manifest, { admitted, mayBeFewer }: Admission): PoolTypes {
  const items = pool.nodeSpec.get("requirements").items();
  return {
    admitted,
    mayBeFewer,
    hasMinValues: items.some((item) => !item.get("minValues").isAbsent),
    systems: systemsOf(pool),
  };
}

function systemsOf(pool: Manifest): System[] {
  const requirements = byLabel(requirementsOf(pool)).get("kubernetes.io/os") ?? [];
  const decided = requirements.filter((one) => isDecided(one));
  return SYSTEMS.filter((system) => decided.every((one) => allows(one, system)));
}

export type CpuLimit = number | "none" | "unknown";

export function cpuLimitOf(pool: Manifest): CpuLimit {
  const limits = pool.at(pool.kind === "Provisioner" ? "spec.limits.resources" : "spec.limits");
  const at = limits.get("cpu");
  if (at.isAbsent) return "none";
  return (at.value === undefined ? undefined : quantityOf(at.text)) ?? "unknown";
}
