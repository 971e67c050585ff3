/** Limits of a node pool below the size of every instance type that it admits. */
import type { Manifest } from "../../model/manifest.js";
import type { Cursor } from "../../yaml/cursor.js";
import { quantityOf } from "../quantity.js";
import { INSTANCE_CPU, INSTANCE_MEMORY, catalog } from "./catalog.js";
import { poolTypesOf } from "./pool-types.js";
import type { TypeSet } from "./type-set.js";

interface Measure {
  readonly resource: string;
  readonly label: string;
  /** The unit of the label's values. */
  readonly unit: number;
  /** The share of an instance's size that certainly counts toward the limit. */
  readonly share: number;
  readonly text: (size: number) => string;
}

const measures: readonly Measure[] = [
  { resource: "cpu", label: INSTANCE_CPU, unit: 1, share: 1, text: (size) => `${String(size)} vCPUs` },
  // Karpenter subtracts 7.5% for the hypervisor, a share that a setting can change.
  { resource: "memory", label: INSTANCE_MEMORY, unit: 2 ** 20, share: 0.9, text: memoryText },
];

export interface LowLimit {
  readonly at: Cursor;
  readonly resource: string;
  /** What the smallest admitted type has. */
  readonly smallest: string;
  readonly date: string;
}

export function lowLimitsIn(pool: Manifest, limits: Cursor): LowLimit[] {
  const types = measures.some(({ resource }) => limits.get(resource).isPresent) ? poolTypesOf(pool) : undefined;
  // The only resource that a pool with a fixed number of nodes can limit is their number.
  if (!types || types.mayBeFewer || !pool.at("spec.replicas").isAbsent) return [];
  return measures.flatMap(({ resource, label, unit, share, text }) => {
    const at = limits.get(resource);
    const limit = (at.value === undefined ? undefined : quantityOf(at.text)) ?? 0;
    const smallest = smallestOf(label, types.admitted);
    // Less than one unit is a wrong unit, and 0 turns the pool off.
    if (limit < unit || smallest === undefined || limit >= smallest * unit * share) return [];
    return [{ at, resource, smallest: text(smallest), date: catalog().date }];
  });
}

function smallestOf(label: string, admitted: TypeSet): number | undefined {
  const { values = [], types = [] } = catalog().columns.get(label) ?? {};
  const sizes = values.filter((_, code) => types[code]?.meets(admitted) === true).map(Number);
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}

function memoryText(mebibytes: number): string {
  return mebibytes < 1024 ? `${String(mebibytes)} MiB` : `${String(mebibytes / 1024)} GiB`;
}
