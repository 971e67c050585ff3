// `metadata`, which is the same for every kind: from the Kubernetes API conventions and the validation of names, labels
// and annotations in k8s.io/apimachinery.

/** @typedef {import("./checks.js").Schema} Schema */

const LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
const SUBDOMAIN = String.raw`${LABEL}(?:\.${LABEL})*`;
const NAME = "(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

/** @param {string} prefix @returns {Schema} the keys of labels or annotations, without look-ahead, which Go lacks */
const keys = (prefix) => ({
  "x-invariant": "metadata-key",
  propertyNames: { allOf: [{ pattern: `^(?:${prefix}/)?${NAME}$` }, { pattern: "^(?:[^/]{1,253}/)?[^/]{1,63}$" }] },
});

const nameForm = "made up of lower-case letters, digits, `-` and `.`, and start and end with a letter or digit";
const text = { type: "string" };
const time = { type: "string" };

/** @type {Schema} */
const owner = {
  type: "object",
  required: ["apiVersion", "kind", "name", "uid"],
  additionalProperties: false,
  properties: {
    apiVersion: text,
    blockOwnerDeletion: { type: "boolean" },
    controller: { type: "boolean" },
    kind: text,
    name: text,
    uid: text,
  },
};

/** @type {Schema} */
export const metadata = {
  type: "object",
  additionalProperties: false,
  properties: {
    annotations: {
      description: "Notes for tools and people: keys with values of any text, always strings.",
      type: "object",
      additionalProperties: text,
      // Compared in lower case.
      allOf: [keys(SUBDOMAIN.replaceAll("a-z", "A-Za-z"))],
    },
    creationTimestamp: time,
    deletionGracePeriodSeconds: { type: "integer" },
    deletionTimestamp: time,
    finalizers: { type: "array", items: text },
    generateName: {
      description: "Start of a name that the API server completes.",
      type: "string",
      pattern: String.raw`^${SUBDOMAIN}[-.]?$`,
      "x-form": nameForm,
    },
    generation: { type: "integer" },
    labels: {
      description: "Labels of the object itself, not of its nodes, always strings.",
      type: "object",
      additionalProperties: {
        type: "string",
        maxLength: 63,
        pattern: `^(?:${NAME})?$`,
        "x-form": "made up of letters, digits, `-`, `_` and `.`, and start and end with a letter or digit",
      },
      allOf: [keys(SUBDOMAIN)],
    },
    managedFields: { type: "array" },
    name: {
      description: "Name of the object, unique among objects of its kind and namespace.",
      type: "string",
      maxLength: 253,
      pattern: `^${SUBDOMAIN}$`,
      "x-form": nameForm,
    },
    namespace: {
      description: "Namespace of the object; none for kinds that are cluster-scoped.",
      type: "string",
      maxLength: 63,
      pattern: `^${LABEL}$`,
      "x-form": "made up of lower-case letters, digits and `-`, and start and end with a letter or digit",
    },
    ownerReferences: { type: "array", items: owner },
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
  allOf: [{ "x-invariant": "has-name", anyOf: [{ required: ["name"] }, { required: ["generateName"] }] }],
};
