/** The devices of each AMI family, and those that a node class maps: from Karpenter's documentation, "NodeClasses". */
import { imageFamilyOf, usesFamilyImage } from "./ami.js";
import type { Cursor } from "../yaml/cursor.js";

/** The root device of each family's AMIs. */
const rootDevices: ReadonlyMap<string, string> = new Map([
  ["AL2", "/dev/xvda"],
  ["AL2023", "/dev/xvda"],
  ["Bottlerocket", "/dev/xvda"],
  ["Windows2019", "/dev/sda1"],
  ["Windows2022", "/dev/sda1"],
  ["Windows2025", "/dev/sda1"],
]);

/** The two volumes of Bottlerocket, as Karpenter maps them if a node class maps none. */
const bottlerocketVolumes = [
  { deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: "4Gi", encrypted: true } },
  { deviceName: "/dev/xvdb", ebs: { volumeType: "gp3", volumeSize: "20Gi", encrypted: true } },
] as const;

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

/** The Bottlerocket volume that is not mapped although the other one is: it keeps the AMI's settings. */
export function unmappedVolume(spec: Cursor): (typeof bottlerocketVolumes)[number] | undefined {
  const mapped = mappedDevices(spec.get("blockDeviceMappings"));
  if (!mapped || imageFamilyOf(spec) !== "Bottlerocket") return undefined;
  const missing = bottlerocketVolumes.filter(({ deviceName }) => mapped.every(({ text }) => text !== deviceName));
  return missing.length < bottlerocketVolumes.length ? missing[0] : undefined;
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
  const root = rootDevices.get(family ?? "");
  if (!mapped || family === undefined || root === undefined || !usesFamilyImage(spec)) return [];
  if (mapped.some(({ text }) => text === root)) return [];
  const roots = new Set(rootDevices.values());
  return mapped.filter(({ text }) => roots.has(text)).map((deviceName) => ({ deviceName, family, root }));
}
