// Makes the published schemas accept what any release accepts: editors do not distinguish releases, and would apply
// all constraints at once.

/** @typedef {import("./checks.js").Schema} Schema */

/** @param {any} schema @returns {any} */
export function forEditors(schema) {
  if (Array.isArray(schema)) return schema.map(forEditors);
  if (typeof schema !== "object" || schema === null) return schema;
  const { allOf, ...rest } = schema;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, forEditors(value)]));
  const parts = (allOf ?? []).flatMap((/** @type {Schema} */ part) => withoutEnd(part)).map(forEditors);
  return parts.length > 0 ? { ...converted, allOf: parts } : converted;
}

/** Of a part that a later release does not have, only the fields, for completion. @param {Schema} part @returns {Schema[]} */
function withoutEnd(part) {
  const { "x-until": until, properties } = part;
  if (until === undefined) return [part];
  return properties ? [{ properties }] : [];
}
