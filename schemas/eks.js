// Derives the schema of EKS Auto Mode's NodeClass from its first CRD and the fields that it has received since. The
// facts are not complete, so the schema accepts any other field, except those that only an EC2NodeClass has.
import { readFacts } from "../scripts/facts/files.js";

/** @typedef {import("./checks.js").Schema} Schema */

export const NODE_CLASS = "eks.amazonaws.com/v1 NodeClass";

/** @returns {Schema} the CRD, as far as it is known */
export function nodeClassCrd() {
  const { schema } = readFacts("crds/eks/nodeclass.json").kinds[NODE_CLASS];
  const { fields, optional } = readFacts("crds/eks/nodeclass-later.json");
  for (const [path, { schema: field }] of Object.entries(fields)) addField(schema, path.split("."), field);
  const { spec } = schema.properties;
  spec.required = spec.required.filter((/** @type {string} */ name) => !optional.includes(name));
  return schema;
}

/** @param {Schema} schema @param {string[]} path @param {Schema} field */
function addField(schema, [name = "", ...rest], field) {
  schema["properties"] ??= {};
  if (rest.length === 0) schema["properties"][name] = { ...schema["properties"][name], ...field };
  else addField((schema["properties"][name] ??= { type: "object" }), rest, field);
}

/** @param {any} schema @returns {any} the schema, which accepts fields that it does not have */
export function opened(schema) {
  if (Array.isArray(schema)) return schema.map(opened);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).filter(([key, value]) => key !== "additionalProperties" || value !== false);
  return Object.fromEntries(entries.map(([key, value]) => [key, opened(value)]));
}

/** @returns {string[]} the fields of `spec` that only an EC2NodeClass has */
export function foreignFields() {
  return readFacts("crds/eks/nodeclass-later.json").absent;
}
