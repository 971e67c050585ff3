/** `karpenter-lint --explain RULE`: the page of a rule, which the package contains. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { documentationUrl } from "../meta.js";
import { ruleNameOf } from "./rule-option.js";

/** @throws UsageError */
export function explain(text: string): string {
  const rule = ruleNameOf(text, "--explain");
  const root = path.dirname(createRequire(import.meta.url).resolve("eslint-plugin-karpenter/package.json"));
  const page = readFileSync(path.join(root, "docs/rules", `${rule}.md`), "utf8");
  return `${plain(page).trim()}\n\n${documentationUrl(rule)}\n`;
}

/** Markdown as it is read in a terminal: without comments, and with links only where they lead out of the page. */
function plain(page: string): string {
  return page.replaceAll(/<!--[^>]*-->\n*/gu, "").replaceAll(/\[([^[\]]*)\]\((?!https?:)[^()]*\)/gu, "$1");
}
