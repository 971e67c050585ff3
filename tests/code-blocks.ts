/** The code that the documentation shows, so that the tests run what people copy. */
import { readFileSync } from "node:fs";

/** The code blocks of a page in one language, in their order. */
export function codeBlocks(page: string, language: string): string[] {
  return allBlocks(page).flatMap((block) => (block.language === language ? [block.code] : []));
}

/** The code block with this text in it; throws if there is none, or another. */
export function codeBlock(page: string, language: string, text: string): string {
  const [block, ...others] = codeBlocks(page, language).filter((code) => code.includes(text));
  if (block === undefined || others.length > 0) throw new Error(`Not one ${language} block of ${page} has "${text}".`);
  return block;
}

/** Blocks without a language are no code. */
export function allBlocks(page: string): { readonly language: string; readonly code: string }[] {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), "utf8");
  const blocks = text.matchAll(/^```(?<language>\w+)\n(?<code>(?:(?!```).*\n)*)```$/gmu);
  return [...blocks].map(({ groups }) => ({ language: groups?.["language"] ?? "", code: groups?.["code"] ?? "" }));
}
