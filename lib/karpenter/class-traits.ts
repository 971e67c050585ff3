/** The properties of a node class that decide which node pools it has nodes for, and on which instance types. */
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Occasion } from "./iam/actions.js";
import { isFilledIn } from "./placeholders/context.js";
import { bootstrapFamilyOf, families, imageFamilyOf } from "./ami.js";
import { architecturesOf } from "./ami-architecture.js";

/** Each property is undefined if it is unknown, or does not restrict the nodes. */
export interface ClassTraits {
  readonly system: "linux" | "windows" | undefined;
  readonly architectures: readonly string[] | undefined;
  /** Whether it selects capacity reservations. */
  readonly hasReservations: boolean | undefined;
  /** Whether its nodes have memory and CPUs for Nitro Enclaves. */
  readonly hasEnclaves: boolean | undefined;
  /** What the controller calls AWS for. */
  readonly occasions: readonly Occasion[];
  readonly role: string | undefined;
  readonly instanceProfile: string | undefined;
  /** Whether Karpenter treats its AMIs as those of AL2023; false if that is unknown. */
  readonly isAl2023: boolean;
  /** Whether it certainly sets timeouts for tracked connections. */
  readonly tracksConnections: boolean;
  /** Whether it may exclude instance types by a property that the catalog lacks, or by an unknown field. */
  readonly mayExcludeTypes: boolean;
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
    occasions: occasionsOf(spec),
    role: nameIn(spec.get("role")),
    instanceProfile: nameIn(spec.get("instanceProfile")),
    isAl2023: bootstrapFamilyOf(spec) === "AL2023",
    tracksConnections: isCertain(spec.get("connectionTracking"), spec),
    mayExcludeTypes: mayExcludeTypes(spec),
  };
}

function isCertain(field: Cursor, spec: Cursor): boolean {
  return field.isPresent && field.comesWith(spec);
}

/** Fields that require features of an instance type, which only EC2's API lists. */
const FEATURE_FIELDS = ["cpuOptions", "networkInterfaces", "placementGroupSelector"];

function isNothing(field: Cursor): boolean {
  return field.isAbsent || (field.isList && !field.isOpen && field.items().length === 0);
}

function mayExcludeTypes(spec: Cursor): boolean {
  const tracking = spec.get("connectionTracking");
  return (
    bootstrapFamilyOf(spec) === undefined ||
    FEATURE_FIELDS.some((field) => !isNothing(spec.get(field))) ||
    !(tracking.isAbsent || isCertain(tracking, spec)) ||
    !(spec.get("enclaveOptions").isAbsent || spec.at("enclaveOptions.enabled").value === false)
  );
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

function occasionsOf(spec: Cursor): Occasion[] {
  const images = spec.get("amiSelectorTerms").items();
  const all: readonly (readonly [Occasion, boolean])[] = [
    ["role", spec.get("role").isPresent],
    ["imageParameters", images.some((term) => term.get("alias").isPresent || term.get("ssmParameter").isPresent)],
    ["placementGroups", spec.get("placementGroupSelector").isPresent],
    ["capacityReservations", spec.get("capacityReservationSelectorTerms").items().length > 0],
    // For the range of the cluster's services.
    ["clusterLookup", spec.isMapping && imageFamilyOf(spec) === "AL2023"],
  ];
  return all.flatMap(([occasion, isGiven]) => (isGiven ? [occasion] : []));
}

function nameIn(name: Cursor): string | undefined {
  return typeof name.value === "string" && isFilledIn(name) ? name.text : undefined;
}
