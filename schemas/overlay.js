// Adds our own words to the derived schemas: the descriptions of fields by path, and the forms of values by pattern.
import { readFileSync, readdirSync } from "node:fs";
import { URL } from "node:url";

/** @typedef {import("./checks.js").Schema} Schema */

const folder = new URL("overlay/", import.meta.url);

/** @param {string} file @returns {Record<string, string>} */
const read = (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

export class Overlay {
  #forms = new Map(Object.entries(read("forms.json")));
  /** The descriptions by path; a path stands for all that end with it. @type {Map<string, string>} */
  #descriptions = new Map();
  /** @type {Set<string>} */
  #unused;

  constructor() {
    for (const file of readdirSync(folder).filter((name) => name !== "forms.json")) {
      for (const [paths, text] of Object.entries(read(file))) {
        for (const path of paths.split(", ")) {
          if (this.#descriptions.has(path)) throw new Error(`schemas/overlay describes ${path} twice.`);
          this.#descriptions.set(path, text);
        }
      }
    }
    this.#unused = new Set([...this.#descriptions.keys(), ...this.#forms.keys()]);
  }

  /** @param {Schema} schema @param {string} path such as `v1.NodePool.spec.limits{}` @returns {Schema} */
  apply(schema, path) {
    const description = this.#describe(path);
    return { ...(description === undefined ? {} : { description }), ...this.#applyBelow(schema, path) };
  }

  /** Fails if a path or a pattern exists nowhere, as after a typo. */
  finish() {
    if (this.#unused.size > 0)
      throw new Error(`schemas/overlay names what no CRD has: ${[...this.#unused].join(", ")}`);
  }

  /** @param {Schema} schema @param {string} path @returns {Schema} */
  #applyBelow(schema, path) {
    const { pattern, properties, items, additionalProperties: values, allOf } = schema;
    /** @type {Schema} */
    const applied = { ...schema };
    if (pattern !== undefined && schema["x-invariant"] === undefined) applied["x-form"] = this.#formOf(pattern, path);
    if (properties) {
      const fields = Object.entries(properties).map(([name, field]) => [name, this.apply(field, `${path}.${name}`)]);
      applied["properties"] = Object.fromEntries(fields);
    }
    if (items) applied["items"] = this.apply(items, `${path}[]`);
    if (typeof values === "object") applied["additionalProperties"] = this.apply(values, `${path}{}`);
    if (allOf) {
      applied["allOf"] = allOf.map((/** @type {Schema} */ part) =>
        part["x-invariant"] === undefined ? this.#applyBelow(part, path) : part,
      );
    }
    return applied;
  }

  /** The longest ending of the path that is described. @param {string} path */
  #describe(path) {
    for (let rest = path; rest !== ""; rest = rest.replace(/^[^.]*(?:\.|$)/u, "")) {
      const description = this.#descriptions.get(rest);
      if (description === undefined) continue;
      this.#unused.delete(rest);
      return description;
    }
    return undefined;
  }

  /** @param {string} pattern @param {string} path */
  #formOf(pattern, path) {
    this.#unused.delete(pattern);
    const form = this.#forms.get(pattern);
    if (form === undefined) throw new Error(`${path}: schemas/overlay/forms.json has no words for ${pattern}`);
    return form;
  }
}
