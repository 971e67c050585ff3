// Converts the schemas that people and editors read to the form that ajv compiles: release marks and invariants
// become keywords, and descriptions are removed.

/** @typedef {{ [key: string]: any }} Schema */

/**
 * A minor release as a number that sorts: `"1.14"` is 1014.
 * @param {string} release
 */
export function releaseNumber(release) {
  const [major = 0, minor = 0] = release.split(".").map(Number);
  return major * 1000 + minor;
}

const ALL = /** @type {const} */ ([0, 999_999]);

/** @param {Schema} schema @returns {[since: number, until: number]} */
function rangeOf(schema) {
  const { "x-since": since, "x-until": until } = schema;
  return [since ? releaseNumber(since) : ALL[0], until ? releaseNumber(until) : ALL[1]];
}

const INT32 = 2 ** 31;

/** @param {any} schema @returns {any} */
export function prepare(schema) {
  if (Array.isArray(schema)) return schema.map(prepare);
  if (typeof schema !== "object" || schema === null) return schema;
  /** @type {Schema} */
  const prepared = {};
  for (const [key, value] of Object.entries(schema)) Object.assign(prepared, prepareKeyword(schema, key, value));
  return prepared;
}

/**
 * @param {Schema} schema
 * @param {string} key
 * @param {any} value
 * @returns {Schema}
 */
function prepareKeyword(schema, key, value) {
  switch (key) {
    case "$schema":
    case "description":
    case "title":
    case "x-form":
    case "x-invariant":
    case "x-since":
    case "x-until":
      return {};
    case "const":
    case "default":
    case "enum":
    case "x-labels":
      return { [key]: value };
    case "format":
      return value === "int32" ? { minimum: schema["minimum"] ?? -INT32, maximum: schema["maximum"] ?? INT32 - 1 } : {};
    // Length counts characters, for which ajv itself needs one of its modules at run time, as it does for uniqueness.
    case "maxLength":
    case "minLength":
      return { [key === "maxLength" ? "x-max-length" : "x-min-length"]: value };
    case "pattern":
      return schema["x-form"] === undefined
        ? { pattern: value }
        : { "x-pattern": { pattern: value, form: schema["x-form"] } };
    // With the existing fields, for messages that can name the intended one.
    case "additionalProperties":
      return value === false
        ? { "x-fields": Object.keys(schema["properties"] ?? {}) }
        : { additionalProperties: prepare(value) };
    case "uniqueItems":
      return { "x-unique": value };
    case "allOf":
      return isMarked(value) ? { "x-parts": value.map(preparePart) } : { allOf: prepare(value) };
    case "properties":
    case "definitions":
      return { [key]: Object.fromEntries(Object.entries(value).map(([name, one]) => [name, prepareField(one)])) };
    default:
      return { [key]: prepare(value) };
  }
}

/** @param {Schema[]} parts */
function isMarked(parts) {
  return parts.some((part) => part["x-since"] ?? part["x-until"] ?? part["x-invariant"]);
}

/** @param {Schema} field */
function prepareField(field) {
  const range = rangeOf(field);
  const isAlways = range[0] === ALL[0] && range[1] === ALL[1];
  return { ...prepare(field), ...(isAlways ? {} : { "x-field": range }) };
}

/** @param {Schema} part */
function preparePart(part) {
  const [since, until] = rangeOf(part);
  const { "x-invariant": invariant } = part;
  const about = invariant && { invariant, fields: [...fieldsIn(part)], labels: labelsIn(part) };
  return { "x-part": { since, until, schema: prepare(part), ...about } };
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

/**
 * The fields that an invariant reads: if one of them is unknown, so is the result.
 * @param {any} schema
 * @returns {Set<string>}
 */
function fieldsIn(schema) {
  /** @type {Set<string>} */
  const fields = new Set();
  if (typeof schema !== "object" || schema === null) return fields;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "required" || key === "x-greater" || key === "x-same-keys" || key === "x-at-least") {
      for (const field of value) fields.add(field);
    } else if (key === "x-interfaces") {
      for (const field of ["deviceIndex", "networkCardIndex", "interfaceType"]) fields.add(field);
    } else if (key === "properties" || key === "dependencies" || key === "x-at-most-one") {
      for (const field of Object.keys(value)) fields.add(field);
    }
    if (key !== "enum" && key !== "const") for (const field of fieldsIn(value)) fields.add(field);
  }
  return fields;
}
