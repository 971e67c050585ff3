import { describe, expect, it } from "vitest";
import { manifestsOf } from "../../lib/model/parse.js";
import { stringAttributes } from "../../lib/terraform/attributes.js";
import { hasDirectives, maskExpressions } from "../../lib/terraform/expressions.js";
import { documentsOf } from "../../lib/terraform/documents.js";
import { parseHcl } from "../../lib/terraform/hcl/parse.js";
import { visitValues } from "../../lib/terraform/walk.js";
import { LINEAR, growth } from "../growth.js";

const pool = (name: string, indent = "") =>
  `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: ${name}\n`.replaceAll(/^(?=.)/gmu, indent);

/** The name of each manifest in the heredocs of a file, with its line and its text in the file. */
function names(text: string): string[] {
  return documentsOf(text).flatMap(({ yaml, start, linesBefore }) =>
    manifestsOf(yaml).map(({ root }) => {
      const name = root.at("metadata.name");
      const [from, to] = name.range;
      const line = yaml.text.slice(0, from).split("\n").length + linesBefore;
      expect(text.slice(0, start + from).split("\n")).toHaveLength(line);
      return `${String(line)}: ${text.slice(start + from, start + to)}`;
    }),
  );
}

describe("the manifests in heredocs", () => {
  it.each<[string, string, string[]]>([
    [
      "have the lines of the file",
      `a = 1\nb = <<EOT\n${pool("x")}EOT\nc = <<-EOT\n${pool("y", "  ")}  EOT\n`,
      ["6: x", "12: y"],
    ],
    [
      "are the documents of one heredoc",
      `a = <<-E\n${pool("x", "  ")}  ---\n${pool("y", "  ")}  E\n`,
      ["5: x", "10: y"],
    ],
    [
      "can have unknown values",
      `a = <<EOT\n${pool("${var.x[\n  0]}")}EOT\nb = <<E\n${pool("y")}E\n`,
      ["5: ${var.x[", "12: y"],
    ],
    ["can have escaped directives", `a = <<EOT\n${pool("x")}  labels: { a: "%%{b}" }\nEOT\n`, ["5: x"]],
    ["can have directives", `a = <<EOT\n${pool("x")}%{ if var.a }\n%{ endif }\nEOT\n`, ["5: x"]],
    [
      "can have directives around documents",
      `a = <<-E\n  %{ if a ~}\n${pool("x", "  ")}  %{ else ~}\n${pool("y", "  ")}  %{ endif ~}\n  ---\n${pool("z", "  ")}  E\n`,
      ["6: x", "17: z"],
    ],
    [
      "can have directives that span several",
      `a = <<E\n%{ for x in y }\n${pool("x")}---\n${pool("z")}%{ endfor }\nE\n`,
      ["6: x", "11: z"],
    ],
    ["can't be anything but YAML", `a = <<EOT\n${pool("x")}b: [\nEOT\n`, []],
    ["are not of other kinds", `a = <<EOT\n${pool("x").replace("NodePool", "Job")}EOT\n`, []],
  ])("%s", (_, text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(names(text.replaceAll("\n", "\r\n"))).toEqual(expected);
    expect(names(`\uFEFF${text}`)).toEqual(expected);
  });

  it("are told from the installs of a chart", () => {
    const release = (chart: string) =>
      `resource "helm_release" "x" {\n  chart = "${chart}"\n  values = [<<EOT\na: \${b}\nEOT\n  ]\n}\n`;
    const found = (text: string) => documentsOf(text).map(({ form, linesBefore }) => `${String(linesBefore)} ${form}`);
    expect(found(release("karpenter"))).toEqual(["0 block"]);
    expect(found(`a = <<E\nkarpenter\nE\n${release("karpenter-crd")}`)).toEqual(["3 block"]);
    expect(found(release("other-karpenter"))).toEqual([]);
    expect(found(`a = <<E\n${pool("x")}---\n${pool("y")}E\n`)).toEqual(["1 heredoc", "6 heredoc"]);
  });

  it("take a time that grows with the length", () => {
    const read = (count: number) => {
      expect(documentsOf(`x = <<EOT\n${pool("x")}EOT\n`.repeat(count))).toHaveLength(count);
    };
    expect(growth(300, read)).toBeLessThan(LINEAR);
  });
});

describe("expressions", () => {
  it.each<[string, string]>([
    ["a: ${b.c}", "a: $_b_c_"],
    ["${a}${b}", "$_a_$_b_"],
    ['${f("}")} }', "$_f______ }"],
    ['${f("$${")} }', "$_f________ }"],
    ['${f("${g({ a = "}" })}")} }', "$_f____g___a_____________ }"],
    ["${{ a = 1 }} b", "$___a___1___ b"],
    ["${a\n  b} c", "$_a\n     c"],
    ["${a", "$_a"],
    ["$${a}", "$$_a_"],
    ["$a {}", "$a {}"],
    ["${😀}", "$____"],
  ])("%s become filler", (text, expected) => {
    expect(maskExpressions(text)).toHaveLength(text.length);
    expect(maskExpressions(text)).toBe(expected);
  });

  it("are not directives", () => {
    expect(["%{ if a }", "a%{b", "%%{ a }", "${a}", "%a"].map((text) => hasDirectives(text))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("a heredoc", () => {
  it.each<[string, string[]]>([
    ['a = "1" # <<X\nb = <<X\nc = "2"\nX\nd = "3"\n', ['c = "2"\n']],
    ['a = "/*" /* b\n"*/\nc = <<X\n1\nX\n', ["1\n"]],
    ["a = 1 / 2 // <<X\nb = <<X\n1\nX\n", ["1\n"]],
    ['a = "${f("\\"#", "$${")} #" == <<X\n1\nX\n', ["1\n"]],
    ["/* <<X\n*/ /* */ # <<X\n", []],
  ])("starts outside of strings and comments: %j", (text, expected) => {
    const heredocs: string[] = [];
    visitValues(parseHcl(text).root, (value) => {
      if (value.type === "template" && value.lines) heredocs.push(text.slice(...value.lines));
      return true;
    });
    expect(heredocs).toEqual(expected);
  });

  it("has no attributes", () => {
    const text = 'a = "1" # <<X\nb = <<X\nc = "2"\nX\nd = "3"\n';
    expect(stringAttributes(text).map(({ key, value }) => `${key}=${value}`)).toEqual(["a=1", "d=3"]);
  });
});
