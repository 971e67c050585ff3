// Writes dist/instances.json and dist/prices.json, the instance types and list prices that the package contains, from
// facts/. They are loaded only when a rule or the report needs them, and have neither sources nor spaces.
import { URL } from "node:url";
import { readFileSync, writeFileSync } from "node:fs";
import { releaseNumber } from "./facts/files.js";

const root = new URL("..", import.meta.url);

/** @param {string} name @returns {any} */
function factsOf(name) {
  return JSON.parse(readFileSync(new URL(`facts/${name}.json`, root), "utf8"));
}

const { about, labels, families, otherNames } = factsOf("instance-types");
const history = factsOf("instance-history");

/** @param {string} family */
function isRecent(family) {
  const releases = Object.keys(history.families[family] ?? {}).map(releaseNumber);
  return Math.min(...releases) >= releaseNumber(history.recentSince);
}

const recent = Object.keys(families).filter(isRecent);
const content = { date: about.date, labels, families, otherNames, recent };
writeFileSync(new URL("dist/instances.json", root), JSON.stringify(content));

const { about: listed, region, perHour } = factsOf("instance-prices");
writeFileSync(new URL("dist/prices.json", root), JSON.stringify({ date: listed.date, region, perHour }));
