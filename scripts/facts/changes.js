// Lists the changes between the facts of two releases, in the form of CHANGELOG.md.

/** @typedef {import("./crds.js").Schema} Schema */
/** @typedef {import("./crds.js").Kind} Kind */
/** @typedef {import("./files.js").Chart} Chart */

/** @typedef {import("./labels.js").LabelList} LabelList */

/** The words for a list with more and with fewer items. @type {Record<string, [more: string, fewer: string]>} */
const LISTS = {
  enum: ["accepts", "no longer accepts"],
  required: ["requires", "no longer requires"],
  "x-kubernetes-validations": ["has the rules", "no longer has the rules"],
};

/**
 * @param {Record<string, Kind>} before
 * @param {Record<string, Kind>} after
 * @param {readonly LabelList[]} lists
 * @returns {string[]}
 */
export function kindChanges(before, after, lists) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [one, other] = [before[name], after[name]];
    if (!one || !other) return [`${one ? "Removed" : "Added"} the kind ${name}.`];
    const [fields, newFields] = [placesIn(one.schema), placesIn(other.schema)];
    const added = onlyIn(newFields, fields);
    const removed = onlyIn(fields, newFields);
    const changed = [...fields].flatMap(([path, schema]) => {
      const next = newFields.get(path);
      return next ? keywordChanges(path, schema, next, lists) : [];
    });
    return [...listed("added", added), ...listed("removed", removed), ...changed].map((one) => `${name}: ${one}.`);
  });
}

/** @param {Chart | undefined} before @param {Chart} after @returns {string[]} */
export function chartChanges(before, after) {
  if (!before) return [];
  /** @param {Chart} chart */
  const names = ({ declared, read }) => new Set([...Object.keys(declared), ...read]);
  const [old, current] = [names(before), names(after)];
  const types = Object.entries(after.declared).flatMap(([name, type]) => {
    const was = before.declared[name];
    return was === undefined || was === type ? [] : [`\`${name}\` is now ${type} instead of ${was}`];
  });
  const added = [...current].filter((name) => !old.has(name));
  const removed = [...old].filter((name) => !current.has(name));
  return [...listed("added", added), ...listed("removed", removed), ...types].map((one) => `Chart values: ${one}.`);
}

/** @param {string} what @param {readonly string[]} names */
function listed(what, names) {
  return names.length === 0 ? [] : [`${what} ${names.map((name) => `\`${name}\``).join(", ")}`];
}

/**
 * The schemas of a kind by path.
 * @param {Schema} schema
 * @param {string} path
 * @param {Map<string, Schema>} found
 */
function placesIn(schema, path = "", found = new Map()) {
  found.set(path, schema);
  for (const [name, field] of Object.entries(schema["properties"] ?? {}))
    placesIn(field, path === "" ? name : `${path}.${name}`, found);
  if (schema["items"]) placesIn(schema["items"], `${path}[]`, found);
  if (typeof schema["additionalProperties"] === "object") placesIn(schema["additionalProperties"], `${path}{}`, found);
  return found;
}

/**
 * The places that only one has, without those below them.
 * @param {Map<string, Schema>} one
 * @param {Map<string, Schema>} other
 */
function onlyIn(one, other) {
  return [...one.keys()].filter((path) => {
    const [last = ""] = /\[\]$|\{\}$/u.exec(path) ?? [`.${path.split(".").at(-1) ?? ""}`];
    return !other.has(path) && other.has(path.slice(0, Math.max(0, path.length - last.length)));
  });
}

/**
 * @param {string} path
 * @param {Schema} before
 * @param {Schema} after
 * @param {readonly LabelList[]} lists
 * @returns {string[]}
 */
function keywordChanges(path, before, after, lists) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    if (["properties", "items", "additionalProperties"].includes(key)) return [];
    const [one, other] = [before[key], after[key]];
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    const words = LISTS[key];
    if (!words) return [`\`${key}\` of \`${path}\` is now ${shown(other)} instead of ${shown(one)}`];
    return [
      ...(key === "x-kubernetes-validations" ? labelChanges(path, labelsIn(one, lists), labelsIn(other, lists)) : []),
      ...listed(`\`${path}\` ${words[0]}`, difference(other, one, lists)),
      ...listed(`\`${path}\` ${words[1]}`, difference(one, other, lists)),
    ];
  });
}

/** @param {string} path @param {readonly string[]} before @param {readonly string[]} after */
function labelChanges(path, before, after) {
  return [
    ...listed(`\`${path}\` accepts the labels`, difference(after, before, [])),
    ...listed(`\`${path}\` no longer accepts the labels`, difference(before, after, [])),
  ];
}

/** The labels in the lists of some rules. @param {readonly string[]} digests @param {readonly LabelList[]} lists */
function labelsIn(digests = [], lists) {
  return lists.filter((list) => digests.some((digest) => isOf(list, digest))).flatMap(({ labels }) => labels);
}

/** @param {LabelList} list @param {unknown} digest */
function isOf({ digests }, digest) {
  return digests.value === digest || digests.keys === digest;
}

/** @param {unknown} value */
function shown(value) {
  return value === undefined ? "absent" : `\`${JSON.stringify(value)}\``;
}

/** @param {readonly unknown[]} one @param {readonly unknown[]} other @param {readonly LabelList[]} lists @returns {string[]} */
function difference(one = [], other = [], lists) {
  const isList = (/** @type {unknown} */ item) => lists.some((list) => isOf(list, item));
  return one.filter((item) => !other.includes(item) && !isList(item)).map(String);
}
