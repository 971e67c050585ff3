// Writes dist/instances.json and dist/prices.json, the instance types and list prices that the package contains, from
// facts/. They are loaded only when a rule or the report needs them, and have neither sources nor spaces.
import { writeFileSync } from "node:fs";
import { URL } from "node:url";
import { releaseNumber } from "./facts/files.js";
import { readInstances, readPrices } from "./facts/instances.js";

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

const { about: listed, region, perHour } = readPrices();
writeFileSync(new URL("dist/prices.json", root), JSON.stringify({ date: listed.date, region, perHour }));
