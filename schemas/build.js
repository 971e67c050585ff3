// Writes the derived schemas to schemas/<group>/, and compiles each to a module without dependencies,
// dist/schemas/<kind>_<version>.cjs, next to a module with the places of its fields.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { URL } from "node:url";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { transformSync } from "esbuild";
import { deriveSchemas } from "./derive.js";
import { forEditors } from "./editors.js";
import { addKeywords } from "./keywords.js";
import { placesIn } from "./places.js";
import { prepare } from "./prepare.js";

const published = new URL(".", import.meta.url);
const compiled = new URL("../dist/schemas/", published);
mkdirSync(compiled, { recursive: true });

const schemas = deriveSchemas();
const own = schemas.filter(({ path }) => path.includes("/"));
// Schemas that nothing derives any more would still be published.
for (const { path } of own) rmSync(new URL(".", new URL(path, published)), { recursive: true, force: true });
for (const { path, schema } of own) {
  const file = new URL(path, published);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(forEditors(schema), null, 2)}\n`);
}
for (const { path, schema } of schemas) {
  const name = path.replace(/^.*\//u, "").replace(/\.json$/u, "");
  writeFileSync(new URL(`${name}.cjs`, compiled), compile(schema, path));
  writeFileSync(new URL(`${name}_places.cjs`, compiled), `module.exports = ${JSON.stringify(placesIn(schema))};\n`);
}

/** @param {import("./checks.js").Schema} schema @param {string} path */
function compile(schema, path) {
  const ajv = new Ajv({
    allErrors: true,
    code: { source: true },
    messages: false,
    passContext: true,
    strict: false,
    useDefaults: true,
    validateFormats: false,
  });
  // The types of ajv's CommonJS build do not declare this as a function.
  const generate = /** @type {(ajv: Ajv, validate: unknown) => string} */ (
    /** @type {unknown} */ (standaloneCode.default)
  );
  const code = generate(ajv, addKeywords(ajv).compile(prepare(schema)));
  if (code.includes("require("))
    throw new Error(`${path} needs a module at run time: ${/require\(.*?\)/u.exec(code)?.[0] ?? ""}`);
  // A third of the size, and therefore of the time to load.
  return transformSync(code, { format: "cjs", minify: true, target: "node20" }).code;
}
