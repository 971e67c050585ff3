// Writes lib/chart/keys.ts from the facts of Karpenter's charts: which release declares or reads which values.
// For a new release: add it to the facts, run this, and read what changed.
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
 * scripts/chart-keys.js. What stands below a value here is part of it.
 */
export const chartKeys: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`;
}

/**
 * The stretches of releases that have something, such as `0.10-0.29 1.5-`; the newest is left out at the end.
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
