// Reduces the CustomResourceDefinitions of a release to facts: structure without prose, and of each validation rule
// only its digest, because the texts are the vendor's.
import { createHash } from "node:crypto";

/** @typedef {{ [key: string]: any }} Schema */
/** @typedef {{ scope: string, served: boolean, storage: boolean, schema: Schema }} Kind */
/** @typedef {{ digest: string, rule: string, kind: string, path: string }} Rule */

/** What every object has; Kubernetes itself validates it. `status` is written by controllers only. */
const COMMON = new Set(["apiVersion", "kind", "metadata", "status"]);

/**
 * The first 16 digits of SHA-256 over the exact text of a rule.
 * @param {string} rule
 */
function digestOf(rule) {
  return createHash("sha256").update(rule).digest("hex").slice(0, 16);
}

/**
 * The kinds of parsed CustomResourceDefinitions by `<group>/<version> <kind>`, and their validation rules.
 * @param {readonly any[]} definitions
 * @returns {{ kinds: Record<string, Kind>, rules: Rule[] }}
 */
export function factsOf(definitions) {
  const found = definitions.flatMap(({ spec }) =>
    spec.versions.map((/** @type {any} */ version) => {
      const key = `${String(spec.group)}/${String(version.name)} ${String(spec.names.kind)}`;
      const { served, storage } = version;
      return /** @type {const} */ ([
        key,
        { scope: spec.scope, served, storage, schema: version.schema.openAPIV3Schema },
      ]);
    }),
  );
  return reduce(Object.fromEntries(found));
}

/**
 * @param {Record<string, Kind>} kinds
 * @returns {{ kinds: Record<string, Kind>, rules: Rule[] }}
 */
function reduce(kinds) {
  /** @type {Rule[]} */
  const rules = [];
  const reduced = Object.keys(kinds)
    .sort()
    .map((name) => {
      const { scope, served, storage, schema } = /** @type {Kind} */ (kinds[name]);
      const properties = Object.entries(schema["properties"]).filter(([field]) => !COMMON.has(field));
      const own = { ...schema, properties: Object.fromEntries(properties) };
      return [name, { scope, served, storage, schema: reduceSchema(own, name, "", rules) }];
    });
  return { kinds: Object.fromEntries(reduced), rules };
}

/**
 * @param {Schema} schema
 * @param {string} kind
 * @param {string} path
 * @param {Rule[]} rules
 * @returns {Schema}
 */
function reduceSchema(schema, kind, path, rules) {
  /** @type {Schema} */
  const reduced = {};
  /** @param {Schema} below @param {string} step */
  const recurse = (below, step) => reduceSchema(below, kind, `${path}${step}`, rules);
  for (const key of Object.keys(schema).sort()) {
    const value = schema[key];
    if (key === "description") continue;
    else if (key === "x-kubernetes-validations") {
      reduced[key] = value.map((/** @type {{ rule: string }} */ { rule }) => {
        const digest = digestOf(rule);
        rules.push({ digest, rule, kind, path });
        return digest;
      });
    } else if (key === "properties") {
      const names = Object.keys(value).sort();
      reduced[key] = Object.fromEntries(names.map((name) => [name, recurse(value[name], `.${name}`)]));
    } else if (key === "items") reduced[key] = recurse(value, "[]");
    else if (key === "additionalProperties" && typeof value === "object") reduced[key] = recurse(value, "{}");
    else reduced[key] = value;
  }
  return reduced;
}
