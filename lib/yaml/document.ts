/** YAML texts, and the roots of the documents in them. */
import { parse } from "yaml";
import type { AST } from "yaml-eslint-parser";
import { Cursor } from "./cursor.js";
import { templateOf } from "./helm-template.js";
import { parseYaml } from "./parse-yaml.js";
import { FileText } from "./text-map.js";

/** The parts of ESLint's SourceCode in use; rules support any language that parses with yaml-eslint-parser. */
export interface YamlText {
  readonly text: string;
  readonly ast: object;
}

/** Throws an error if the text is not valid YAML. */
export function parseText(text: string): YamlText {
  return { text, ast: parseYaml(text) };
}

/** The root of each document; none if the text was parsed by another parser. */
export function rootsOf({ text, ast }: YamlText): readonly Cursor[] {
  if (!isYaml(ast)) return [];
  const textMap = new FileText(text, templateOf(ast));
  return ast.body.map((document) => Cursor.root(textMap, document.content));
}

function isYaml(ast: object): ast is AST.YAMLProgram {
  const [first] = "body" in ast && Array.isArray(ast.body) ? (ast.body as unknown[]) : [];
  return typeof first === "object" && first !== null && "type" in first && first.type === "YAMLDocument";
}

/** The content of a single document without positions; undefined if it can't be read. */
export function readData(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent", maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}
