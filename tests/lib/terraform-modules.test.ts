/** What references in Terraform mean, and that none of them can make the reader hang. */
import { describe, expect, it } from "vitest";
import { Module } from "../../lib/terraform/module/module.js";
import { type ReadModule, SourceFile } from "../../lib/terraform/module/source-file.js";
import { knownText } from "../../lib/terraform/module/value.js";
import { terraformModules } from "../../lib/workspace/terraform-modules.js";

function moduleOf(text: string): Module {
  const readModule: ReadModule = (folder) => ({
    folder,
    files: [new SourceFile(`${folder}main.tf`, text)],
    inputs: [],
    mayBeSet: () => false,
  });
  const source = readModule("");
  if (!source) throw new Error("There is no module.");
  return new Module(source, readModule);
}

describe("a local value", () => {
  it.each([
    ["a text", 'x = "a"', "a"],
    ["a number", "x = 3", "3"],
    ["a reference", 'x = local.y\n  y = "a"', "a"],
    ["an interpolation", 'x = "${local.y}-b"\n  y = "a"', "a-b"],
    ["an element", 'x = local.y.z["k"]\n  y = { z = { k = "a" } }', "a"],
    ["an item", 'x = local.y[1]\n  y = concat(["a"], ["b"])', "b"],
    ["an entry that a later object replaces", 'x = local.y.k\n  y = merge({ k = "a" }, { k = "b" })', "b"],
    ["an entry that an unknown object may replace", 'x = local.y.k\n  y = merge({ k = "a" }, var.z)', undefined],
    ["a condition", 'x = var.y ? "a" : "b"', undefined],
    ["a circle", "x = local.y\n  y = local.x", undefined],
    ["a circle in texts", 'x = "${local.x}a"', undefined],
    ["an empty text", 'x = ""', ""],
    ["a text that is one unknown part", 'x = join("", [var.y])', undefined],
    ["an unknown function", 'x = file("a")', undefined],
  ])("is %s", (_, content, expected) => {
    expect(knownText(moduleOf(`locals {\n  ${content}\n}\n`).local("x"))).toBe(expected);
  });

  it("does not grow without end", () => {
    const lines = Array.from(
      { length: 60 },
      (_, index) => `  x${String(index)} = "\${local.x${String(index + 1)}}\${local.x${String(index + 1)}}"\n`,
    );
    const module = moduleOf(`locals {\n${lines.join("")}  x60 = "a"\n}\n`);
    expect(knownText(module.local("x0"))).toBeUndefined();
    expect(knownText(module.local("x58"))).toBe("aaaa");
  });
});

it("ends for modules that call themselves", () => {
  const calls = Array.from({ length: 20 }, (_, index) => `module "m${String(index)}" {\n  source = "./x"\n}\n`);
  expect(moduleOf(calls.join("")).tree.length).toBeLessThan(400);
});

it("gives each element of `for_each` its own values", () => {
  const module = moduleOf(`resource "aws_sqs_queue" "q" {
  for_each = { a = "one", b = "two" }
  name     = "\${each.key}-\${each.value}"
}
`);
  expect(module.ofType("aws_sqs_queue").map((queue) => knownText(queue.get("name")))).toEqual(["a-one", "b-two"]);
});

it("reads the modules that mention Karpenter, and what they call and are called with", () => {
  const files = new Map([
    ["main.tf", 'module "iam" {\n  source = "./modules/iam"\n  name = local.name\n}\nlocals {\n  name = "prod"\n}\n'],
    ["modules/iam/main.tf", 'variable "name" {}\nresource "aws_iam_role" "karpenter" {\n  name = var.name\n}\n'],
    ["other/main.tf", 'resource "aws_iam_role" "x" {\n  name = "x"\n}\n'],
  ]);
  const modules = terraformModules({ files: [...files.keys()], read: (file) => files.get(file) });
  expect(modules.map(({ folder }) => folder)).toEqual(["", "modules/iam"]);
  const roles = modules.flatMap((module) => module.ofType("aws_iam_role"));
  expect(roles.map((role) => knownText(role.get("name")))).toEqual(["prod"]);
});
