/** What each AMI family supports of `spec.kubelet`, which Karpenter 1.15 and later check for the family. */
import { bootstrapFamilyOf } from "./ami.js";
import { fields, managed, managedOnly, ownedByKarpenter } from "./kubelet.generated.js";
import type { Cursor } from "../yaml/cursor.js";

/** The families that accept only the managed fields, each with those that it does not support either. */
const restricted: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(managedOnly));

const managedFields: ReadonlySet<string> = new Set(managed);
const knownFields: ReadonlySet<string> = new Set(Object.keys(fields));
const ownFields: ReadonlySet<string> = new Set(ownedByKarpenter);

export interface Misfit {
  readonly at: Cursor;
  /** Whether Karpenter sets the field itself, the family lacks it, or supports only one of its items. */
  readonly what: "ignoredField" | "ownedField" | "severalAddresses" | "unsupportedField";
  readonly data: { readonly family: string; readonly field: string };
}

/** The fields that Karpenter rejects for every family, or for the one of the node class. */
export function misfitsOf(spec: Cursor): Misfit[] {
  const family = bootstrapFamilyOf(spec) ?? "";
  const unsupported = restricted.get(family);
  return spec
    .get("kubelet")
    .allEntries()
    .filter(({ isPresent }) => isPresent)
    .flatMap((at): Misfit[] => {
      const field = String(at.key);
      const misfit = (what: Misfit["what"]) => [{ at, what, data: { family, field } }];
      if (ownFields.has(field)) return misfit("ownedField");
      if (unsupported?.includes(field)) return misfit("ignoredField");
      if (!unsupported || !knownFields.has(field)) return [];
      if (!managedFields.has(field)) return misfit("unsupportedField");
      const isList = field === "clusterDNS" && at.items().filter(({ isPresent }) => isPresent).length > 1;
      return isList ? misfit("severalAddresses") : [];
    });
}

/** The fields that nodes of the family `Custom` do not get, because only user data configures their kubelet. */
export function fieldsLostOnCustom(spec: Cursor): Cursor[] {
  const userData = spec.get("userData");
  if (bootstrapFamilyOf(spec) !== "Custom" || userData.isUnknown) return [];
  // As a field of the kubelet's configuration, a flag, or a setting of Bottlerocket.
  const names = new Set(userData.text.match(/[a-z][\w-]*/giu)?.map((name) => name.replaceAll("-", "").toLowerCase()));
  const fields = spec.get("kubelet").allEntries();
  return fields.filter(({ isPresent, key }) => isPresent && !names.has(String(key).toLowerCase()));
}
