/** What people want to know about an instance type. */
import { ARCHITECTURE, INSTANCE_CPU, INSTANCE_LOCAL_NVME, INSTANCE_MEMORY, catalog } from "./catalog.js";
import { prices } from "./prices.js";
import type { TypeSet } from "./type-set.js";

export interface InstanceType {
  readonly name: string;
  readonly architecture: string;
  readonly cpus: number;
  readonly mebibytes: number;
  /** Its GPUs or accelerators, such as `8 h100`; empty without any. */
  readonly devices: string;
  /** The size of its local NVMe disks in GB; 0 without any. */
  readonly nvme: number;
  /** In USD, if the list has it. */
  readonly perHour: number | undefined;
}

let listed: readonly (readonly [index: number, type: InstanceType])[] | undefined;

/** The types of a set, ordered by vCPUs and memory. */
export function describe(set: TypeSet): InstanceType[] {
  listed ??= allTypes();
  return listed.flatMap(([index, type]) => (set.has(index) ? [type] : []));
}

function allTypes(): (readonly [index: number, type: InstanceType])[] {
  const architectures = valuesOf(ARCHITECTURE);
  const [cpus, mebibytes, nvme] = [INSTANCE_CPU, INSTANCE_MEMORY, INSTANCE_LOCAL_NVME].map((one) => valuesOf(one));
  const devices = ["gpu", "accelerator"].map((kind) =>
    ["count", "name"].map((what) => valuesOf(`karpenter.k8s.aws/instance-${kind}-${what}`)),
  );
  const perHour = new Map(Object.entries(prices().perHour));
  const types = catalog().names.map((name, index) => {
    const type: InstanceType = {
      name,
      architecture: architectures[index] ?? "",
      cpus: Number(cpus?.[index] ?? 0),
      mebibytes: Number(mebibytes?.[index] ?? 0),
      devices: devices.map((columns) => devicesText(columns.map((column) => column[index]))).join(""),
      nvme: Number(nvme?.[index] ?? 0),
      perHour: perHour.get(name),
    };
    return [index, type] as const;
  });
  return types.toSorted(([, one], [, other]) => one.cpus - other.cpus || one.mebibytes - other.mebibytes);
}

/** A type with a share of one GPU has a count of 0. */
function devicesText([count, name]: readonly (string | undefined)[]): string {
  if (name === undefined) return "";
  return count === "0" ? `<1 ${name}` : `${count ?? ""} ${name}`;
}

/** The value of a label for each type. */
function valuesOf(label: string): (string | undefined)[] {
  const { values = [], types = [] } = catalog().columns.get(label) ?? {};
  const all = catalog().names.map((): string | undefined => undefined);
  for (const [code, set] of types.entries()) for (const type of set) all[type] = values[code];
  return all;
}
