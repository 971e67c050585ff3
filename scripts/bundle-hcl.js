// Bundles the HCL grammar into dist/hcl.cjs: it is made for an editor, but only its parser is needed, so the
// package does not depend on the editor. The licenses of the bundled packages are included.
import { readFileSync, writeFileSync } from "node:fs";
import { URL, fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = new URL("..", import.meta.url);
const bundled = ["codemirror-lang-hcl", "@lezer/common", "@lezer/highlight", "@lezer/lr"];

await build({
  stdin: {
    contents: 'export { hclLanguage } from "codemirror-lang-hcl";',
    resolveDir: fileURLToPath(root),
  },
  alias: { "@codemirror/language": fileURLToPath(new URL("editor-stub.js", import.meta.url)) },
  bundle: true,
  minify: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  outfile: fileURLToPath(new URL("dist/hcl.cjs", root)),
});
const licences = bundled.map(
  (name) => `${name}\n\n${readFileSync(new URL(`node_modules/${name}/LICENSE`, root), "utf8").trim()}\n`,
);
writeFileSync(new URL("dist/hcl.LICENSE.txt", root), licences.join("\n---\n\n"));
