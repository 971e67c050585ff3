// Reads the values of a chart: those that its values.yaml declares, with the types of their defaults, and those that its
// templates read.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** @typedef {import("./files.js").Chart} Chart */

/** @param {string} folder @returns {Chart} */
export function chartOf(folder) {
  const read = (/** @type {string} */ file) => readFileSync(path.join(folder, file), "utf8");
  const { version } = /** @type {{ version: string }} */ (parse(read("Chart.yaml")));
  /** @type {Record<string, string>} */
  const declared = {};
  declare(parse(read("values.yaml")), "", declared);
  const templates = readdirSync(path.join(folder, "templates"), { recursive: true, encoding: "utf8" });
  const texts = templates.filter((file) => /\.(?:tpl|txt|ya?ml)$/u.test(file)).map((file) => read(`templates/${file}`));
  const found = texts.flatMap((text) => [...text.matchAll(/\.Values\.(\w+(?:\.\w+)*)/gu)]);
  return { tag: `v${version}`, declared, read: [...new Set(found.map(([, name = ""]) => name))].sort() };
}

/** @param {any} value @param {string} name @param {Record<string, string>} declared */
function declare(value, name, declared) {
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  if (isMapping && (name === "" || Object.keys(value).length > 0)) {
    for (const [key, below] of Object.entries(value)) declare(below, name === "" ? key : `${name}.${key}`, declared);
  } else declared[name] = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
