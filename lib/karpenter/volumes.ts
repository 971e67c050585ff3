/** The limits of each type of EBS volume. */
import type { Cursor } from "../yaml/cursor.js";

/** The minimum and maximum, both inclusive. */
type Bounds = readonly [min: number, max: number];

interface VolumeType {
  /** In GiB. */
  readonly size: Bounds;
  readonly iops?: Bounds;
  /** The maximum IOPS for each GiB; even the smallest volumes can have the minimum of `iops`. */
  readonly iopsPerGib?: number;
  /** In MiB/s. */
  readonly throughput?: Bounds;
}

/** AWS, "Amazon EBS volume types", with the gp3 limits of September 2025. */
const volumeTypes: ReadonlyMap<string, VolumeType> = new Map<string, VolumeType>([
  ["gp2", { size: [1, 16_384] }],
  ["gp3", { size: [1, 65_536], iops: [3000, 80_000], iopsPerGib: 500, throughput: [125, 2000] }],
  ["io1", { size: [4, 16_384], iops: [100, 64_000], iopsPerGib: 50 }],
  ["io2", { size: [4, 65_536], iops: [100, 256_000], iopsPerGib: 1000 }],
  ["sc1", { size: [125, 16_384] }],
  ["st1", { size: [125, 16_384] }],
  ["standard", { size: [1, 1024] }],
]);

const GIB: Readonly<Record<string, number>> = { Gi: 1, Ti: 1024, G: 1e9 / 2 ** 30, T: 1e12 / 2 ** 30 };

/** A size such as `100Gi` in GiB, rounded up as by Karpenter; undefined if the API server rejects it. */
function gibibytes(size: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,6})(Gi|Ti|G|T)$/u.exec(size) ?? [];
  return count === undefined ? undefined : Math.ceil(Number(count) * (GIB[unit] ?? 1));
}

/** A setting of a volume that EC2 rejects: the field, the problem and the bounds. */
export interface Misfit {
  readonly at: Cursor;
  readonly what: "missingIops" | "outOfRange" | "ratioTooHigh" | "unsupportedField";
  readonly field: string;
  readonly type: string;
  readonly bounds: Bounds;
  readonly unit: string;
  /** The size or IOPS that a maximum depends on. */
  readonly basis: string;
}

const UNITS: Readonly<Record<string, string>> = { volumeSize: " GiB", iops: " IOPS", throughput: " MiB/s" };

/** Compares a volume with the limits of its type; if no type is set, EC2 decides. */
export function misfitsOf(ebs: Cursor): Misfit[] {
  const type = ebs.get("volumeType").text;
  const known = volumeTypes.get(type);
  if (!known || !ebs.get("volumeType").isPresent) return [];
  const size = ebs.get("volumeSize").isPresent ? gibibytes(ebs.get("volumeSize").text) : undefined;
  const iops = numberAt(ebs.get("iops"));
  const misfits: Misfit[] = [];
  const compare = (field: string, value: number | undefined, bounds: Bounds | undefined, basis?: string): boolean => {
    if (value === undefined || (bounds && bounds[0] <= value && value <= bounds[1])) return true;
    const what = bounds ? (basis === undefined ? "outOfRange" : "ratioTooHigh") : "unsupportedField";
    misfits.push({
      at: ebs.get(field),
      what,
      field,
      type,
      bounds: bounds ?? [0, 0],
      unit: UNITS[field] ?? "",
      basis: basis ?? "",
    });
    return false;
  };
  compare("volumeSize", size, known.size);
  if (NEED_IOPS.has(type) && ebs.get("iops").isAbsent) {
    const bounds = known.iops ?? [0, 0];
    misfits.push({ at: ebs.get("iops"), what: "missingIops", field: "iops", type, bounds, unit: " IOPS", basis: "" });
  }
  if (compare("iops", iops, known.iops) && known.iops && known.iopsPerGib !== undefined && size !== undefined) {
    // Even the smallest gp3 volume has 3,000 IOPS.
    const most = Math.max(known.iops[0], Math.min(known.iops[1], size * known.iopsPerGib));
    compare("iops", iops, [known.iops[0], most], `${String(size)} GiB`);
  }
  const throughput = numberAt(ebs.get("throughput"));
  const available = ebs.get("iops").isAbsent ? known.iops?.[0] : iops;
  if (compare("throughput", throughput, known.throughput) && known.throughput && available !== undefined) {
    const most = Math.max(known.throughput[0], Math.floor(available / IOPS_PER_MIB));
    compare("throughput", throughput, [known.throughput[0], most], `${String(available)} IOPS`);
  }
  return misfits;
}

/** For the other types, EC2 has a default. */
const NEED_IOPS = new Set(["io1", "io2"]);

/** gp3 provides 1 MiB/s for every 4 IOPS. */
const IOPS_PER_MIB = 4;

function numberAt(place: Cursor): number | undefined {
  return typeof place.value === "number" ? place.value : undefined;
}
