// Updates the generated parts of the rule pages and their list, and the pictures: `npm run docs`. The table in
// docs/kinds.md comes from the cases of the rules: tests/kinds.test.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { URL } from "node:url";
import karpenter from "../dist/lib/index.js";
import { fill, rulesTable, updatePage } from "./docs.js";
import { editorPicture } from "./editor-picture.js";
import { demoPicture } from "./picture.js";

const root = new URL("..", import.meta.url);

/**
 * @param {string} file
 * @param {(text: string) => string} update
 */
function rewrite(file, update) {
  const url = new URL(file, root);
  writeFileSync(url, update(readFileSync(url, "utf8")));
}

for (const rule of /** @type {(keyof typeof karpenter.rules)[]} */ (Object.keys(karpenter.rules))) {
  rewrite(`docs/rules/${rule}.md`, (page) => updatePage(karpenter, rule, page));
}
rewrite("docs/rules/README.md", (text) => fill(text, "rules", rulesTable(karpenter)));
writeFileSync(new URL("docs/demo.svg", root), demoPicture());
writeFileSync(new URL("docs/editor.svg", root), await editorPicture());
