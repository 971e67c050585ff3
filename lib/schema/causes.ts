/** Separates violations that are causes from violations that follow from others. */
import { groupBy } from "../group-by.js";
import { guess } from "../guess.js";
import { type Violation, idOf } from "./violation.js";

/**
 * Omits violations that follow from others: errors below a value of the wrong type or an unknown field,
 * and invariants over fields that are already wrong or missing. A list can have thousands of each.
 */
export function onePerCause(violations: readonly Violation[]): Violation[] {
  const structural = violations.filter(({ keyword }) => keyword !== "x-part");
  const roots = groupBy(
    structural.filter(({ keyword }) => keyword === "type" || keyword === "x-field"),
    ({ path }) => idOf(path),
  );
  const kept = structural.filter((violation) => !followsFrom(roots, violation));
  const unknown = groupBy(
    kept.filter(({ keyword }) => keyword === "x-fields"),
    ({ path }) => idOf(path),
  );
  const asked = kept.filter((violation) => !(unknown.get(idOf(violation.path)) ?? []).some(isMeantBy(violation)));
  const concerned = waysToConcerned(kept);
  const isUnserved = unservedAround(kept);
  const invariants = violations.filter((violation) => {
    if (violation.keyword !== "x-part" || isUnserved(violation)) return false;
    const fields = violation.params["fields"] as readonly string[];
    return !(concerned.get(idOf(violation.path)) ?? []).some((way) => leadsTo(way, fields));
  });
  return [...asked, ...firstOfEach(invariants)];
}

/** Whether a violation is at or below a value of the wrong type or a field that is not served. */
function followsFrom(roots: ReadonlyMap<string, readonly Violation[]>, violation: Violation): boolean {
  const { keyword, path } = violation;
  if (path.some((_, length) => roots.has(idOf(path.slice(0, length))))) return true;
  // The type of a field that is not served does not matter.
  if (keyword === "x-field") return false;
  return (roots.get(idOf(path)) ?? []).some((root) => keyword !== "type" || root.keyword === "x-field");
}

/** Whether an invariant is only about a field that the release does not have: around its place, or in it. */
function unservedAround(structural: readonly Violation[]): (invariant: Violation) => boolean {
  const fields = structural.filter(({ keyword }) => keyword === "x-field").map(({ path }) => path);
  const ids = new Set(fields.map(idOf));
  const idsAround = new Set(fields.flatMap(placesTo).map(idOf));
  return ({ path, since }) =>
    placesTo(path).some((place) => ids.has(idOf(place))) || (since !== undefined && idsAround.has(idOf(path)));
}

/** A place and all places around it, starting with the root. */
function placesTo(path: Violation["path"]): Violation["path"][] {
  return [...path, ""].map((_, length) => path.slice(0, length));
}

/** Whether a field is missing only because it is misspelled. */
function isMeantBy({ keyword, params: { missingProperty } }: Violation): (unknown: Violation) => boolean {
  return ({ params }) => {
    if (keyword !== "required") return false;
    const field = String(params["field"]);
    return missingProperty === (FORMER_NAMES.get(field) ?? guess(field, [...(params["fields"] as Set<string>)]));
  };
}

/** Fields of v1beta1 that have another name in v1. */
const FORMER_NAMES = new Map([["apiVersion", "group"]]);

/** For each place, the ways from it to the subjects of structural violations. */
function waysToConcerned(structural: readonly Violation[]): ReadonlyMap<string, readonly Violation["path"][]> {
  const ways = structural.flatMap(({ keyword, path, params }) => {
    const full = keyword === "required" ? [...path, String(params["missingProperty"])] : path;
    return placesTo(full).map((place) => ({ place, way: full.slice(place.length) }));
  });
  return new Map(
    [...groupBy(ways, ({ place }) => idOf(place))].map(([place, own]) => [place, own.map(({ way }) => way)]),
  );
}

/** Whether a way consists only of list indexes, or passes through one of the fields. */
function leadsTo(way: Violation["path"], fields: readonly string[]): boolean {
  const keys = way.filter((key) => typeof key === "string");
  return keys.length === 0 || keys.some((key) => fields.includes(key));
}

/** One invariant can consist of several parts, such as one for each family of aliases. */
function firstOfEach(invariants: readonly Violation[]): Violation[] {
  const seen = new Set<string>();
  return invariants.filter(({ path, params }) => {
    const key = JSON.stringify([path, params["invariant"], params["at"]]);
    return !seen.has(key) && seen.add(key);
  });
}
