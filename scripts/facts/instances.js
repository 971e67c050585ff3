// Reads Karpenter's reference page of instance types, and updates the catalog: facts/instance-types.json and
// facts/instance-history.json.

import { readFacts } from "./files.js";

/** @typedef {Record<string, boolean | number | string>} Attributes */
/** @typedef {Attributes & { sizes: Record<string, Attributes> }} Family */
/**
 * @typedef {object} Catalog
 * @property {{ date: string }} about
 * @property {Record<string, string>} labels
 * @property {Record<string, Family>} families
 * @property {string[]} otherNames
 */
/** @typedef {{ recentSince: string, releases: string[], families: Record<string, Record<string, string[]>> }} History */

/** @returns {{ catalog: Catalog, history: History }} */
export function readInstances() {
  return { catalog: readFacts("instance-types.json"), history: readFacts("instance-history.json") };
}

/** @returns {{ about: { date: string }, region: string, perHour: Record<string, number> }} */
export function readPrices() {
  return readFacts("instance-prices.json");
}

/**
 * The labels of each type on the page, by family and size.
 * @param {string} page Markdown
 * @param {Record<string, string>} labels the label of each attribute
 * @returns {Record<string, Record<string, Attributes>>}
 */
function typesIn(page, labels) {
  const attributes = new Map(Object.entries(labels).map(([attribute, label]) => [label, attribute]));
  /** @type {Map<string, Map<string, Attributes>>} */
  const families = new Map();
  for (const section of page.split(/^### /mu).slice(1)) {
    const [, family, size] = /^`([^`.]+)\.([^`]+)`/u.exec(section) ?? [];
    if (family === undefined || size === undefined) continue;
    const rows = [...section.matchAll(/^ *\|([^|\n]+)\|([^|\n]*)\|$/gmu)];
    const own = rows.flatMap(([, label = "", text = ""]) => {
      const attribute = attributes.get(label.trim());
      return attribute === undefined ? [] : [[attribute, valueOf(text.trim())]];
    });
    families.set(family, (families.get(family) ?? new Map()).set(size, Object.fromEntries(own)));
  }
  return Object.fromEntries([...families].map(([family, sizes]) => [family, Object.fromEntries(sizes)]));
}

/** @param {string} text */
function valueOf(text) {
  if (text === "true" || text === "false") return text === "true";
  return /^\d+$/u.test(text) ? Number(text) : text;
}

/**
 * The attributes that all sizes of a family share are those of the family.
 * @param {Record<string, Attributes>} sizes
 * @returns {Family}
 */
function familyOf(sizes) {
  const all = Object.values(sizes);
  const [first = {}] = all;
  const isShared = (/** @type {string} */ name) => all.every((one) => one[name] === first[name]);
  const shared = Object.entries(first).filter(([name]) => isShared(name));
  const own = Object.entries(sizes).map(([size, attributes]) => [
    size,
    Object.fromEntries(Object.entries(attributes).filter(([name]) => !isShared(name))),
  ]);
  return { ...Object.fromEntries(shared), sizes: Object.fromEntries(own) };
}

/** @param {Record<string, Record<string, Attributes>>} types by family and size @returns {string[]} */
function namesOf(types) {
  return Object.entries(types).flatMap(([family, sizes]) => Object.keys(sizes).map((size) => `${family}.${size}`));
}

/** @param {Catalog} catalog */
function sizesIn({ families }) {
  return Object.fromEntries(Object.entries(families).map(([family, { sizes }]) => [family, sizes]));
}

/**
 * The catalog and its history after a release.
 * @param {{ page: string, release: string, date: string }} of
 */
export function catalogAfter({ page, release, date }) {
  const { catalog: before, history } = readInstances();
  const types = typesIn(page, before.labels);
  const names = namesOf(types);
  const known = new Set(namesOf(sizesIn(before)));
  const added = names.filter((name) => !known.has(name));
  const gone = [...known].filter((name) => !names.includes(name));
  const families = Object.fromEntries(Object.entries(types).map(([family, sizes]) => [family, familyOf(sizes)]));
  const otherNames = [...before.otherNames.filter((name) => !names.includes(name)), ...gone].sort();
  return {
    catalog: { ...before, about: { ...before.about, date }, families, otherNames },
    history: historyWith(history, release, added),
    added,
    gone,
  };
}

/** @param {History} history @param {string} release @param {string[]} added @returns {History} */
function historyWith(history, release, added) {
  const families = { ...history.families };
  for (const name of added) {
    const [family = "", size = ""] = name.split(".", 2);
    const before = families[family] ?? {};
    if (Object.values(before).some((sizes) => sizes.includes(size))) continue;
    families[family] = { ...before, [release]: [...(before[release] ?? []), size] };
  }
  return { ...history, releases: [...new Set([...history.releases, release])], families };
}
