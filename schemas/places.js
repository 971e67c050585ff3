// The places of each field of a schema by its name, for messages about fields in a wrong place.
import { rangeOf } from "../scripts/facts/files.js";

/** @typedef {import("./checks.js").Schema} Schema */
/** @typedef {{ path: string[], types: string[], range: [since: number, until: number] }} Place */

/** More places than anybody confuses: names such as `name` explain nothing. */
const MAX_PLACES = 8;

/** Written by controllers. */
const NOT_WRITTEN = new Set(["status", "operation", "metadata"]);

/** @param {Schema} root @returns {Record<string, Place[]>} by name; a step `[]` stands for each item of a list */
export function placesIn(root) {
  /** @type {Map<string, Place[]>} */
  const places = new Map();
  /** @param {Schema} schema @param {string[]} path @param {Place["range"]} range */
  const visit = (schema, path, range) => {
    const { $ref, allOf = [], items, properties = {} } = schema;
    if ($ref) visit(root["definitions"][$ref.slice("#/definitions/".length)], path, range);
    for (const part of allOf) visit(part, path, narrowed(range, part));
    if (items) visit(items, [...path, "[]"], range);
    for (const [name, field] of Object.entries(properties)) {
      if (path.length === 0 && NOT_WRITTEN.has(name)) continue;
      const own = narrowed(range, field);
      const place = { path: [...path, name], types: typesOf(field, root), range: own };
      places.set(name, [...(places.get(name) ?? []), place]);
      visit(field, place.path, own);
    }
  };
  visit(root, [], rangeOf(undefined, undefined));
  return Object.fromEntries([...places].filter(([, found]) => found.length <= MAX_PLACES));
}

/** @param {Schema} field @param {Schema} root @returns {string[]} */
function typesOf(field, root) {
  const { type } = field["$ref"] ? root["definitions"][field["$ref"].slice("#/definitions/".length)] : field;
  return [type ?? []].flat();
}

/** @param {Place["range"]} range @param {Schema} schema @returns {Place["range"]} */
function narrowed([since, until], { "x-since": ownSince, "x-until": ownUntil }) {
  const [first, last] = rangeOf(ownSince, ownUntil);
  return [Math.max(since, first), Math.min(until, last)];
}
