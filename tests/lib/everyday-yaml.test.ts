import type { AST } from "yaml-eslint-parser";
import { parseYAML } from "yaml-eslint-parser";
import { describe, expect, it } from "vitest";
import { compare } from "../../bench/everyday/compare.js";
import { readEverydayYaml } from "../../lib/yaml/everyday/read-everyday.js";
import { parseAnyYaml, parseYaml } from "../../lib/yaml/parse-yaml.js";
import { LINEAR, growth } from "../growth.js";

describe("the reader of everyday YAML reads as the parser does", () => {
  it.each([
    ["a mapping", "a: 1\nb: two\n"],
    ["a list", "- a\n- b\n"],
    ["a text without a last line break", "a: b"],
    ["nested collections", "a:\n  b:\n    - c: 1\n      d: 2\n    - e\n"],
    ["a list as far to the left as its key", "a:\n- b\n- c: 1\n  d: 2\ne: f\n"],
    ["lists in lists", "- - a\n  - b\n- - - c\n"],
    ["entries below their dashes", "-\n  a: 1\n-\n  - b\n"],
    ["empty values", "a:\nb:\n  c:\n  d: e\n"],
    ["empty entries", "a:\n  -\n  - b\n  -\nc: d\n"],
    ["numbers and words", "a: [1, -2, 0x1F, 0o17, 1.5e3, .5, +1, .inf, -.INF, .nan, 08, 1_000, 0X1F]\n"],
    ["words of the core schema", "a: [true, False, NULL, ~, yes, on, Nan, null, tRue]\n"],
    ["quoted texts", "a: 'it''s'\nb: \"\\\"c\\\\\\n\\u00e9\\/\"\n'd e': \"\"\n\"f\": ''\n"],
    ["colons and hashes within texts", "a: b:c#d\nhttp://e: f#\n'g: h': \"i # j\"\n"],
    ["flow style", 'a: {b: 1, "c": [d, {e: f}], g: {}}\nh: []\ni: [j, ]\n'],
    ["flow style over lines", "a: [\n  b,\n\n  c # d\n  ]\ne: {\n    f: g,\n  }\n"],
    ["literal blocks", "a: |\n  b\n   c\n\n  d\ne: |-\n    f\n\n\ng:\n  - |\n   h\n"],
    ["a literal block at the end", "a: |\n  b\n  c"],
    ["blank lines at the start of a literal block", "a: |\n\n  \n  b\n"],
    ["comments", "# a\na: 1 # b\n# c\n\n  # d\nb: # e\n  # f\n  c: 1\n# g\n"],
    ["a comment without a line break", "a: b\n# c"],
    ["documents", "---\na: 1\n---\n# b\nb: 2\n\n---   # c\nc: 3\n# d\n---\nd: 4\n"],
    ["a document after blank lines and comments", "\n# a\n\n---\n\na: 1\n"],
    ["other alphabets", "ключ: значение\nemoji: 😀 # 😀\n\uE000: \uE001\n"],
    ["trailing spaces", "a: b  \nc:  \n  - d   \n"],
    ["arguments that start with dashes", "args:\n  - --a=b\n  - -c\nd: -e\n"],
  ])("%s", (_, text) => {
    expect(compare(readEverydayYaml, text)).toBe("equal");
  });
});

describe("the reader of everyday YAML hands over", () => {
  it.each([
    ["nothing", ""],
    ["comments alone", "# a\n"],
    ["an empty document", "a: 1\n---\n"],
    ["a scalar alone", "a\n"],
    ["a collection that is indented", "  a: 1\n"],
    ["anchors and aliases", "a: &b c\nd: *b\n"],
    ["merge keys", "a: 1\n<<: {b: 2}\n"],
    ["tags", "a: !b c\n"],
    ["tabs", "a:\tb\n"],
    ["line breaks of Windows", "a: b\r\n"],
    ["a byte order mark", "\uFEFFa: b\n"],
    ["directives", "%YAML 1.2\n---\na: b\n"],
    ["the end of a document", "a: b\n...\n"],
    ["folded blocks", "a: >\n  b\n"],
    ["blocks with their own indentation, or all line breaks", "a: |2\n   b\n", "a: |+\n  b\n"],
    ["empty blocks", "a: |\nb: c\n"],
    ["plain scalars of several lines", "a: b\n  c\n", "a:\n  b\n"],
    ["quoted scalars of several lines", "a: 'b\n  c'\n", 'a: "b\n  c"\n'],
    ["keys that are set twice", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "1: a\n0x1: b\n"],
    ["explicit and empty keys", "? a\n: b\n", ": a\n", "{a, b: }\n"],
    ["mappings as keys, such as those of templates", "a: {{ b }}\n", "{a: 1}: b\n"],
    ["pairs in lists in flow style", "a: [b: c]\n"],
    ["escapes that JSON does not have", 'a: "\\x41"\n'],
    ["a comment of which the end of a document depends", "a:\n  b: c\n  # d\n---\ne: f\n"],
  ])("%s", (_, ...texts) => {
    for (const text of texts) expect(compare(readEverydayYaml, text)).toBe("handed over");
  });

  it.each([
    ["a key without a value", "a: 1\nb\n"],
    ["a mapping within a line", "a: b: c\n"],
    ["wrong indentation", "a:\n    b: 1\n  c: 2\n"],
    ["a list and a mapping in one", "a: 1\n- b\n", "- a\nb: 1\n"],
    ["brackets that are not closed", "a: [b\n", "a: {b: c\n"],
    ["comments without a space before them", "a: [b,#c\n  ]\n"],
    ["text behind a value", "a: [b] c\n", "a: 'b' c\n", "a: 'b'#c\n"],
    ["lines in brackets that are not indented", "a: [\nb]\n"],
    ["characters that can't start a scalar", "a: @b\n", "a: `b`\n", "a: %b\n"],
    ["quotes that are not closed", "a: 'b\n", 'a: "b\\"\n'],
  ])("errors: %s", (_, ...texts) => {
    for (const text of texts) {
      expect(() => parseYAML(text)).toThrow();
      expect(readEverydayYaml(text)).toBeUndefined();
    }
  });

  it("collections that are too deep or too large", () => {
    const deep = (depth: number) => Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:\n`).join("");
    expect(compare(readEverydayYaml, `${deep(50)}${" ".repeat(50)}b: c\n`)).toBe("equal");
    expect(readEverydayYaml(`${deep(500)}${" ".repeat(500)}b: c\n`)).toBeUndefined();
    expect(readEverydayYaml(`a: ${"[".repeat(5000)}${"]".repeat(5000)}\n`)).toBeUndefined();
    const wide = (size: number) => Array.from({ length: size }, (_, index) => `k${String(index)}: 1\n`).join("");
    expect(readEverydayYaml(wide(1000))?.body).toHaveLength(1);
    expect(readEverydayYaml(wide(1001))).toBeUndefined();
    expect(readEverydayYaml(`${"k".repeat(1001)}: 1\n`)).toBeUndefined();
  });
});

it("reads long texts with escapes", () => {
  const text = `a: "${"xy".repeat(6_000_000)}\\n"\n`;
  expect(readEverydayYaml(text)?.body).toHaveLength(1);
});

describe("everyday YAML", () => {
  it("has tokens and positions on demand", () => {
    const text = "# a\nb:\n  - c # d\n";
    const [own, parsed] = [parseYaml(text), parseAnyYaml(text)];
    expect(own.tokens).toEqual(parsed.tokens);
    expect(own.comments).toEqual(parsed.comments);
    expect(own.loc).toEqual(parsed.loc);
    const pairOf = ({ body: [document] }: AST.YAMLProgram) =>
      document?.content?.type === "YAMLMapping" ? document.content.pairs[0]?.value?.loc : undefined;
    expect(pairOf(own)).toEqual({ start: { line: 3, column: 2 }, end: { line: 3, column: 5 } });
    expect(pairOf(own)).toEqual(pairOf(parsed));
  });

  it("is not read as such if another version of YAML is the default", () => {
    const valueOf = (version?: string) => {
      const { content } =
        parseYaml("a: yes\n", version === undefined ? {} : { defaultYAMLVersion: version }).body[0] ?? {};
      return content?.type === "YAMLMapping" ? content.pairs[0]?.value : undefined;
    };
    expect(valueOf()).toMatchObject({ value: "yes" });
    expect(valueOf("1.1")).toMatchObject({ value: true });
  });

  it.each(["a: [", "a: '", 'a: "\\', "- ", "a:\n", "#", "{", "--- #\n", "|\n "])("takes linear time for %j", (part) => {
    expect(growth(2000, (size) => readEverydayYaml(part.repeat(size)))).toBeLessThan(LINEAR);
  });
});
