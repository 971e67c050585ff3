/**
 * Whether names of instance types, families, sizes and categories exist. New types appear every month, so a name that the
 * catalog lacks is wrong only if it can't be newer: a size that a superseded family lacks, or a generation that
 * is far from the category's latest.
 */
import { guess } from "../../guess.js";
import type { Requirement } from "../requirements.js";
import {
  type Catalog,
  INSTANCE_CATEGORY,
  INSTANCE_FAMILY,
  INSTANCE_GENERATION,
  INSTANCE_SIZE,
  INSTANCE_TYPE,
  catalog,
  partsOf,
} from "./catalog.js";

/** `unlisted` names may be newer than the catalog. */
export type NameStatus = "known" | "missing" | "unlisted";

export interface Names {
  readonly types: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly sizes: ReadonlySet<string>;
  /** The latest generation of each category, and of each maker's processors in it. */
  readonly latest: ReadonlyMap<string, number>;
  readonly recent: ReadonlySet<string>;
}

/**
 * How far a generation may be from the latest ones before its family can't exist: below the latest of its category, and
 * above the latest of all, because categories skip generations (`i4i` was followed by `i7ie`, `x2gd` by `x8g`).
 */
const BELOW = 1;
const ABOVE = 2;

let names: Names | undefined;

function known(): Names {
  return (names ??= namesIn(catalog()));
}

export function namesIn({
  names: listed,
  otherNames,
  recentFamilies,
}: Pick<Catalog, "names" | "otherNames" | "recentFamilies">): Names {
  const types = [...listed, ...otherNames];
  const families = new Set(types.map((type) => type.split(".", 1)[0] ?? ""));
  const latest = new Map<string, number>();
  for (const family of families) {
    const { category = "", generation = "0", maker = "" } = partsOf(family) ?? {};
    for (const line of [category, lineOf(category, maker)])
      latest.set(line, Math.max(latest.get(line) ?? 0, Number(generation)));
  }
  return {
    types: new Set(types),
    families,
    sizes: new Set(types.map((type) => type.split(".", 2)[1] ?? "")),
    latest,
    recent: recentFamilies,
  };
}

/** The status of a value of a label; undefined for labels whose values are not such names. */
export function statusOf(label: string, value: string, among = known()): NameStatus | undefined {
  const { latest, sizes } = among;
  if (label === INSTANCE_TYPE) return statusOfType(value, among);
  if (label === INSTANCE_FAMILY) return statusOfFamily(value, among);
  if (label === INSTANCE_CATEGORY) return latest.has(value) ? "known" : "unlisted";
  if (label === INSTANCE_SIZE) return sizes.has(value) ? "known" : "unlisted";
  return undefined;
}

function statusOfType(type: string, among: Names): NameStatus {
  const { types, families, sizes, recent } = among;
  if (types.has(type)) return "known";
  const [family = "", size] = type.split(".", 2);
  if (size === undefined) return "missing";
  if (!families.has(family)) return statusOfFamily(family, among);
  if (!/^(?:\d+xlarge|metal.*)$/u.test(size) && !sizes.has(size)) return "missing";
  return recent.has(family) || size.startsWith("metal") || isLatestLine(family, among) ? "unlisted" : "missing";
}

/** Families get new sizes until a later generation with processors of the same maker comes. */
function isLatestLine(family: string, { latest }: Names): boolean {
  const { category = "", generation = "", maker = "" } = partsOf(family) ?? {};
  return Number(generation) >= (latest.get(lineOf(category, maker)) ?? 0);
}

function lineOf(category: string, maker: string): string {
  return `${category} ${maker}`;
}

function statusOfFamily(family: string, { families, latest: latestOf }: Names): NameStatus {
  if (families.has(family)) return "known";
  const parts = partsOf(family);
  if (!parts) return "missing";
  const latest = latestOf.get(parts.category);
  if (latest === undefined) return "unlisted";
  const generation = Number(parts.generation);
  const isFar = generation < latest - BELOW || generation > Math.max(...latestOf.values()) + ABOVE;
  return isFar ? "missing" : "unlisted";
}

/** The existing names that a name leaves incomplete, as `p4` does `p4d` and `p4de`. */
export function namesBeginning(label: string, value: string): string[] {
  const { types, families } = known();
  const [family = "", size = ""] = value.split(".", 2);
  if (!/^[a-z]+\d+$/u.test(family) || families.has(family)) return [];
  const longer = [...families].filter((one) => one.startsWith(family) && !/\d/u.test(one.charAt(family.length)));
  if (label === INSTANCE_FAMILY) return longer;
  return longer.map((one) => `${one}.${size}`).filter((type) => types.has(type));
}

/**
 * The existing name that was probably intended: another size of the family, if the family exists. Nobody mistypes the
 * generation: `p3` is other hardware than `p4` would be.
 */
export function meantName(label: string, value: string): string | undefined {
  const { types, families } = known();
  const [family = "", size = ""] = value.split(".", 2);
  const isOfGeneration = (one: string) => digitsOf(one) === digitsOf(family);
  if (label !== INSTANCE_TYPE) return guess(value, [...families].filter(isOfGeneration));
  if (!families.has(family)) return guess(value, [...types].filter(isOfGeneration));
  const sizes = [...types].filter((type) => type.startsWith(`${family}.`)).map((type) => type.slice(family.length + 1));
  // Two letters are often swapped, as in `lagre`.
  const meant = guess(size, sizes, 2);
  return meant === undefined ? undefined : `${family}.${meant}`;
}

function digitsOf(name: string): string {
  const { digits = "" } = /^[a-z]*-?(?<digits>\d*)/u.exec(name)?.groups ?? {};
  return digits;
}

/** The labels whose values a newer instance type may extend: names, and the names of devices. */
const GROWING = /^karpenter\.k8s\.aws\/instance-(?:gpu|accelerator)-(?:name|manufacturer)$/u;

/** Whether a requirement names values that only types without known labels could have: newer ones, or `otherNames`. */
export function mayBeNewer(label: string, { operator, values }: Requirement): boolean {
  return operator === "In" && values.some(({ text }) => isUnlistedValue(label, text));
}

function isUnlistedValue(label: string, value: string): boolean {
  const status = statusOf(label, value);
  const isName = status !== undefined || label === INSTANCE_GENERATION || GROWING.test(label);
  return isName && status !== "missing" && catalog().columns.get(label)?.codeOf.has(value) !== true;
}
