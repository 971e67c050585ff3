// Writes dist/instances.json, the instance types that the package contains, from facts/. It is loaded only when a rule
// needs it, and has neither sources nor spaces.
import { writeFileSync } from "node:fs";
import { URL } from "node:url";
import { releaseNumber } from "./facts/files.js";
import { readInstances } from "./facts/instances.js";

const root = new URL("..", import.meta.url);
const { catalog, history } = readInstances();

/** @param {string} family */
function isRecent(family) {
  const releases = Object.keys(history.families[family] ?? {}).map(releaseNumber);
  return Math.min(...releases) >= releaseNumber(history.recentSince);
}

const { about, labels, families, otherNames } = catalog;
const recent = Object.keys(families).filter(isRecent);
const content = { date: about.date, labels, families, otherNames, recent };
writeFileSync(new URL("dist/instances.json", root), JSON.stringify(content));
