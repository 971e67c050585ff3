/** Separates violations that are causes from violations that follow from others. */
import { groupBy } from "../group-by.js";
import { guess } from "../guess.js";
import { type Keyword, type Violation, hasKeyword, idOf } from "./violation.js";

/**
 * Omits violations that follow from others: errors below a value of the wrong type or an unknown field,
 * and invariants over fields that are already wrong or missing. A list can have thousands of each.
 */
export function onePerCause(violations: readonly Violation[]): Violation[] {
  const structural = violations.filter(isStructural);
  const roots = groupBy(structural.filter(hasKeyword("type", "x-field")), ({ path }) => idOf(path));
  const kept = structural.filter((violation) => !followsFrom(roots, violation));
  const unknown = groupBy(kept.filter(hasKeyword("x-fields")), ({ path }) => idOf(path));
  const asked = kept.filter((violation) => !isMisspelled(violation, unknown.get(idOf(violation.path)) ?? []));
  const concerned = waysToConcerned(kept);
  const isUnserved = unservedAround(kept);
  const invariants = violations
    .filter(hasKeyword("x-part"))
    .filter(
      (violation) =>
        !isUnserved(violation) &&
        !(concerned.get(idOf(violation.path)) ?? []).some((way) => leadsTo(way, violation.params.fields)),
    );
  return [...asked, ...firstOfEach(invariants)];
}

type Structural = Violation<Exclude<Keyword, "x-part">>;

function isStructural(violation: Violation): violation is Structural {
  return violation.keyword !== "x-part";
}

/** Whether a violation is at or below a value of the wrong type or a field that is not served. */
function followsFrom(
  roots: ReadonlyMap<string, readonly Violation<"type" | "x-field">[]>,
  violation: Structural,
): boolean {
  const { keyword, path } = violation;
  if (path.some((_, length) => roots.has(idOf(path.slice(0, length))))) return true;
  // The type of a field that is not served does not matter.
  if (keyword === "x-field") return false;
  return (roots.get(idOf(path)) ?? []).some((root) => keyword !== "type" || root.keyword === "x-field");
}

/** Whether an invariant is only about a field that the release does not have: around its place, or in it. */
function unservedAround(structural: readonly Structural[]): (invariant: Violation<"x-part">) => boolean {
  const fields = structural.filter(hasKeyword("x-field")).map(({ path }) => path);
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
function isMisspelled(violation: Structural, unknown: readonly Violation<"x-fields">[]): boolean {
  if (violation.keyword !== "required") return false;
  const { missingProperty } = violation.params;
  return unknown.some(
    ({ params: { field, fields } }) => missingProperty === (FORMER_NAMES.get(field) ?? guess(field, [...fields])),
  );
}

/** Fields of v1beta1 that have another name in v1. */
const FORMER_NAMES = new Map([["apiVersion", "group"]]);

/** For each place, the ways from it to the subjects of structural violations. */
function waysToConcerned(structural: readonly Structural[]): ReadonlyMap<string, readonly Violation["path"][]> {
  const ways = structural.flatMap(({ keyword, path, params }) => {
    const full = keyword === "required" ? [...path, params.missingProperty] : path;
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
function firstOfEach(invariants: readonly Violation<"x-part">[]): Violation[] {
  const seen = new Set<string>();
  return invariants.filter(({ path, params: { invariant, at } }) => {
    const key = JSON.stringify([path, invariant, at]);
    return !seen.has(key) && seen.add(key);
  });
}
