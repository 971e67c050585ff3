// Writes the schema of `.karpenter-lint.yaml` to schemas/karpenter-lint.json, and compiles it to
// dist/schemas/config-file.cjs, which has no dependencies.
import { writeFileSync } from "node:fs";
import { URL } from "node:url";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { buildSync } from "esbuild";
import { configFileSchema } from "../dist/lib/config-file/schema.js";

const root = new URL("..", import.meta.url);
const schema = configFileSchema();
writeFileSync(new URL("schemas/karpenter-lint.json", root), `${JSON.stringify(schema, null, 2)}\n`);

const ajv = new Ajv({
  code: { source: true },
  messages: false,
  // Lists and mappings can be alternatives.
  allowUnionTypes: true,
  strictTypes: false,
  keywords: ["markdownDescription"],
  validateFormats: false,
});
// The types of ajv's CommonJS build do not declare this as a function.
const generate = /** @type {(ajv: Ajv, validate: unknown) => string} */ (
  /** @type {unknown} */ (standaloneCode.default)
);
const contents = generate(ajv, ajv.compile(schema));
buildSync({
  stdin: { contents, resolveDir: root.pathname },
  absWorkingDir: root.pathname,
  bundle: true,
  format: "cjs",
  minify: true,
  outfile: new URL("dist/schemas/config-file.cjs", root).pathname,
  platform: "node",
  target: "node20",
});
