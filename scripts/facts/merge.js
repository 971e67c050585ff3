// Merges the CRDs of several releases to one JSON Schema. Parts that only some releases have are marked with the first
// and last of these releases, `x-since` and `x-until`.
import { invariants, transitions } from "../../schemas/invariants.js";

/** @typedef {import("../../schemas/checks.js").Schema} Schema */
/** @typedef {Map<string, Schema>} ByRelease the schemas of a place, by release in ascending order */

/** What has the same meaning in a CRD and in JSON Schema. */
const KEYWORDS = [
  "type",
  "enum",
  "format",
  "pattern",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
].concat(["maxItems", "minProperties", "maxProperties", "required", "uniqueItems", "default", "additionalProperties"]);

const OTHERS = new Set(
  ["properties", "items", "anyOf", "allOf", "x-kubernetes-int-or-string"].concat(
    ["x-kubernetes-list-type", "x-kubernetes-map-type"],
    ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations"],
  ),
);

/** @param {ByRelease} crds @param {string} place @returns {Schema} */
export function merge(crds, place) {
  const releases = [...crds.keys()];
  const plain = new Map([...crds].map(([release, crd]) => [release, plainKeywords(crd, place)]));
  const shapes = stretches(releases, (release) => shapeOf(/** @type {Schema} */ (crds.get(release))));
  /** @type {Schema} */
  const merged = {};
  /** @type {Schema[]} */
  const parts = [];
  for (const keyword of KEYWORDS) {
    if (keyword === "additionalProperties" && shapes.length > 1) continue;
    const found = stretches(releases, (release) => plain.get(release)?.[keyword]);
    if (found.length === 1) Object.assign(merged, withValue(keyword, found[0]?.value));
    else for (const { value, marks } of found) if (value !== undefined) parts.push({ ...marks, [keyword]: value });
  }
  // If some releases accept any field, the fields of the others are not removed there, but only unchecked.
  if (shapes.length === 1) Object.assign(merged, contentOf(crds, place));
  else
    for (const { releases: own, marks } of shapes) {
      const content = contentOf(new Map([...crds].filter(([release]) => own.includes(release))), place);
      if (Object.keys(content).length > 0)
        parts.push({
          ...marks,
          ...content,
          ...withValue("additionalProperties", plain.get(own[0] ?? "")?.["additionalProperties"]),
        });
    }
  parts.push(...invariantsOf(crds, place));
  return parts.length > 0 ? { ...merged, allOf: parts } : merged;
}

/** @param {string} keyword @param {unknown} value */
function withValue(keyword, value) {
  return value === undefined ? {} : { [keyword]: value };
}

/** What is below a place. @param {ByRelease} crds @param {string} place @returns {Schema} */
function contentOf(crds, place) {
  const releases = [...crds.keys()];
  /** @type {Schema} */
  const content = {};
  const names = new Set([...crds.values()].flatMap(({ properties = {} }) => Object.keys(properties)));
  if (names.size > 0) content["properties"] = {};
  for (const name of names) {
    const own = new Map(select(crds, (crd) => crd["properties"]?.[name]));
    const found = stretches(releases, (release) => own.has(release)).filter(({ value }) => value);
    if (found.length > 1)
      throw new Error(`${place}.${name} is missing from some releases in between: ${[...own.keys()].join(", ")}`);
    content["properties"][name] = { ...found[0]?.marks, ...merge(own, `${place}.${name}`) };
  }
  const items = new Map(select(crds, (crd) => crd["items"]));
  if (items.size > 0) content["items"] = merge(items, `${place}[]`);
  const values = new Map(select(crds, (crd) => crd["additionalProperties"]));
  if (values.size > 0) content["additionalProperties"] = merge(values, `${place}{}`);
  return content;
}

/** @param {ByRelease} crds @param {(crd: Schema) => Schema | undefined} part @returns {[string, Schema][]} */
function select(crds, part) {
  return [...crds].flatMap(([release, crd]) => {
    const found = part(crd);
    return found ? [[release, found]] : [];
  });
}

/** Whether a mapping accepts only known fields, any field, or values of one kind. @param {Schema} crd */
function shapeOf(crd) {
  if (crd["additionalProperties"]) return "values";
  return crd["properties"] && !crd["x-kubernetes-preserve-unknown-fields"]
    ? "fields"
    : crd["type"] === "object"
      ? "any"
      : undefined;
}

/** @param {Schema} crd @param {string} place @returns {Schema} */
function plainKeywords(crd, place) {
  const unknown = Object.keys(crd).find((key) => !KEYWORDS.includes(key) && !OTHERS.has(key));
  if (unknown !== undefined)
    throw new Error(`${place} has the keyword ${unknown}, which scripts/facts/merge.js does not know.`);
  const { type, pattern, allOf = [], ...others } = crd;
  return {
    ...others,
    type: crd["x-kubernetes-int-or-string"] ? ["integer", "string"] : type,
    // Old CRDs repeat the pattern of quantities in `allOf`.
    pattern: allOf.at(-1)?.pattern ?? pattern,
    uniqueItems: crd["x-kubernetes-list-type"] === "set" ? true : undefined,
    additionalProperties: shapeOf(crd) === "fields" ? false : undefined,
  };
}

/**
 * The consecutive releases with equal values, with the marks that the others make necessary.
 * @template T
 * @param {readonly string[]} releases
 * @param {(release: string) => T} valueOf
 * @returns {{ value: T, releases: string[], marks: Schema }[]}
 */
function stretches(releases, valueOf) {
  /** @type {{ value: T, releases: string[] }[]} */
  const found = [];
  for (const release of releases) {
    const value = valueOf(release);
    const last = found.at(-1);
    if (last && textOf(last.value) === textOf(value)) last.releases.push(release);
    else found.push({ value, releases: [release] });
  }
  return found.map((one) => ({ ...one, marks: marks(one.releases, releases) }));
}

/** The order of enumerations and required fields does not matter. @param {unknown} value */
function textOf(value) {
  return JSON.stringify(Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value);
}

/** @param {readonly string[]} own @param {readonly string[]} all @param {string} [prefix] @returns {Schema} */
function marks(own, all, prefix = "x-") {
  return {
    ...(own[0] === all[0] ? {} : { [`${prefix}since`]: own[0] }),
    ...(own.at(-1) === all.at(-1) ? {} : { [`${prefix}until`]: own.at(-1) }),
  };
}

/** @param {ByRelease} crds @param {string} place @returns {Schema[]} */
function invariantsOf(crds, place) {
  const releases = [...crds.keys()];
  /** @type {Map<string, { id: string, check: Schema, in: Set<string>, labels: Map<string, string[]> }>} */
  const found = new Map();
  for (const [release, crd] of crds) {
    for (const digest of crd["x-kubernetes-validations"] ?? []) {
      if (transitions.has(digest)) continue;
      const [id, check] = invariants[digest] ?? [];
      if (id === undefined || check === undefined)
        throw new Error(
          `${place} has a rule with the digest ${String(digest)} in ${release}, which schemas/invariants.js does not know.`,
        );
      // Lists of labels that differ between releases become one list, in which the labels have the marks.
      const key = JSON.stringify([id, check], (name, value) => (name === "known" ? [] : value));
      const one = found.get(key) ?? { id, check, in: new Set(), labels: new Map() };
      one.in.add(release);
      for (const label of labelsOf(check)) one.labels.set(label, [...(one.labels.get(label) ?? []), release]);
      found.set(key, one);
    }
  }
  return [...found.values()].flatMap(({ id, check, in: own, labels }) =>
    stretches(releases, (release) => own.has(release))
      .filter(({ value }) => value)
      .map((one) => ({ ...one.marks, "x-invariant": id, ...withLabels(check, labels, one.releases) })),
  );
}

/** @param {Schema} check @returns {string[]} */
function labelsOf(check) {
  return Object.keys((check["propertyNames"] ?? check)["x-labels"]?.known ?? {});
}

/** @param {Schema} check @param {Map<string, string[]>} labels @param {readonly string[]} releases @returns {Schema} */
function withLabels(check, labels, releases) {
  if (labels.size === 0) return check;
  const names = [...labels.keys()].sort();
  const known = Object.fromEntries(names.map((name) => [name, marks(labels.get(name) ?? [], releases, "")]));
  const { domain } = (check["propertyNames"] ?? check)["x-labels"];
  const merged = { "x-labels": { domain, known } };
  return check["propertyNames"] ? { propertyNames: merged } : merged;
}
