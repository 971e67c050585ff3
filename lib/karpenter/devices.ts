/** The devices of each AMI family, and those that a node class maps. */
import { bootstrapFamilyOf, families, familyImages, imageFamilyOf } from "./ami.js";
import { gibibytes } from "./volumes.js";
import type { Cursor } from "../yaml/cursor.js";

/** A volume of a family, as Karpenter maps it if a node class maps none. */
type Mapping = Readonly<{
  deviceName: string;
  ebs: Readonly<{ volumeType: string; volumeSize: string; encrypted: boolean }>;
}>;

/** A readable name for a mapping: its device if that is known, otherwise its path. */
export function nameOfMapping(mapping: Cursor): string {
  const deviceName = mapping.get("deviceName");
  return deviceName.isPresent ? `\`${deviceName.text}\`` : mapping.path;
}

/** Each device that an earlier mapping already has, and that mapping. */
export function repeatedDevices(mappings: Cursor): { deviceName: Cursor; other: Cursor }[] {
  const mapped = new Map<string, Cursor>();
  return mappings.items().flatMap((mapping) => {
    const deviceName = mapping.get("deviceName");
    const other = mapped.get(deviceName.text);
    if (deviceName.isPresent && !other) mapped.set(deviceName.text, mapping);
    return deviceName.isPresent && other ? [{ deviceName, other }] : [];
  });
}

/** The mapped devices; undefined if one is unknown and may be any device, or if a template may add some. */
function mappedDevices(mappings: Cursor): Cursor[] | undefined {
  if (mappings.isOpen) return undefined;
  const devices = mappings.items().map((mapping) => mapping.get("deviceName"));
  return devices.some(({ isUnknown }) => isUnknown) ? undefined : devices.filter(({ isPresent }) => isPresent);
}

/** The volume of a family that is not mapped although another one is: it keeps the AMI's settings. */
export function unmappedVolume(spec: Cursor): Mapping | undefined {
  const mapped = mappedDevices(spec.get("blockDeviceMappings"));
  const { volumes = [] } = familyOf(spec) ?? {};
  if (!mapped) return undefined;
  const missing = volumes.filter(({ deviceName }) => mapped.every(({ text }) => text !== deviceName));
  const [volume] = missing;
  if (!volume || missing.length === volumes.length) return undefined;
  const { deviceName, volumeSize } = volume;
  return { deviceName, ebs: { volumeType: "gp3", volumeSize, encrypted: true } };
}

function familyOf(spec: Cursor, family = imageFamilyOf(spec) ?? "") {
  return Object.hasOwn(families, family) ? families[family] : undefined;
}

/**
 * `rootVolume: true` on a volume that has no pods, although Karpenter then counts its size as ephemeral storage
 * (ephemeralStorage in pkg/providers/instancetype/types.go), and the device whose volume has them.
 */
export function wrongRootVolume(spec: Cursor): { at: Cursor; device: string; used: string } | undefined {
  const { volumes = [] } = familyOf(spec) ?? {};
  const used = volumes.at(-1)?.deviceName;
  // The disks of the instance are counted instead.
  if (used === undefined || familyImages(spec) !== "all" || !spec.get("instanceStorePolicy").isAbsent) return undefined;
  const others = new Set(volumes.map(({ deviceName }) => deviceName).filter((deviceName) => deviceName !== used));
  // The first mapping that is marked counts, if it has a size.
  const marked = spec
    .get("blockDeviceMappings")
    .items()
    .find((mapping) => !isFalse(mapping.get("rootVolume")));
  const [at, deviceName] = [marked?.get("rootVolume"), marked?.get("deviceName")];
  const hasSize = marked?.at("ebs.volumeSize").isAbsent === false;
  if (at?.value !== true || !deviceName?.isPresent || !others.has(deviceName.text) || !hasSize) return undefined;
  return { at, device: deviceName.text, used };
}

/** More than the system of Bottlerocket needs, whose partitions do not grow with the volume. */
const LARGE_SYSTEM_GIB = 20;

/** The size of a volume for the system with space that nothing can use, and the device that pods use. */
export function unusedSpace(spec: Cursor): { at: Cursor; device: string; used: string } | undefined {
  const volumes = familyOf(spec)?.volumes ?? [];
  const [device, used] = [volumes[0]?.deviceName, volumes.at(-1)?.deviceName];
  const mappings = spec.get("blockDeviceMappings").items();
  const find = (name: string) => mappings.find((mapping) => mapping.get("deviceName").value === name);
  if (device === undefined || used === undefined || device === used || familyImages(spec) !== "all") return undefined;
  const at = find(used) && find(device)?.at("ebs.volumeSize");
  const size = at && gibibytes(at);
  return at && size !== undefined && size >= LARGE_SYSTEM_GIB ? { at, device, used } : undefined;
}

export interface MisnamedRoot {
  readonly deviceName: Cursor;
  readonly family: string;
  /** The name of the root device in the family's AMIs. */
  readonly root: string;
}

/** The mapped root devices of other families' AMIs, if the root device of this family is not mapped. */
export function misnamedRoots(spec: Cursor): MisnamedRoot[] {
  const mapped = mappedDevices(spec.get("blockDeviceMappings"));
  const family = imageFamilyOf(spec);
  const root = familyOf(spec)?.rootDevice;
  const images = familyImages(spec);
  if (!mapped || family === undefined || root === undefined || (images !== "all" && images !== "some")) return [];
  if (mapped.some(({ text }) => text === root)) return [];
  const roots = new Set(Object.values(families).map(({ rootDevice }) => rootDevice));
  return mapped.filter(({ text }) => roots.has(text)).map((deviceName) => ({ deviceName, family, root }));
}

export interface SmallRoot {
  readonly volumeSize: Cursor;
  readonly family: string;
  /** The size of the snapshot, in GiB. */
  readonly least: number;
  /** Whether only new AMIs have such a snapshot. */
  readonly isOnlyNew: boolean;
}

/** A root volume that is smaller than the snapshot of the family's AMIs. */
export function smallRoot(spec: Cursor): SmallRoot | undefined {
  const family = imageFamilyOf(spec);
  const { rootDevice, snapshotGiB = 0, newSnapshotGiB = 0 } = familyOf(spec) ?? {};
  // The size of other AMIs is unknown, and so is that of another snapshot.
  if (family === undefined || familyImages(spec) !== "all") return undefined;
  const root = spec
    .get("blockDeviceMappings")
    .items()
    .find((mapping) => mapping.get("deviceName").isPresent && mapping.get("deviceName").text === rootDevice);
  const ebs = root?.get("ebs");
  const volumeSize = ebs?.get("volumeSize");
  const size = volumeSize && gibibytes(volumeSize);
  if (!volumeSize || size === undefined || !ebs?.get("snapshotID").isAbsent) return undefined;
  if (size < snapshotGiB) return { volumeSize, family, least: snapshotGiB, isOnlyNew: false };
  return size < newSnapshotGiB ? { volumeSize, family, least: newSnapshotGiB, isOnlyNew: true } : undefined;
}

/**
 * The device whose volume Karpenter counts as ephemeral storage, if custom AMIs boot without it, and the device that is
 * mapped first: Karpenter then counts the default of the family.
 */
export function uncountedStorage(spec: Cursor): { device: string; mapped: Cursor; isOnly: boolean } | undefined {
  const mappings = spec.get("blockDeviceMappings");
  const { rootDevice, volumes } = familyOf(spec, bootstrapFamilyOf(spec)) ?? {};
  const device = volumes?.at(-1)?.deviceName ?? rootDevice;
  const mapped = mappedDevices(mappings);
  const [first] = mapped ?? [];
  if (!first || !mapped || device === undefined || familyImages(spec) !== "none") return undefined;
  const isMarked = mappings.items().some((mapping) => !isFalse(mapping.get("rootVolume")));
  // The disks of the instance are counted instead.
  if (isMarked || !spec.get("instanceStorePolicy").isAbsent || mapped.some(({ text }) => text === device))
    return undefined;
  return { device, mapped: first, isOnly: mappings.items().length === 1 };
}

function isFalse(place: Cursor): boolean {
  return place.isAbsent || place.value === false;
}
