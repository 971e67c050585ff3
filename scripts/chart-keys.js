// Writes lib/chart/keys.ts from the facts about Karpenter's charts: the values that each release declares or reads.
// For a new release, add it to the facts, run this script and review the changes.
import { readFileSync, writeFileSync } from "node:fs";
import { URL } from "node:url";

const facts = new URL("../../shared/charts/karpenter.json", import.meta.url);
const target = new URL("../lib/chart/keys.ts", import.meta.url);

/** @typedef {Record<string, { declared: Record<string, string>, read: string[] }>} Charts */

/** @param {Charts} charts @returns {string} */
function chartKeysModule(charts) {
  const releases = Object.keys(charts);
  const names = [
    ...new Set(Object.values(charts).flatMap(({ declared, read }) => [...Object.keys(declared), ...read])),
  ].sort();
  const lines = names.map((name) => {
    const has = releases.map((release) => {
      const { declared = {}, read = [] } = charts[release] ?? {};
      return Object.hasOwn(declared, name) || read.includes(name);
    });
    return `  ${JSON.stringify(name)}: "${stretches(releases, has)}",`;
  });
  return `/**
 * The values of Karpenter's chart, each with the minor releases that declare or read it: written by
 * scripts/chart-keys.js. A value here includes everything below it.
 */
export const chartKeys: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`;
}

/**
 * The ranges of releases that have something, such as `0.10-0.29 1.5-`; the latest is omitted at the end.
 * @param {string[]} releases
 * @param {boolean[]} has
 */
function stretches(releases, has) {
  /** @type {string[]} */
  const found = [];
  has.forEach((one, index) => {
    if (!one || has[index - 1]) return;
    const end = has.indexOf(false, index);
    found.push(`${releases[index] ?? ""}-${end < 0 ? "" : (releases[end - 1] ?? "")}`);
  });
  return found.join(" ");
}

/** @type {unknown} */
const charts = JSON.parse(readFileSync(facts, "utf8"));
writeFileSync(target, chartKeysModule(/** @type {Charts} */ (charts)));
