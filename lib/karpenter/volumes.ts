/** Compares volumes with the limits of their types of EBS volumes. */
import type { Cursor } from "../yaml/cursor.js";
import { types } from "./ebs-volumes.generated.js";

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
  /** The IOPS that each MiB/s of throughput needs. */
  readonly iopsPerMib?: number;
  /** Whether EC2 has no default for `iops`. */
  readonly needsIops?: boolean;
}

const facts: Readonly<Record<string, VolumeType>> = types;
const volumeTypes: ReadonlyMap<string, VolumeType> = new Map(Object.entries(facts));

const GIB: Readonly<Record<string, number>> = { Gi: 1, Ti: 1024, G: 1e9 / 2 ** 30, T: 1e12 / 2 ** 30 };

/** A size such as `100Gi` in GiB, rounded up as by Karpenter; undefined if it is unknown or the API server rejects it. */
export function gibibytes(size: Cursor): number | undefined {
  const [, count, unit = ""] = /^(\d{1,6})(Gi|Ti|G|T)$/u.exec(size.isPresent ? size.text : "") ?? [];
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

const UNITS = { volumeSize: " GiB", iops: " IOPS", throughput: " MiB/s" } as const;

/** A volume of a known type, as far as its settings are known. */
interface Volume extends VolumeType {
  readonly ebs: Cursor;
  readonly type: string;
}

/** Compares a volume with the limits of its type; if no type is set, EC2 decides. */
export function misfitsOf(ebs: Cursor): Misfit[] {
  const type = ebs.get("volumeType");
  const known = type.isPresent ? volumeTypes.get(type.text) : undefined;
  if (!known) return [];
  const volume = { ...known, ebs, type: type.text };
  const misfits = [misfitOfSize(volume), missingIops(volume), misfitOfIops(volume), misfitOfThroughput(volume)];
  return misfits.filter((misfit) => misfit !== undefined);
}

function misfitOfSize(volume: Volume): Misfit | undefined {
  return outside(volume, "volumeSize", gibibytes(volume.ebs.get("volumeSize")), volume.size);
}

function missingIops(volume: Volume): Misfit | undefined {
  const isMissing = volume.needsIops === true && volume.ebs.get("iops").isAbsent;
  return isMissing ? misfitOf(volume, "missingIops", "iops", volume.iops) : undefined;
}

function misfitOfIops(volume: Volume): Misfit | undefined {
  const { ebs, iops: bounds, iopsPerGib } = volume;
  const iops = numberAt(ebs.get("iops"));
  const size = gibibytes(ebs.get("volumeSize"));
  const misfit = outside(volume, "iops", iops, bounds);
  if (misfit || size === undefined || iopsPerGib === undefined) return misfit;
  return above(volume, "iops", iops, bounds, size * iopsPerGib, `${String(size)} GiB`);
}

function misfitOfThroughput(volume: Volume): Misfit | undefined {
  const { ebs, iops, throughput: bounds, iopsPerMib } = volume;
  const throughput = numberAt(ebs.get("throughput"));
  const available = ebs.get("iops").isAbsent ? iops?.[0] : numberAt(ebs.get("iops"));
  const misfit = outside(volume, "throughput", throughput, bounds);
  if (misfit || available === undefined || iopsPerMib === undefined) return misfit;
  return above(
    volume,
    "throughput",
    throughput,
    bounds,
    Math.floor(available / iopsPerMib),
    `${String(available)} IOPS`,
  );
}

/** A value that its type does not allow: with no bounds, any. */
function outside(
  volume: Volume,
  field: keyof typeof UNITS,
  value: number | undefined,
  bounds: Bounds | undefined,
): Misfit | undefined {
  if (value === undefined) return undefined;
  if (!bounds) return misfitOf(volume, "unsupportedField", field);
  return value < bounds[0] || value > bounds[1] ? misfitOf(volume, "outOfRange", field, bounds) : undefined;
}

/** A value above what another setting allows; the minimum of the type is always allowed. */
function above(
  volume: Volume,
  field: keyof typeof UNITS,
  value: number | undefined,
  [min, max]: Bounds = [0, 0],
  most: number,
  basis: string,
): Misfit | undefined {
  const bounds = [min, Math.max(min, Math.min(max, most))] as const;
  const isAbove = value !== undefined && value > bounds[1];
  return isAbove ? misfitOf(volume, "ratioTooHigh", field, bounds, basis) : undefined;
}

function misfitOf(
  { ebs, type }: Volume,
  what: Misfit["what"],
  field: keyof typeof UNITS,
  bounds: Bounds = [0, 0],
  basis = "",
): Misfit {
  return { at: ebs.get(field), what, field, type, bounds, unit: UNITS[field], basis };
}

function numberAt(place: Cursor): number | undefined {
  return typeof place.value === "number" ? place.value : undefined;
}
