/** What the functions in templates of CloudFormation mean, and that hostile templates do no harm. */
import { describe, expect, it } from "vitest";
import { mayBeTemplate, readTemplate } from "../../lib/cloudformation/template.js";
import { Module } from "../../lib/terraform/module/module.js";
import { SourceFile } from "../../lib/terraform/module/source-file.js";
import { type Value, knownEnd, knownText } from "../../lib/terraform/module/value.js";

function moduleOf(text: string): Module {
  const root = readTemplate(text);
  if (!root) throw new Error("The text is no template.");
  const files = [new SourceFile("template.yaml", text, root)];
  return new Module({ folder: "", files, inputs: [], mayBeSet: () => true }, () => undefined);
}

/** The value of a property of a role, written as YAML. */
function valueOf(written: string): Value | undefined {
  const [role] = moduleOf(
    `Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties: { RoleName: ${written} }\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: jobs }\n`,
  ).ofType("aws_iam_role");
  return role?.get("name");
}

describe("a value", () => {
  it.each([
    ["a text", "nodes", "nodes"],
    ["a number", "0123", "0123"],
    ["a substitution without names", '!Sub "nodes"', "nodes"],
    ["a substitution in the long form", "{ 'Fn::Sub': nodes }", "nodes"],
    ["a substitution of a given name", '!Sub ["${a}-b", { a: x }]', "x-b"],
    ["a text that only looks like a name", '!Sub "${!a}"', "${a}"],
    ["the name of a resource", "!GetAtt Queue.QueueName", "jobs"],
    ["the name of a resource in a list", "{ 'Fn::GetAtt': [Queue, QueueName] }", "jobs"],
    ["the name of a resource in a text", '!Sub "${Queue.QueueName}-x"', "jobs-x"],
    ["texts that are joined", "!Join ['-', [a, b]]", "a-b"],
    ["a parameter", "!Ref Name", undefined],
    ["a condition", "!If [x, a, b]", undefined],
    ["an import", "!ImportValue a", undefined],
    ["a value of another tool", "!Own a", undefined],
    ["a function without an argument", "!GetAtt Queue", undefined],
    ["a list that is split", "!Join ['-', !Split [',', a]]", undefined],
    ["itself", "!Ref Role", undefined],
  ])("is %s", (_, written, expected) => {
    const value = valueOf(written);
    expect(value && knownText(value)).toBe(expected);
  });

  it("is not set if a function removes it", () => {
    expect(valueOf('!Ref "AWS::NoValue"')?.type).toBe("null");
  });

  it("has an end that is known", () => {
    const value = valueOf('!Sub "arn:${AWS::Partition}:iam::aws:policy/X"');
    expect(value && knownEnd(value)).toBe(":iam::aws:policy/X");
  });
});

it.each([
  ["no YAML", "Resources: ["],
  ["a list", "- Resources"],
  ["resources that are a text", "Resources: AWS::IAM::Role"],
])("reads nothing from %s", (_, text) => {
  expect(readTemplate(text)).toBeUndefined();
});

it("ignores what has no type, and properties that are no mapping", () => {
  const module = moduleOf(
    "Resources:\n  A:\n  B: [x]\n  'Fn::ForEach::C': [x, y]\n  D: { Type: AWS::IAM::Role, Properties: x }\n  E: { Type: AWS::IAM::Policy }\n",
  );
  expect(module.ofType("aws_iam_role")).toHaveLength(1);
});

it("does not follow aliases and deep values", () => {
  const deep = `${"[".repeat(400)}${"]".repeat(400)}`;
  const text = `x: &x { a: *x }\nResources:\n  A: { Type: AWS::IAM::Role, Properties: { RoleName: ${deep}, ManagedPolicyArns: *x } }\n`;
  const [role] = moduleOf(text).ofType("aws_iam_role");
  expect(role?.get("managed_policy_arns").type).toBe("unknown");
  expect(role?.get("name").type).toBe("list");
});

it("reads only texts that may be templates for Karpenter", () => {
  const type = "Resources: { A: { Type: AWS::IAM::Role } }";
  expect(mayBeTemplate(`${type} # Karpenter`)).toBe(true);
  expect(mayBeTemplate(type)).toBe(false);
  expect(mayBeTemplate("karpenter: AWS::IAM::Role")).toBe(false);
});
