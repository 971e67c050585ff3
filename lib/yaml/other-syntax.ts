/** Syntax trees of YAML for values in another syntax, such as HCL: rules then see manifests and values like any other. */
import type { AST } from "yaml-eslint-parser";
import { type YamlText, withTextMap } from "./document.js";
import { LineIndex } from "./lines.js";
import type { Range, TextMap } from "./text-map.js";

/** A value with its range in the text. */
export type OtherValue =
  | { readonly type: "list"; readonly items: readonly OtherValue[]; readonly range: Range }
  | { readonly type: "mapping"; readonly entries: readonly OtherEntry[]; readonly range: Range }
  | {
      readonly type: "scalar";
      readonly value: boolean | number | string | null;
      /** How YAML would write it; the lines of a literal follow the line on which its range starts. */
      readonly style: "double-quoted" | "literal" | "plain";
      readonly range: Range;
    }
  | { readonly type: "unknown"; readonly range: Range };

export interface OtherEntry {
  /** Undefined if it is unknown. */
  readonly key: string | undefined;
  readonly keyRange: Range;
  readonly value: OtherValue;
}

export interface OtherComment {
  /** Without its marker. */
  readonly text: string;
  readonly range: Range;
}

/** A text that is unknown, as all templated texts are. */
const UNKNOWN = "${…}";

/** A text with one document. */
export function textWithTree(textMap: TextMap, value: OtherValue, comments: readonly OtherComment[]): YamlText {
  const { text } = textMap;
  const at = positions(text);
  const program: AST.YAMLProgram = {
    type: "Program",
    body: [],
    sourceType: "module",
    comments: comments.map((comment) => ({ type: "Block", value: comment.text, ...at(comment.range) })),
    tokens: [],
    parent: null,
    ...at([0, text.length]),
  };
  const document: AST.YAMLDocument = {
    type: "YAMLDocument",
    directives: [],
    content: null,
    parent: program,
    anchors: Object.create(null) as AST.YAMLDocument["anchors"],
    version: "1.2",
    ...at([0, text.length]),
  };
  document.content = contentOf(value, document, at);
  program.body.push(document);
  return { text, ast: withTextMap(program, textMap) };
}

interface Position {
  readonly range: [number, number];
  readonly loc: AST.SourceLocation;
}

type At = (range: Range) => Position;

function positions(text: string): At {
  const lines = LineIndex.of(text);
  const place = (index: number) => {
    const { line, column } = lines.at(index);
    return { line, column: column - 1 };
  };
  return ([start, end]) => ({ range: [start, end], loc: { start: place(start), end: place(end) } });
}

type Parent = AST.YAMLDocument | AST.YAMLPair | AST.YAMLSequence;

function contentOf(value: OtherValue, parent: Parent, at: At): AST.YAMLContent {
  switch (value.type) {
    case "mapping": {
      const mapping: AST.YAMLFlowMapping = {
        type: "YAMLMapping",
        style: "flow",
        pairs: [],
        parent,
        ...at(value.range),
      };
      for (const entry of value.entries) mapping.pairs.push(pairOf(entry, mapping, at));
      return mapping;
    }
    case "list": {
      const list: AST.YAMLFlowSequence = {
        type: "YAMLSequence",
        style: "flow",
        entries: [],
        parent,
        ...at(value.range),
      };
      for (const item of value.items) list.entries.push(contentOf(item, list, at));
      return list;
    }
    case "scalar":
      return scalarOf(value, parent, at);
    case "unknown":
      return plain(UNKNOWN, value.range, parent, at);
  }
}

function pairOf({ key = UNKNOWN, keyRange, value }: OtherEntry, parent: AST.YAMLFlowMapping, at: At): AST.YAMLPair {
  const range = [Math.min(keyRange[0], value.range[0]), Math.max(keyRange[1], value.range[1])] as const;
  const pair: AST.YAMLPair = { type: "YAMLPair", key: null, value: null, parent, ...at(range) };
  pair.key = plain(key, keyRange, pair, at);
  pair.value = contentOf(value, pair, at);
  return pair;
}

function scalarOf(
  { value, style, range }: Extract<OtherValue, { type: "scalar" }>,
  parent: Parent,
  at: At,
): AST.YAMLContent {
  const text = String(value);
  if (style === "plain") return { ...plain(text, range, parent, at), value };
  return style === "literal"
    ? { type: "YAMLScalar", style, chomping: "clip", indent: null, value: text, parent, ...at(range) }
    : { type: "YAMLScalar", style, strValue: text, value: text, raw: text, parent, ...at(range) };
}

function plain(text: string, range: Range, parent: Parent, at: At): AST.YAMLPlainScalar {
  return { type: "YAMLScalar", style: "plain", strValue: text, value: text, raw: text, parent, ...at(range) };
}
