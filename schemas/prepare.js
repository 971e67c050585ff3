// Converts the schemas that people and editors read to the form that ajv compiles: release marks and invariants
// become keywords, and descriptions are removed.
import { isAlways, rangeOf } from "../scripts/facts/files.js";
import { keywords } from "./keywords.js";

/** @typedef {import("./checks.js").Schema} Schema */

const INT32 = 2 ** 31;

/** The conversion of each keyword; for other keywords, only the schemas below them are converted. @type {Record<string, (value: any, schema: Schema) => Schema>} */
const conversions = {
  ...Object.fromEntries(
    ["$schema", "description", "title", "x-form", "x-invariant", "x-since", "x-until"].map((key) => [key, () => ({})]),
  ),
  ...Object.fromEntries(
    ["const", "default", "enum", "x-foreign", "x-labels"].map((key) => [key, (value) => ({ [key]: value })]),
  ),
  format: (value, { minimum = -INT32, maximum = INT32 - 1 }) => (value === "int32" ? { minimum, maximum } : {}),
  // Length counts characters, for which ajv itself needs one of its modules at run time, as it does for uniqueness.
  maxLength: (value) => ({ "x-max-length": value }),
  minLength: (value) => ({ "x-min-length": value }),
  uniqueItems: (value) => ({ "x-unique": value }),
  pattern: (pattern, { "x-form": form }) => (form === undefined ? { pattern } : { "x-pattern": { pattern, form } }),
  // With the existing fields, for messages that can name the intended one.
  additionalProperties: (value, { properties = {} }) =>
    value === false ? { "x-fields": Object.keys(properties) } : { additionalProperties: prepare(value) },
  allOf: (parts) => (isMarked(parts) ? { "x-parts": parts.map(preparePart) } : { allOf: prepare(parts) }),
  properties: (fields) => ({ properties: prepareFields(fields) }),
  definitions: (fields) => ({ definitions: prepareFields(fields) }),
};

/** @param {any} schema @returns {any} */
export function prepare(schema) {
  if (Array.isArray(schema)) return schema.map(prepare);
  if (typeof schema !== "object" || schema === null) return schema;
  /** @type {Schema} */
  const prepared = {};
  for (const [key, value] of Object.entries(schema))
    Object.assign(prepared, conversions[key]?.(value, schema) ?? { [key]: prepare(value) });
  return prepared;
}

/** @param {Schema[]} parts */
function isMarked(parts) {
  return parts.some((part) => part["x-since"] ?? part["x-until"] ?? part["x-invariant"]);
}

/** @param {Schema} fields */
function prepareFields(fields) {
  const prepared = Object.entries(fields).map(([name, field]) => {
    const range = rangeOf(field["x-since"], field["x-until"]);
    return [name, { ...prepare(field), ...(isAlways(range) ? {} : { "x-field": range }) }];
  });
  return Object.fromEntries(prepared);
}

/** @param {Schema} part */
function preparePart(part) {
  const { "x-invariant": invariant } = part;
  const about = invariant && { invariant, fields: [...new Set(fieldsIn(part))], labels: labelsIn(part) };
  const range = rangeOf(part["x-since"], part["x-until"]);
  return { "x-part": { range, schema: prepare(part), ...about } };
}

/**
 * The labels that an invariant allows, for messages that can name the intended one.
 * @param {any} schema
 * @returns {string[]}
 */
function labelsIn(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "x-labels" ? Object.keys(value.known) : labelsIn(value),
  );
}

/** The fields that a keyword reads itself. @type {ReadonlyMap<string, (value: any) => readonly string[]>} */
const fieldsOf = new Map([
  ["required", (/** @type {any} */ fields) => fields],
  ["properties", Object.keys],
  ["dependencies", Object.keys],
  ...keywords.flatMap(({ name, fields }) => (fields ? [/** @type {const} */ ([name, fields])] : [])),
]);

/**
 * The fields that an invariant reads: if one of them is unknown, so is the result.
 * @param {any} schema
 * @returns {string[]}
 */
function fieldsIn(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(fieldsOf.get(key)?.(value) ?? []),
    ...(key === "enum" || key === "const" ? [] : fieldsIn(value)),
  ]);
}
