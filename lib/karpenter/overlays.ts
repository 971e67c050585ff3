/**
 * What a NodeOverlay changes, as plain data, and whether two of one weight conflict. Source: Karpenter's documentation,
 * "NodeOverlays", and its controller (pkg/controllers/nodeoverlay): of two overlays with the same weight that match a
 * common instance type, the second is rejected if both set a price, or the capacity of the same resource.
 */
import type { Manifest } from "../model/manifest.js";
import { byLabel, isDecided, requirementsOf } from "./requirements.js";

interface Condition {
  readonly operator: string;
  readonly values: readonly string[];
}

export interface Overlay {
  readonly weight: number;
  readonly setsPrice: boolean;
  /** The resources whose capacity it sets. */
  readonly capacity: readonly string[];
  /** By label. */
  readonly conditions: ReadonlyMap<string, readonly Condition[]>;
}

/** What an overlay changes; undefined if a part of it is unknown. */
export function overlayOf(manifest: Manifest): Overlay | undefined {
  const spec = manifest.at("spec");
  const [weight, capacity, list] = [spec.get("weight"), spec.get("capacity"), spec.get("requirements")];
  const prices = [spec.get("price"), spec.get("priceAdjustment")];
  const requirements = requirementsOf(manifest);
  const isUnknown = [weight, capacity, list, ...prices].some((place) => place.isUnknown);
  if (isUnknown || capacity.isOpen || list.isOpen || requirements.length !== list.items().length) return undefined;
  if (!requirements.every((one) => isDecided(one)) || !isWhole(weight.value ?? 0)) return undefined;
  return {
    weight: Number(weight.value ?? 0),
    setsPrice: prices.some(({ isPresent }) => isPresent),
    capacity: capacity.allEntries().map(({ key }) => String(key)),
    conditions: new Map(
      [...byLabel(requirements)].map(([label, all]) => [
        label,
        all.map(({ operator, values }) => ({ operator, values: values.map(({ text }) => text).sort() })),
      ]),
    ),
  };
}

function isWhole(value: boolean | number | string): boolean {
  return typeof value === "number" && Number.isInteger(value);
}

/** What two overlays of one weight both set for certain instance types: the price, or a resource. */
export function conflictOf(one: Overlay, other: Overlay): { readonly resource: string | undefined } | undefined {
  if (one.weight !== other.weight) return undefined;
  const resource = one.capacity.find((name) => other.capacity.includes(name));
  const isBothPriced = one.setsPrice && other.setsPrice;
  if ((!isBothPriced && resource === undefined) || !matchCommonTypes(one, other)) return undefined;
  return { resource: isBothPriced ? undefined : resource };
}

const CAPACITY_TYPE = "karpenter.sh/capacity-type";

/** Nearly every instance type has both. */
const COMMON_CAPACITY: Condition = { operator: "In", values: ["on-demand", "spot"] };

/**
 * Whether some instance types certainly match both: the conditions are the same, except that those on one label may
 * only have common values. Conditions on different labels need not meet in any instance type.
 */
function matchCommonTypes({ conditions: one }: Overlay, { conditions: other }: Overlay): boolean {
  let differing = 0;
  for (const label of new Set([...one.keys(), ...other.keys()])) {
    const [own = [], their = []] = [one.get(label), other.get(label)];
    if (JSON.stringify(own) === JSON.stringify(their)) continue;
    const isMissing = own.length === 0 || their.length === 0;
    if (isMissing && label !== CAPACITY_TYPE) return false;
    if (!haveCommonValue([...own, ...their, ...(isMissing ? [COMMON_CAPACITY] : [])])) return false;
    if (!isMissing) differing += 1;
  }
  return differing <= 1;
}

/** Whether a value that one of the conditions lists meets all of them. */
function haveCommonValue(conditions: readonly Condition[]): boolean {
  const listed = conditions.find(({ operator }) => operator === "In")?.values ?? [];
  return listed.some((value) => conditions.every((condition) => meets(value, condition)));
}

function meets(value: string, { operator, values }: Condition): boolean {
  const number = Number(value);
  const bound = Number(values[0]);
  switch (operator) {
    case "In":
      return values.includes(value);
    case "NotIn":
      return !values.includes(value);
    case "Exists":
      return true;
    case "Gt":
      return number > bound;
    case "Gte":
      return number >= bound;
    case "Lt":
      return number < bound;
    case "Lte":
      return number <= bound;
    default:
      return false;
  }
}
