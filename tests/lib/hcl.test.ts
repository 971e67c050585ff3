import { describe, expect, it } from "vitest";
import { parseHcl, parseValue } from "../../lib/terraform/hcl/parse.js";
import { type Block, type Expression, textOf, valueOf } from "../../lib/terraform/hcl/syntax.js";
import { LINEAR, growth } from "../growth.js";

/** A value in short: strings as JSON, references by their path, everything else by its type. */
function short(value: Expression): string {
  switch (value.type) {
    case "literal":
      return String(value.value);
    case "template": {
      const text = textOf(value);
      const parts = value.parts.map((part) => (typeof part === "string" ? JSON.stringify(part) : short(part)));
      return text === undefined ? `template(${parts.join(" ")})` : JSON.stringify(text);
    }
    case "object":
      return `{${value.elements.map((element) => `${element.key ?? "?"}: ${short(element.value)}`).join(", ")}}`;
    case "tuple":
      return `[${value.items.map(short).join(", ")}]`;
    case "call":
      return `${value.name}(${value.args.map(short).join(", ")})`;
    case "reference":
      return value.path.join(".");
    case "other":
      return `other(${value.inside.map(short).join(", ")})`;
  }
}

function shortBlock({ type, labels, attributes, blocks }: Block): string {
  const content = [...attributes.map(({ key, value }) => `${key ?? "?"} = ${short(value)}`), ...blocks.map(shortBlock)];
  return `${[type, ...labels].join(" ")} { ${content.join("; ")} }`;
}

describe("a value of HCL", () => {
  it.each<[string, string]>([
    ["-1.5e3", "-1500"],
    ["true", "true"],
    ["null", "null"],
    [String.raw`"a\n\"b\" \u00e9 \U0001F600"`, JSON.stringify('a\n"b" é 😀')],
    [String.raw`"\U00110000"`, JSON.stringify(String.raw`\U00110000`)],
    ['"$${a} %%{b} $5 100%"', '"${a} %{b} $5 100%"'],
    ['""', '""'],
    ['"a${var.b}c"', 'template("a" var.b "c")'],
    ['"${~ a ~}"', "template(a)"],
    ['"a %{ if x }b%{ endif }"', 'template("a %{ if x }b%{ endif }")'],
    ['"${f("}", "${g("\\"")}")}"', 'template(f("}", template(g("\\""))))'],
    ['var.a[0].b["c"].*.d', "var.a.0.b.c.*.d"],
    ["var.a[each.key]", "other([each.key])"],
    ["f(a, [1, 2]...)", "f(a, other([1, 2]))"],
    ["provider::x::f(1)", "provider::x::f(1)"],
    ["(1)", "1"],
    ['[1, "a", { b = 2 }, ]', '[1, "a", {b: 2}]'],
    ['{ a = 1, "b" : 2\n c = 3 }', "{a: 1, b: 2, c: 3}"],
    ['{ (a) = 1, "${b}" = 2, ("c") = 3 }', "{?: 1, ?: 2, ?: 3}"],
    ['{ a = f("x")\n b = {}\n c = g({ d = 1 }) }', '{a: f("x"), b: {}, c: g({d: 1})}'],
    ["a ? { b = 1 } : [2]", "other({b: 1}, [2])"],
    ["1 + 2", "other()"],
    ["!a", "other()"],
    ["[for x in y : { a = x }]", "other({a: x})"],
    ["{ for k, v in y : k => f(v) if v }", "other(f(v))"],
    ['"a" == <<X\nb\nX', 'other("b\\n")'],
    ["<<X\n  a\n b\nX", '"  a\\n b\\n"'],
    ["<<-X\n    a\n\n      ${b} c\n    d\n  X", 'template("a\\n\\n  " b " c\\nd\\n")'],
    ["<<-X\r\n  a\r\n  X", '"a\\n"'],
    ["<<X\na", '""'],
    ["{ a = 1 # b\n /* c\n */ }", "{a: 1}"],
  ])("%j is %s", (text, expected) => {
    expect(short(parseValue(text).value)).toBe(expected);
  });

  it("has the ranges of its parts", () => {
    const text = '{ "key" = [ "a", f(b) ] }';
    const { value } = parseValue(text);
    const [element] = value.type === "object" ? value.elements : [];
    expect(text.slice(...(element?.keyRange ?? [0, 0]))).toBe('"key"');
    expect(element && text.slice(...element.value.range)).toBe('[ "a", f(b) ]');
    const items = element?.value.type === "tuple" ? element.value.items : [];
    expect(items.map(({ range }) => text.slice(...range))).toEqual(['"a"', "f(b)"]);
  });
});

describe("a file of HCL", () => {
  it.each<[string, string]>([
    ['a = 1\nb "c" d {\n e = 2\n f { g = 3 }\n}\n', " { a = 1; b c d { e = 2; f { g = 3 } } }"],
    ["a = (b &&\n c)\nd = 1\n", " { a = other(); d = 1 }"],
    ["a = b &&\nc = 1\n", " { a = other(); c = 1 }"],
    ["} ) a = 1\n", " { a = 1 }"],
    ["a ! b\nc = 1\n", " { c = 1 }"],
    ["a = [1\nb = 2\n", " { a = [other()] }"],
    ["a {\n b = 1\n", " { a { b = 1 } }"],
    ["\uFEFFa = 1\n", " { a = 1 }"],
    ["", " {  }"],
  ])("%j is %s", (text, expected) => {
    expect(shortBlock(parseHcl(text).root)).toBe(expected);
  });

  it("has comments, once each", () => {
    const { comments } = parseHcl("# a\nb = c ? // d\n 1 : [ /* e */ 2 ] # f");
    expect(comments.map(({ text }) => text)).toEqual(["# a", "// d", "/* e */", "# f"]);
  });

  it("has the last of equal arguments", () => {
    expect(valueOf(parseHcl("a = 1\na = 2\n").root, "a")).toMatchObject({ value: 2 });
  });

  it.each<[string, string]>([
    ["blocks", "a {\n"],
    ["lists", "["],
    ["objects", "{ a = "],
    ["calls", "f("],
    ["templates", '"${'],
    ["parentheses", "("],
    ["heredocs", "<<X\n${"],
    ["operations", "a ? b : "],
    ["closing brackets", "]})"],
    ["markers", "$${%%{"],
    ["comments", "/*"],
  ])("is read in a time that grows with its length: %s", (_, part) => {
    const read = (count: number) => parseHcl(`x = ${part.repeat(count)}`);
    expect(growth(4000, read)).toBeLessThan(LINEAR);
  });
});
