/** Strings of JSON: templates whose expressions are written with the escapes of JSON. */
import type { Range } from "../../yaml/text-map.js";
import { parseContent, parseValue } from "../hcl/parse.js";
import type { Attribute, Expression, Template } from "../hcl/syntax.js";

/** The string in a range of a text, with its quotes. */
export function stringAt(text: string, range: Range): Template {
  const { content, place } = contentOf(text, [range[0] + 1, range[1] - 1]);
  const { parts, hasDirectives } = parseContent(content);
  const placed = parts.map((part) => (typeof part === "string" ? part : placedAt(part, place)));
  return { type: "template", parts: placed, hasDirectives, content, lines: undefined, range };
}

/** A value inside of a string. */
export function valueInString(text: string, range: Range): Expression {
  const { content, place } = contentOf(text, range);
  return placedAt(parseValue(content).value, place);
}

type Place = (index: number) => number;

/** A part of the content of a string without escapes, and the index in the file of each of its characters. */
function contentOf(text: string, [start, end]: Range): { readonly content: string; readonly place: Place } {
  const raw = text.slice(start, end);
  if (!raw.includes("\\")) return { content: raw, place: (index) => start + index };
  const places: number[] = [];
  for (let at = 0; at < raw.length; at += lengthAt(raw, at)) places.push(start + at);
  return { content: JSON.parse(`"${raw}"`) as string, place: (index) => places[index] ?? end };
}

/** The length of a character or an escape. */
function lengthAt(raw: string, at: number): number {
  if (raw[at] !== "\\") return 1;
  return raw[at + 1] === "u" ? 6 : 2;
}

/** An expression in the content of a string, with the ranges that it has in the file. */
function placedAt(value: Expression, place: Place): Expression {
  const range = placedRange(value.range, place);
  const placed = (inner: Expression) => placedAt(inner, place);
  switch (value.type) {
    case "object": {
      const elements = value.elements.map((element): Attribute => ({
        key: element.key,
        keyRange: placedRange(element.keyRange, place),
        value: placed(element.value),
      }));
      return { ...value, elements, range };
    }
    case "tuple":
      return { ...value, items: value.items.map(placed), range };
    case "call":
      return { ...value, args: value.args.map(placed), range };
    case "template": {
      const parts = value.parts.map((part) => (typeof part === "string" ? part : placed(part)));
      // The lines of a heredoc are not lines of the file.
      return { ...value, parts, lines: undefined, range };
    }
    case "other":
      return { ...value, inside: value.inside.map(placed), range };
    case "literal":
    case "reference":
      return { ...value, range };
  }
}

function placedRange([start, end]: Range, place: Place): Range {
  return [place(start), place(end)];
}
