// Large CRDs repeat the same structure many times: each repeated part is kept once, in `$defs`.

/** @typedef {{ [key: string]: any }} Schema */

/** Smaller parts are easier to read in place. */
const MIN_SIZE = 200;

/**
 * @param {Record<string, Schema>} roots
 * @param {"$defs" | "definitions"} [keyword] what the references name
 * @returns {{ roots: Record<string, Schema>, $defs: Record<string, Schema> }}
 */
export function shareParts(roots, keyword = "$defs") {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const root of Object.values(roots)) count(root, counts);
  /** @type {Record<string, Schema>} */
  const $defs = {};
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @param {any} schema @param {string} name @returns {any} */
  const share = (schema, name) => {
    const text = JSON.stringify(schema);
    if (text.length < MIN_SIZE || (counts.get(text) ?? 0) < 2) return parts(schema, name, share);
    let known = names.get(text);
    if (known === undefined) {
      known = freeName(name, $defs);
      names.set(text, known);
      $defs[known] = {};
      $defs[known] = parts(schema, name, share);
    }
    return { $ref: `#/${keyword}/${known}` };
  };
  const shared = Object.entries(roots).map(([key, root]) => [key, share(root, "root")]);
  return { roots: Object.fromEntries(shared), $defs };
}

/**
 * The inverse: a schema with its references replaced by the parts that they refer to.
 * @param {any} schema
 * @param {Readonly<Record<string, Schema>>} $defs
 * @returns {any}
 */
export function expandParts(schema, $defs) {
  const { $ref } = schema;
  if (typeof $ref === "string") return expandParts($defs[$ref.slice("#/$defs/".length)], $defs);
  return parts(schema, "", (below) => expandParts(below, $defs));
}

/** @param {Schema} schema @param {Map<string, number>} counts */
function count(schema, counts) {
  const text = JSON.stringify(schema);
  const seen = counts.get(text) ?? 0;
  counts.set(text, seen + 1);
  // What is below a repeated part is repeated with it.
  if (seen > 0) return;
  parts(schema, "", (below) => {
    count(below, counts);
  });
}

/**
 * A schema with each schema below it replaced.
 * @param {Schema} schema
 * @param {string} name
 * @param {(below: Schema, name: string) => any} replace
 * @returns {Schema}
 */
function parts(schema, name, replace) {
  const replaced = { ...schema };
  if (schema["properties"]) {
    const fields = Object.entries(schema["properties"]).map(([field, below]) => [field, replace(below, field)]);
    replaced["properties"] = Object.fromEntries(fields);
  }
  if (schema["items"]) replaced["items"] = replace(schema["items"], name);
  if (typeof schema["additionalProperties"] === "object")
    replaced["additionalProperties"] = replace(schema["additionalProperties"], name);
  return replaced;
}

/** @param {string} name @param {Record<string, Schema>} taken */
function freeName(name, taken) {
  let free = name;
  for (let number = 2; Object.hasOwn(taken, free); number += 1) free = `${name}${String(number)}`;
  return free;
}
