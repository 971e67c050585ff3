/**
 * Whether names of instance types, families, sizes and categories exist. New types appear every month, so a name that the
 * catalog lacks is wrong only if it can't be newer: a size that an old family lacks, or a generation that is far from
 * the category's newest.
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

interface Names {
  readonly types: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly sizes: ReadonlySet<string>;
  /** The newest generation of each category. */
  readonly newest: ReadonlyMap<string, number>;
  readonly recent: ReadonlySet<string>;
}

/** How far a generation may be from the newest one of its category before its family can't exist. */
const NEAR = 1;
const FAR = 2;

let names: Names | undefined;

function known(): Names {
  return (names ??= namesIn(catalog()));
}

function namesIn({ names: listed, otherNames, recentFamilies }: Catalog): Names {
  const types = [...listed, ...otherNames];
  const families = new Set(types.map((type) => type.split(".", 1)[0] ?? ""));
  const newest = new Map<string, number>();
  for (const family of families) {
    const { category = "", generation = "0" } = partsOf(family) ?? {};
    newest.set(category, Math.max(newest.get(category) ?? 0, Number(generation)));
  }
  return {
    types: new Set(types),
    families,
    sizes: new Set(types.map((type) => type.split(".", 2)[1] ?? "")),
    newest,
    recent: recentFamilies,
  };
}

/** The status of a value of a label; undefined for labels whose values are not such names. */
export function statusOf(label: string, value: string): NameStatus | undefined {
  const { families, newest, sizes } = known();
  if (label === INSTANCE_TYPE) return statusOfType(value);
  if (label === INSTANCE_FAMILY) return families.has(value) ? "known" : statusOfFamily(value);
  if (label === INSTANCE_CATEGORY) return newest.has(value) ? "known" : "unlisted";
  if (label === INSTANCE_SIZE) return sizes.has(value) ? "known" : "unlisted";
  return undefined;
}

function statusOfType(type: string): NameStatus {
  const { types, families, recent } = known();
  if (types.has(type)) return "known";
  const [family = "", size] = type.split(".", 2);
  if (size === undefined) return "missing";
  if (!families.has(family)) return statusOfFamily(family);
  return recent.has(family) || size.startsWith("metal") ? "unlisted" : "missing";
}

function statusOfFamily(family: string): NameStatus {
  const parts = partsOf(family);
  if (!parts) return "missing";
  const newest = known().newest.get(parts.category);
  if (newest === undefined) return "unlisted";
  const generation = Number(parts.generation);
  return generation < newest - NEAR || generation > newest + FAR ? "missing" : "unlisted";
}

/** The existing name that was probably intended: another size of the family, if the family exists. */
export function meantName(label: string, value: string): string | undefined {
  const { types, families } = known();
  if (label !== INSTANCE_TYPE) return guess(value, [...families]);
  const [family = "", size = ""] = value.split(".", 2);
  if (!families.has(family)) return guess(value, [...types]);
  const sizes = [...types].filter((type) => type.startsWith(`${family}.`)).map((type) => type.slice(family.length + 1));
  // Two letters are often swapped, as in `lagre`.
  const meant = guess(size, sizes, 2);
  return meant === undefined ? undefined : `${family}.${meant}`;
}

/** The labels whose values a newer instance type may extend: names, and the names of devices. */
const GROWING = /^karpenter\.k8s\.aws\/instance-(?:gpu|accelerator)-(?:name|manufacturer)$/u;

/** Whether a requirement names values that only types newer than the catalog could have. */
export function mayBeNewer(label: string, { operator, values }: Requirement): boolean {
  if (operator !== "In") return false;
  return values.some(({ text }) => statusOf(label, text) === "unlisted" || isUnlistedValue(label, text));
}

function isUnlistedValue(label: string, value: string): boolean {
  if (label !== INSTANCE_GENERATION && !GROWING.test(label)) return false;
  return catalog().columns.get(label)?.codeOf.has(value) !== true;
}
