/** What can be read of a text that is not valid YAML. */
import { describe, expect, it } from "vitest";
import { partsOf } from "../../lib/yaml/documents-of-text.js";
import { readText } from "../../lib/yaml/read-text.js";
import { LINEAR, growth } from "../growth.js";

describe("the documents of a text", () => {
  it.each<[string, string, string[]]>([
    ["none", "", [""]],
    ["one", "a: 1\n", ["a: 1\n"]],
    ["a marker at the start", "--- a\n", ["--- a\n"]],
    ["comments before a marker", "# a\n\n---\na: 1\n", ["# a\n\n---\na: 1\n"]],
    ["two", "a: 1\n---\nb: 1\n", ["a: 1\n", "---\nb: 1\n"]],
    ["an empty one", "---\n---\nb: 1\n", ["---\n", "---\nb: 1\n"]],
    ["dots", "a: 1\n...\nb: 1\n", ["a: 1\n...\n", "b: 1\n"]],
    ["dots at the end", "a: 1\n...\n", ["a: 1\n...\n"]],
    ["directives", "a: 1\n...\n%YAML 1.2\n---\nb: 1\n", ["a: 1\n...\n", "%YAML 1.2\n---\nb: 1\n"]],
    ["what only looks like a marker", "a: |\n  ---\n  ...\n---a: 1\n", ["a: |\n  ---\n  ...\n---a: 1\n"]],
    ["CRLF", "a: 1\r\n---\r\nb: 1\r\n", ["a: 1\r\n", "---\r\nb: 1\r\n"]],
  ])("%s", (_, text, expected) => {
    const parts = partsOf(text);
    expect(parts.map((part) => part.text)).toEqual(expected);
    expect(parts.map(({ start }) => start)).toEqual(
      expected.map((_one, index) => expected.slice(0, index).join("").length),
    );
  });
});

describe("a text with broken documents", () => {
  it("keeps the positions of the others", () => {
    const text = "a: [\r\n--- # b\nb: 1\n---\nc: '\n";
    const read = readText(text);
    expect(read.text).toBe("    \r\n--- # b\nb: 1\n---\n    \n");
    expect(read.broken.map(({ start }) => start)).toEqual([0, 19]);
    const [mapping] = read.ast?.body.flatMap(({ content }) => content ?? []) ?? [];
    expect(text.slice(...(mapping?.range ?? []))).toBe("b: 1");
  });

  it.each(["a: [", "a: [\n---\n# b\n", "a: [\n---\nb: ]\n"])("has none if no other one has content: %j", (text) => {
    expect(readText(text).ast).toBeUndefined();
  });
});

describe("keys that are set twice", () => {
  it.each<[string, string, string[]]>([
    ["in their mapping only", "a: 1\nb: { a: 1 }\n", []],
    ["in quotes", "a: 1\n'a': 2\n\"a\": 3\n", ["a", "a"]],
    ["of one letter, often", "a: 1\na: 1\na: 1\nb: 1\nb: 1\n", ["a", "a", "b"]],
    ["as numbers", "1: a\n1: b\n", ["1"]],
    ["as a number and a text", "1: a\n'1': b\n", []],
    ["in another document", "a: 1\n---\na: 1\n---\nb: 1\nb: 1\n", ["b"]],
    ["with names of properties of any object", "toString: 1\n__proto__: 1\n__proto__: 2\n", ["__proto__"]],
  ])("%s", (_, text, expected) => {
    const { ast, broken, repeated } = readText(text);
    expect(repeated.map(({ key }) => key)).toEqual(expected);
    expect(broken).toEqual([]);
    const keys = ast?.tokens.filter(({ range }) => repeated.some((one) => one.range[0] === range[0]));
    expect(keys?.map(({ value }) => value.replaceAll(/["']/gu, ""))).toEqual(expected);
  });
});

it("takes a time that grows with the length", () => {
  const broken = (count: number) => {
    expect(readText(`a: 1\n${"---\nb: [\n".repeat(count)}`).broken).toHaveLength(count);
  };
  const repeated = (count: number) => {
    expect(readText("---\na: 1\na: 2\n".repeat(count)).repeated).toHaveLength(count);
  };
  expect(growth(300, broken)).toBeLessThan(LINEAR);
  expect(growth(300, repeated)).toBeLessThan(LINEAR);
});
