/** The documents of Terraform's JSON syntax, each given as a text of its own. */
import { type YamlText, parseText, rootsOf, withTextMap } from "../../yaml/document.js";
import { textWithTree } from "../../yaml/other-syntax.js";
import { FileText } from "../../yaml/text-map.js";
import { maskExpressions } from "../expressions.js";
import type { Expression } from "../hcl/syntax.js";
import type { Resolve } from "../locals.js";
import { textOfBlock, textOfValue } from "../yaml-tree.js";
import { blockOf } from "./parse.js";
import { readJson } from "./reader.js";
import { valueInString } from "./strings.js";

/** A text that is only an object, or an object of HCL in a string. */
export function readJsonObject(text: string, resolve?: Resolve): YamlText {
  const isInString = !/^\s*\{\s*["}]/u.test(text);
  const start = text.length - text.trimStart().length;
  const value = isInString ? valueInString(text, [start, text.length]) : readJson(text);
  return textOfValue(text, value ?? unreadable(text), { isFixed: isInString, resolve });
}

/** A text that is only the content of a block. */
export function readJsonBlock(text: string, resolve?: Resolve): YamlText {
  const value = readJson(text);
  return value?.type === "object"
    ? textOfBlock(text, blockOf(value, "", []), { resolve })
    : textOfValue(text, unreadable(text), {});
}

function unreadable(text: string): Expression {
  return { type: "other", inside: [], range: [0, text.length] };
}

/** A text that is only a string with YAML; undefined if it is not YAML. */
export function readJsonText(text: string): YamlText | undefined {
  const string = readJson(text);
  if (string?.type !== "template" || string.content === undefined || string.hasDirectives) return undefined;
  const content = maskExpressions(string.content);
  const scalar = { type: "scalar", style: "double-quoted", value: content, range: string.range } as const;
  const [root] = rootsOf(textWithTree(new FileText(text), scalar, []));
  if (!root?.content) return undefined;
  try {
    const { ast } = parseText(content);
    // Comments of YAML have no place in JSON.
    return { text, ast: withTextMap({ ...ast, comments: [], tokens: [] }, root.content) };
  } catch {
    return undefined;
  }
}
