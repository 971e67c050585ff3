import type { ESLint } from "eslint";
import type { YamlText } from "../yaml/document.js";

/** A rule as ESLint accepts it, for any language. */
export type EslintRule = NonNullable<ESLint.Plugin["rules"]>[string];

export type Context = Parameters<EslintRule["create"]>[0];

/** The common part of ESLint's SourceCode classes. */
export interface TextSourceCode extends YamlText {
  getLocFromIndex(index: number): { line: number; column: number };
}

/** The text of a linted file, in whatever language: ESLint declares only the part that languages without text share. */
export function sourceOf({ sourceCode }: Context): TextSourceCode {
  return sourceCode as unknown as TextSourceCode;
}
