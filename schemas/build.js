// Compiles each schema to a module without dependencies: dist/schemas/<kind>_<version>.cjs.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { URL } from "node:url";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { transformSync } from "esbuild";
import { addKeywords } from "./keywords.js";
import { prepare } from "./prepare.js";

const folder = new URL(".", import.meta.url);
const target = new URL("../dist/schemas/", folder);
mkdirSync(target, { recursive: true });

for (const group of readdirSync(folder).filter((name) => name.includes(".") && !name.endsWith(".js"))) {
  for (const file of readdirSync(new URL(`${group}/`, folder))) {
    const schema = prepare(JSON.parse(readFileSync(new URL(`${group}/${file}`, folder), "utf8")));
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
    const code = generate(ajv, addKeywords(ajv).compile(schema));
    if (code.includes("require("))
      throw new Error(`${file} needs a module at run time: ${/require\(.*?\)/u.exec(code)?.[0] ?? ""}`);
    // A third of the size, and therefore of the time to load.
    const { code: small } = transformSync(code, { format: "cjs", minify: true, target: "node20" });
    writeFileSync(new URL(file.replace(/\.json$/u, ".cjs"), target), small);
  }
}
