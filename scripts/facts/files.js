// Reads and writes the files in facts/: JSON with a node on one line if it fits, so changes are easy to review.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { URL, fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { expandParts } from "./shared-parts.js";

/** @typedef {import("./crds.js").Kind} Kind */
/**
 * @typedef {{ declared: Record<string, string>, read: string[], readEarlier?: string[], tag: string }} Chart
 *   readEarlier: values that only patches before `tag` read
 */

const root = new URL("../../", import.meta.url);

/** @param {string} path a path below facts/ @returns {any} */
export function readFacts(path) {
  return JSON.parse(readFileSync(new URL(`facts/${path}`, root), "utf8"));
}

/** @param {string} path a path below facts/ @returns {Record<string, unknown>} */
export function readTable(path) {
  return readFacts(path);
}

/** @returns {Record<string, Chart>} the chart of each release */
export function readCharts() {
  return readFacts("charts/karpenter.json");
}

/** @param {Chart} chart @returns {string[]} the values that a patch of a release declares or reads */
export function valuesOf({ declared, read, readEarlier = [] }) {
  return [...Object.keys(declared), ...read, ...readEarlier];
}

/** @param {string} path a path below facts/ @param {unknown} content @param {URL} [folder] */
export async function writeFacts(path, content, folder = root) {
  const file = new URL(`facts/${path}`, folder);
  const options = await resolveConfig(fileURLToPath(file));
  writeFileSync(file, await format(JSON.stringify(content), { ...options, parser: "json" }));
}

/**
 * A minor release as a number that sorts: `"1.14"` is 1014.
 * @param {string} release
 */
export function releaseNumber(release) {
  const [major = 0, minor = 0] = release.split(".").map(Number);
  return major * 1000 + minor;
}

/** A release after all others. */
const FOREVER = 999_999;

/**
 * The first and last release that have something, as numbers.
 * @param {string | undefined} since
 * @param {string | undefined} until
 * @returns {[since: number, until: number]}
 */
export function rangeOf(since, until) {
  return [since === undefined ? 0 : releaseNumber(since), until === undefined ? FOREVER : releaseNumber(until)];
}

/** @param {[since: number, until: number]} range whether it includes all releases */
export function isAlways([since, until]) {
  return since === 0 && until === FOREVER;
}

/** @param {"argo-cd" | "karpenter"} project @returns {string[]} the releases whose CRDs are known, oldest first */
export function releasesOf(project) {
  return readdirSync(new URL(`facts/crds/${project}/`, root))
    .map((file) => file.replace(/\.json$/u, ""))
    .sort((one, other) => releaseNumber(one) - releaseNumber(other));
}

/** @param {"argo-cd" | "karpenter"} project @param {string} release @returns {Record<string, Kind>} */
export function kindsOf(project, release) {
  const { kinds, $defs = {} } = readFacts(`crds/${project}/${release}.json`);
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { ...kind, schema: expandParts(kind.schema, $defs) }]),
  );
}
