// What CHANGELOG.md tells about rules.
import { readFileSync } from "node:fs";
import { URL } from "node:url";

/**
 * @typedef {object} Section
 * @property {string} name a version, or "Unreleased"
 * @property {string} text
 */

/**
 * The sections of the changelog, the oldest first.
 * @returns {Section[]}
 */
export function changelogSections() {
  const text = readFileSync(new URL("../CHANGELOG.md", import.meta.url), "utf8");
  const [, ...parts] = text.split(/^## \[(?<name>[^\]]+)\].*$/mu);
  const names = parts.filter((_, index) => index % 2 === 0);
  return names.map((name, index) => ({ name, text: parts[2 * index + 1] ?? "" })).reverse();
}

/**
 * The version that added a rule: the first whose section names the rule.
 * @param {readonly Section[]} sections the oldest first
 * @param {string} rule
 * @param {string} current the version in package.json, which may not be released yet
 */
export function addedIn(sections, rule, current) {
  const found = sections.find(({ text }) => text.includes(`\`${rule}\``))?.name ?? "Unreleased";
  if (found !== "Unreleased") return found;
  return sections.some(({ name }) => name === current) ? "the next version" : current;
}
