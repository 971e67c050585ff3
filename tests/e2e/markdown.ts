/** The code that a page of the documentation shows, so that the tests run what people copy. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./run.js";

/** The code blocks of a page in one language, in their order. */
export function codeBlocks(page: string, language: string): string[] {
  const text = readFileSync(path.join(root, page), "utf8");
  const blocks = text.matchAll(/^```(?<language>\w+)\n(?<code>(?:(?!```).*\n)*)```$/gmu);
  return [...blocks]
    .filter(({ groups }) => groups?.["language"] === language)
    .map(({ groups }) => groups?.["code"] ?? "");
}

/** The code block with this text in it; throws if there is none, or another. */
export function codeBlock(page: string, language: string, text: string): string {
  const [block, ...others] = codeBlocks(page, language).filter((code) => code.includes(text));
  if (block === undefined || others.length > 0) throw new Error(`Not one ${language} block of ${page} has "${text}".`);
  return block;
}
