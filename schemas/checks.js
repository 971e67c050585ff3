// The shapes that several checks of invariants.js have.

/** @typedef {{ [key: string]: any }} Schema */

/** @param {...string} fields @returns {Schema} */
export const anyOf = (...fields) => ({ anyOf: fields.map((field) => ({ required: [field] })) });

/** @param {...string} fields @returns {Schema} */
export const oneOf = (...fields) => ({ oneOf: fields.map((field) => ({ required: [field] })) });

/** @param {...string} fields @returns {Schema} */
export const notTogether = (...fields) => ({ not: { required: fields } });

/** @param {Schema} items @returns {Schema} */
export const each = (items) => ({ items });

/** @param {string} field @param {...string} others @returns {Schema} */
const combines = (field, ...others) => ({ allOf: [{ required: [field] }, anyOf(...others)] });

/** No item combines a field with others. @param {string} field @param {...string} others @returns {Schema} */
export const excludes = (field, ...others) => each({ not: combines(field, ...others) });

/**
 * Not all items combine a field with others, as in the CRD, which probably intends `excludes`.
 * @param {string} field
 * @param {...string} others
 * @returns {Schema}
 */
export const notAllCombine = (field, ...others) => ({ not: { items: combines(field, ...others) } });

/** @param {Schema} propertyNames @returns {Schema} */
export const keys = (propertyNames) => ({ propertyNames });

/** @param {Schema} schema @returns {Schema} */
export const not = (schema) => ({ not: schema });

/** @param {Schema} items @param {Schema} [alias] @returns {Schema} a list in which a term has an alias */
export const aliasIn = (items, alias) => ({
  type: "array",
  contains: { type: "object", ...items, ...(alias ? { properties: { alias } } : {}) },
});

/** @param {string} alias @param {string} family @returns {Schema} */
export const familyOf = (alias, family) => ({
  if: {
    required: ["amiFamily", "amiSelectorTerms"],
    properties: {
      amiSelectorTerms: aliasIn({ required: ["alias"] }, { type: "string", pattern: `^${alias}(?:@|$)` }),
    },
  },
  then: { properties: { amiFamily: { enum: ["Custom", family] } } },
});

/** @param {readonly string[]} families @returns {Schema} */
export const startsWith = (families) => ({ pattern: `^(?:${families.join("|")})(?:@|$)` });

/** @param {readonly string[]} families @returns {Schema} */
export const isLatest = (families) => ({ if: startsWith(families), then: { pattern: "^[^@]*@latest(?:@|$)" } });

/**
 * The requirements with an operator.
 * @param {Schema} operator
 * @param {Schema} then
 * @returns {Schema}
 */
export const requirements = (operator, then) => each({ if: { properties: { operator } }, then });

/** @param {Schema} values @returns {Schema} */
export const hasValues = (values) => ({ required: ["values"], properties: { values: { minItems: 1, ...values } } });

/** @param {...string} known @returns {Schema} the labels of Kubernetes and those that users may set */
export const kubernetesLabel = (...known) => ({
  anyOf: [
    { enum: known },
    { pattern: "^[^/]*node\\.kubernetes\\.io(?:/|$)" },
    { pattern: "^[^/]*node-restriction\\.kubernetes\\.io(?:/|$)" },
    { not: { pattern: "^[^/]*kubernetes\\.io(?:/|$)" } },
  ],
});

/** @type {Schema} */
export const kopsLabel = {
  anyOf: [{ pattern: "^[^/]*kops\\.k8s\\.io(?:/|$)" }, { not: { pattern: "^[^/]*k8s\\.io(?:/|$)" } }],
};
