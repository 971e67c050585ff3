// npm run facts -- instances FILE --release 1.16 --date 2027-01-15: updates the catalog of instance types from the page
// of Karpenter's reference, website/content/en/docs/reference/instance-types.md.
// npm run facts -- karpenter 1.16 --crds DIR --chart DIR: writes the facts of a release from upstream's files, prints the
// changes for CHANGELOG.md, and fails if a validation rule has no invariant. facts/README.md describes the files.
import console from "node:console";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { URL, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { parseAllDocuments } from "yaml";
import { invariants, transitions } from "../schemas/invariants.js";
import { chartChanges, kindChanges } from "./facts/changes.js";
import { chartOf } from "./facts/chart.js";
import { factsOf } from "./facts/crds.js";
import { kindsOf, readCharts, releaseNumber, releasesOf, writeFacts } from "./facts/files.js";
import { catalogAfter } from "./facts/instances.js";
import { addLabelList, readLabelLists } from "./facts/labels.js";

const USAGE = `Usage: npm run facts -- karpenter RELEASE --crds DIR --chart DIR [--into DIR]
       npm run facts -- instances FILE --release RELEASE --date YYYY-MM-DD [--into DIR]`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    crds: { type: "string" },
    chart: { type: "string" },
    into: { type: "string" },
    release: { type: "string" },
    date: { type: "string" },
  },
});
const root = values.into === undefined ? undefined : pathToFileURL(`${path.resolve(values.into)}/`);
if (positionals[0] === "instances") {
  await updateInstances(positionals[1]);
  process.exit();
}
const [project, release = ""] = positionals;
if (project !== "karpenter" || !/^\d+\.\d+$/u.test(release) || values.crds === undefined || values.chart === undefined)
  fail(USAGE);

const { kinds, rules } = factsOf(definitionsIn(values.crds));
if (Object.keys(kinds).length === 0) fail(`${values.crds} contains no CustomResourceDefinition.`);
const charts = readCharts();
const chart = chartOf(values.chart);
const lists = readLabelLists();
const unknown = rules.filter(
  (rule) => !Object.hasOwn(invariants, rule.digest) && !transitions.has(rule.digest) && !addLabelList(lists, rule),
);

const before = releasesOf("karpenter").findLast((one) => releaseNumber(one) < releaseNumber(release));
const changes = [
  ...kindChanges(before === undefined ? {} : kindsOf("karpenter", before), kinds, lists),
  ...chartChanges(charts[before ?? ""], chart),
];
const all = Object.entries({ ...charts, [release]: chart });
all.sort(([one], [other]) => releaseNumber(one) - releaseNumber(other));

/** @type {[path: string, content: unknown][]} */
const files = [
  [`crds/karpenter/${release}.json`, { kinds }],
  ["charts/karpenter.json", Object.fromEntries(all)],
  ["labels.json", lists],
];
for (const [file, content] of files) await write(file, content);

console.log(`- Karpenter ${release}, compared with ${before ?? "nothing"}:`);
for (const change of changes) console.log(`  - ${change}`);
if (changes.length === 0) console.log("  - No changes.");
if (unknown.length > 0) {
  const lines = unknown.map(
    ({ kind, path: place, digest, rule }) => `  ${kind} ${place || "."}: ${digest}\n    ${rule}`,
  );
  fail(
    `schemas/invariants.js does not have the digests of these rules; add a check and a message for each:\n${lines.join("\n")}`,
  );
}

/** @param {string} file @param {unknown} content */
async function write(file, content) {
  if (root) mkdirSync(new URL(".", new URL(`facts/${file}`, root)), { recursive: true });
  await writeFacts(file, content, root);
}

/** @param {string | undefined} file the page of the reference */
async function updateInstances(file) {
  const { release: since = "", date = "" } = values;
  if (file === undefined || !/^\d+\.\d+$/u.test(since) || !/^\d{4}-\d{2}-\d{2}$/u.test(date)) fail(USAGE);
  const page = readFileSync(file, "utf8");
  const { catalog, history, added, gone } = catalogAfter({ page, release: since, date });
  if (Object.keys(catalog.families).length === 0) fail(`${file} contains no instance types.`);
  await write("instance-types.json", catalog);
  await write("instance-history.json", history);
  console.log(`- Instance types as of ${date}: ${String(added.length)} new, ${String(gone.length)} no longer listed.`);
  for (const name of added) console.log(`  - New: \`${name}\`.`);
}

/**
 * The CustomResourceDefinitions in the YAML files of a folder.
 * @param {string} folder
 * @returns {any[]}
 */
function definitionsIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.ya?ml$/u.test(file));
  return names.sort().flatMap((file) => {
    // Those of the chart karpenter-crd have lines with tags, for annotations and labels.
    const text = readFileSync(path.join(folder, file), "utf8").replaceAll(/^ *\{\{.*\}\} *$/gmu, "");
    const documents = parseAllDocuments(text).map((document) => document.toJS());
    return documents.filter((content) => content?.kind === "CustomResourceDefinition");
  });
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
