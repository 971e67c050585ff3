/** Fields that the schema has in another place. */
import type { Cursor } from "../yaml/cursor.js";
import { guess } from "../guess.js";
import type { Manifest } from "../model/manifest.js";
import { type SchemaPlace, placesOf } from "./validators.js";

/** The right place of a field. */
export interface RightPlace {
  /** In common notation; `[]` stands for an item of a list. */
  readonly path: string;
  /** The place and its keys, unless it is in any item of a list. */
  readonly target?: Cursor;
  readonly keys?: readonly (number | string)[];
}

interface Candidate extends RightPlace {
  /** How many mappings around it are absent. */
  readonly missing: number;
  /** How many keys it shares with the present place. */
  readonly shared: number;
  readonly length: number;
}

/**
 * The only or the nearest absent place in which a release has a field of this name and type; undefined if the field is
 * probably a misspelled one.
 * @param fields the fields that the schema has in the present place
 */
export function rightPlaceOf(
  at: Cursor,
  fields: ReadonlySet<string>,
  manifest: Manifest,
  schema: string,
  release: number,
): RightPlace | undefined {
  const name = String(at.key);
  const misspelled = guess(name, [...fields]);
  if (misspelled?.toLowerCase() === name.toLowerCase()) return undefined;
  const from = keysOf(at);
  const candidates = placesOf(schema, name)
    .filter(({ range: [since, until], types }) => since <= release && release <= until && fits(at, types))
    .flatMap((place) => candidateAt(place, from, manifest.root) ?? []);
  candidates.sort(compare);
  const [best, second] = candidates;
  if (!best || (second && compare(best, second) === 0)) return undefined;
  return best.target || misspelled === undefined ? best : undefined;
}

/** The keys from the root to a place. */
function keysOf(at: Cursor): (number | string)[] {
  const keys: (number | string)[] = [];
  for (let place = at; place.key !== undefined && place.parent; place = place.parent) keys.unshift(place.key);
  return keys;
}

function fits(at: Cursor, types: readonly string[]): boolean {
  if (types.length === 0 || at.isUnknown) return true;
  if (at.isMapping) return types.includes("object");
  if (at.isList) return types.includes("array");
  const { value } = at;
  // Strings are often written without quotes.
  return types.includes("string") || types.some((type) => (type === "integer" ? "number" : type) === typeof value);
}

/** A place for a field, in the items that it is in already; undefined if it can't be there. */
function candidateAt({ path }: SchemaPlace, from: readonly (number | string)[], root: Cursor): Candidate | undefined {
  let shared = 0;
  const keys = path.map((key, index) => {
    const isShared = shared === index && (key === from[index] || (key === "[]" && typeof from[index] === "number"));
    if (isShared) shared += 1;
    return isShared ? (from[index] ?? key) : key;
  });
  const length = keys.length;
  if (keys.includes("[]")) {
    const text = keys.join(".").replaceAll(".[]", "[]");
    return { path: text, missing: Infinity, shared, length };
  }
  const target = root.along(keys);
  const around = keys.map((_, index) => root.along(keys.slice(0, index)));
  if (!target.isAbsent || !around.every((place) => place.isAbsent || place.isMapping || place.isList)) return undefined;
  return { path: target.path, target, keys, missing: around.filter(({ isAbsent }) => isAbsent).length, shared, length };
}

function compare(one: Candidate, other: Candidate): number {
  // A candidate without a place of its own only counts if it is the only one.
  if (one.missing !== other.missing) return one.missing < other.missing ? -1 : 1;
  return other.shared - one.shared || one.length - other.length;
}
