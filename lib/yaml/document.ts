/** YAML texts, and the roots of the documents in them. */
import { parse } from "yaml";
import type { AST } from "yaml-eslint-parser";
import { Cursor } from "./cursor.js";
import { templateOf } from "./helm-template.js";
import { readText } from "./read-text.js";
import { FileText, type TextMap } from "./text-map.js";

/** The parts of ESLint's SourceCode in use; rules support any language that parses with yaml-eslint-parser. */
export interface YamlText {
  readonly text: string;
  readonly ast: object;
}

/** A text of which the documents that are valid YAML are read. */
export interface ReadYamlText extends YamlText {
  /** The documents that are not valid YAML. */
  readonly broken: readonly string[];
}

/** Throws an error if no document is valid YAML. */
export function parseText(text: string): ReadYamlText {
  const { ast, broken } = readText(text);
  if (!ast && broken.length > 0) throw new SyntaxError("The text is not valid YAML.");
  return { text, ast: ast ?? { body: [] }, broken: broken.map((document) => document.text) };
}

const textMaps = new WeakMap<object, TextMap>();

/** Sets the text map of a syntax tree that was not made from YAML. */
export function withTextMap<Tree extends object>(ast: Tree, textMap: TextMap): Tree {
  textMaps.set(ast, textMap);
  return ast;
}

/** The root of each document; none if the text was parsed by another parser. */
export function rootsOf({ text, ast }: YamlText): readonly Cursor[] {
  if (!isYaml(ast)) return [];
  const textMap = textMaps.get(ast) ?? new FileText(text, templateOf(ast));
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
