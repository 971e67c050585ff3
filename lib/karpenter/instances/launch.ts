/** The instance types that a node pool can launch, and their costs: for people, not for rules. */
import { INSTANCE_CPU, INSTANCE_MEMORY, catalog, typesWith } from "./catalog.js";
import type { PoolTypes } from "./pool-types.js";
import { prices } from "./prices.js";
import { TypeSet } from "./type-set.js";

const HOURS_A_MONTH = 730;

export interface InstanceType {
  readonly name: string;
  readonly cpus: number;
  readonly mebibytes: number;
  /** In USD, if the list has it. */
  readonly perHour: number | undefined;
}

export interface Launch {
  readonly count: number;
  /** By vCPUs, then by memory. */
  readonly smallest: InstanceType;
  readonly largest: InstanceType;
  readonly architectures: readonly string[];
  /** USD a month for one vCPU, of the cheapest and of the dearest type. */
  readonly perCpu: { readonly least: number; readonly most: number } | undefined;
}

/** Undefined if no type is admitted. */
export function launchOf({ admitted, hasMinValues }: PoolTypes): Launch | undefined {
  const ordered = typesIn(admitted);
  const [smallest] = ordered;
  const largest = ordered.at(-1);
  if (!smallest || !largest) return undefined;
  const { values = [], types = [] } = catalog().columns.get("kubernetes.io/arch") ?? {};
  return {
    count: ordered.length,
    smallest,
    largest,
    architectures: values
      .flatMap((value, code) => (value !== undefined && types[code]?.meets(admitted) === true ? [value] : []))
      .sort(),
    perCpu: perCpuOf(typesIn(hasMinValues ? admitted : launched(admitted))),
  };
}

function perCpuOf(types: readonly InstanceType[]): Launch["perCpu"] {
  const costs = types.flatMap(({ cpus, perHour }) => (perHour === undefined ? [] : [(perHour / cpus) * HOURS_A_MONTH]));
  return costs.length === 0 ? undefined : { least: Math.min(...costs), most: Math.max(...costs) };
}

const DEVICES = ["gpu-name", "accelerator-name"].map((name) => `karpenter.k8s.aws/instance-${name}`);

/**
 * Without minValues, Karpenter launches types with devices and bare metal only if no others are admitted
 * (pkg/providers/instance/filter/filter.go).
 */
function launched(admitted: TypeSet): TypeSet {
  const { names } = catalog();
  const metal = [...names.keys()].filter((type) => names[type]?.includes(".metal"));
  const exotic = [TypeSet.of(names.length, metal), ...DEVICES.map((label) => typesWith(label))];
  const others = admitted.without(exotic);
  return others.size > 0 ? others : admitted;
}

let listed: readonly (readonly [index: number, type: InstanceType])[] | undefined;

function typesIn(set: TypeSet): InstanceType[] {
  listed ??= allTypes();
  return listed.flatMap(([index, type]) => (set.has(index) ? [type] : []));
}

function allTypes(): (readonly [index: number, type: InstanceType])[] {
  const cpus = numbersOf(INSTANCE_CPU);
  const mebibytes = numbersOf(INSTANCE_MEMORY);
  const perHour = new Map(Object.entries(prices().perHour));
  return catalog()
    .names.map((name, index) => {
      const type = { name, cpus: cpus[index] ?? 0, mebibytes: mebibytes[index] ?? 0, perHour: perHour.get(name) };
      return [index, type] as const;
    })
    .toSorted(([, one], [, other]) => one.cpus - other.cpus || one.mebibytes - other.mebibytes);
}

/** The value of a label of numbers, for each type. */
function numbersOf(label: string): number[] {
  const { values = [], types = [] } = catalog().columns.get(label) ?? {};
  return catalog().names.map((_, type) => Number(values[types.findIndex((set) => set.has(type))] ?? 0));
}
