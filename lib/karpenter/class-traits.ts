/** The properties of a node class that decide which node pools it has nodes for. */
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import { families, imageFamilyOf } from "./ami.js";
import { architecturesOf } from "./ami-architecture.js";

/** Each property is undefined if it is unknown, or does not restrict the nodes. */
export interface ClassTraits {
  readonly system: "linux" | "windows" | undefined;
  readonly architectures: readonly string[] | undefined;
  /** Whether it selects capacity reservations. */
  readonly hasReservations: boolean | undefined;
  /** Whether its nodes have memory and CPUs for Nitro Enclaves. */
  readonly hasEnclaves: boolean | undefined;
}

export function classTraitsOf({ nodeClassSpec: spec }: Manifest): ClassTraits {
  const system = spec.isMapping ? systemOf(spec) : undefined;
  const enclaves = spec.at("enclaveOptions.enabled");
  return {
    system,
    // Karpenter launches Windows nodes on amd64 only.
    architectures: system === "windows" ? ["amd64"] : architecturesOf(spec),
    hasReservations: spec.isMapping ? hasReservations(spec) : undefined,
    hasEnclaves: enclaves.comesWith(spec) && typeof enclaves.value === "boolean" ? enclaves.value : undefined,
  };
}

/** Karpenter treats nodes with a custom AMI as Linux nodes (getOS in pkg/providers/instancetype/types.go). */
function systemOf(spec: Cursor): ClassTraits["system"] {
  const family = imageFamilyOf(spec);
  if (family === undefined || !(family === "Custom" || Object.hasOwn(families, family))) return undefined;
  return family.startsWith("Windows") ? "windows" : "linux";
}

function hasReservations(spec: Cursor): boolean | undefined {
  const terms = spec.get("capacityReservationSelectorTerms");
  if (terms.isAbsent) return false;
  if (!terms.isList || terms.isOpen || !terms.comesWith(spec)) return undefined;
  return terms.items().length > 0;
}
