/** The instance types that a node pool can launch, and their costs: for people, not for rules. */
import { catalog, typesWith } from "./catalog.js";
import { type InstanceType, describe } from "./instance-type.js";
import type { PoolTypes } from "./pool-types.js";
import { TypeSet } from "./type-set.js";

const HOURS_A_MONTH = 730;

export interface Launch {
  readonly count: number;
  /** By vCPUs, then by memory. */
  readonly smallest: InstanceType;
  readonly largest: InstanceType;
  readonly architectures: readonly string[];
  /** USD a month for one vCPU, of the cheapest and of the most expensive type. */
  readonly perCpu: { readonly least: number; readonly most: number } | undefined;
}

/** Undefined if no type is admitted. */
export function launchOf(types: PoolTypes): Launch | undefined {
  const { admitted } = types;
  const ordered = describe(admitted);
  const [smallest] = ordered;
  const largest = ordered.at(-1);
  if (!smallest || !largest) return undefined;
  return {
    count: ordered.length,
    smallest,
    largest,
    architectures: [...new Set(ordered.map(({ architecture }) => architecture))].sort(),
    perCpu: perCpuOf(describe(launchedOf(types))),
  };
}

function perCpuOf(types: readonly InstanceType[]): Launch["perCpu"] {
  const costs = types.flatMap(({ cpus, perHour }) => (perHour === undefined ? [] : [(perHour / cpus) * HOURS_A_MONTH]));
  return costs.length === 0 ? undefined : { least: Math.min(...costs), most: Math.max(...costs) };
}

const DEVICES = ["gpu-name", "accelerator-name"].map((name) => `karpenter.k8s.aws/instance-${name}`);

/**
 * The admitted types that Karpenter prefers: without minValues, it launches types with devices and bare metal only if no
 * others are admitted (pkg/providers/instance/filter/filter.go).
 */
export function launchedOf({ admitted, hasMinValues }: PoolTypes): TypeSet {
  if (hasMinValues) return admitted;
  const { names } = catalog();
  const metal = [...names.keys()].filter((type) => names[type]?.includes(".metal"));
  const exotic = [TypeSet.of(names.length, metal), ...DEVICES.map((label) => typesWith(label))];
  const others = admitted.without(exotic);
  return others.size > 0 ? others : admitted;
}
