import { describe, expect, it } from "vitest";
import { terraformStatements } from "../../lib/workspace/terraform.js";
import { LINEAR, growth, timesAsLong } from "../growth.js";

/** Each statement as `subject=value, what @line:column`. */
function said(text: string): string[] {
  return terraformStatements(text).map(({ subject, value, what, index, side }) => {
    const lines = text.slice(0, index).split("\n");
    expect(side).toBe("terraform");
    expect(text[index]).toBe('"');
    return `${subject}=${value}, ${what} @${String(lines.length)}:${String((lines.at(-1) ?? "").length + 1)}`;
  });
}

describe("what is said", () => {
  it.each<[string, string, string[]]>([
    [
      "locals",
      'locals {\n  cluster_name = "prod"\n  region       = "eu-west-1" # Ireland\n  account_id   = "210987654321" // ours\n}\n',
      [
        "clusterName=prod, cluster_name @2:18",
        "region=eu-west-1, region @3:18",
        "account=210987654321, account_id @4:18",
      ],
    ],
    [
      "defaults of variables",
      'variable "aws_region" {\n  type    = string\n  default = "us-gov-west-1"\n}\nvariable "eks_cluster_name" { default = "prod" }\n',
      ["region=us-gov-west-1, aws_region @3:13", "clusterName=prod, eks_cluster_name @5:41"],
    ],
    [
      "tfvars, CRLF",
      'region = "eu-west-1"\r\ncluster_name = "prod"\r\n',
      ["region=eu-west-1, region @1:10", "clusterName=prod, cluster_name @2:16"],
    ],
    ["a provider", 'provider "aws" {\n  region = "eu-west-1"\n}\n', ["region=eu-west-1, region @2:12"]],
    ["a cluster", 'resource "aws_eks_cluster" "this" {\n  name = "prod"\n}', ["clusterName=prod, name @2:10"]],
    [
      "a profile",
      'resource "aws_iam_instance_profile" "karpenter" {\n  name = "nodes"\n  role = "x"\n}\n',
      ["instanceProfile=nodes, name @2:10"],
    ],
    [
      "the module of the cluster, by its old and its new argument",
      'module "eks" {\n  source       = "terraform-aws-modules/eks/aws"\n  version      = "~> 20.0"\n  cluster_name = "prod"\n}\nmodule "new" {\n  name   = "dev"\n  source = "terraform-aws-modules/eks/aws"\n}\n',
      ["clusterName=prod, cluster_name @4:18", "clusterName=dev, name @7:12"],
    ],
    [
      "Karpenter's module, whose role has no suffix",
      'module "karpenter" {\n  source                        = "terraform-aws-modules/eks/aws//modules/karpenter"\n  cluster_name                  = "prod"\n  node_iam_role_name            = "KarpenterNodeRole-prod"\n  node_iam_role_use_name_prefix = false\n}\n',
      ["clusterName=prod, cluster_name @3:35", "role=KarpenterNodeRole-prod, node_iam_role_name @4:35"],
    ],
    [
      "tags, in an object, with a colon, on one line, in a list, in a nested block",
      'resource "aws_subnet" "a" {\n  tags = { "karpenter.sh/discovery" : "a", Name = "b" }\n}\nlocals {\n  x = [merge(local.tags, { "karpenter.sh/discovery" = "c" })]\n}\n',
      ["clusterName=a, karpenter.sh/discovery @2:39", "clusterName=c, karpenter.sh/discovery @5:55"],
    ],
    [
      "between comments",
      'locals {\n  /* region = "x" */ region = /* y */ "eu-west-1" /* z */\n  # region = "us-east-1"\n  // region = "us-east-1"\n}',
      ["region=eu-west-1, region @2:39"],
    ],
    [
      "behind heredocs and quotes",
      'locals {\n  a = <<-EOT\n    region = "us-east-1"\n    }\n  EOT\n  b = "\\"} ${join("}", ["{"])}"\n  region = "eu-west-1"\n}\n',
      ["region=eu-west-1, region @7:12"],
    ],
    ["nothing, in what is broken before it", '}}\nlocals {\n  a = "x\n  b = [1, (2\n}\n}\nregion = "eu-west-1"\n', []],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("what says nothing", () => {
  it.each<[string, string]>([
    ["nothing", ""],
    ["references", "locals {\n  region = var.region\n  cluster_name = local.name\n}\n"],
    ["an interpolation", 'locals {\n  cluster_name = "${var.env}-prod"\n}\n'],
    ["a directive", 'locals {\n  cluster_name = "%{ if var.x }a%{ else }b%{ endif }"\n}\n'],
    ["an escaped interpolation", 'locals {\n  cluster_name = "$${x}"\n}\n'],
    ["escaped quotes", 'locals {\n  cluster_name = "a\\"b"\n}\n'],
    ["an empty string", 'locals {\n  cluster_name = ""\n}\n'],
    ["a string over a line's end", 'locals {\n  cluster_name = "a\n}\n'],
    ["a heredoc", "locals {\n  cluster_name = <<EOT\nprod\nEOT\n}\n"],
    ["functions", 'locals {\n  cluster_name = lower("Prod")\n  region = coalesce(var.region, "eu-west-1")\n}\n'],
    ["conditionals", 'locals {\n  cluster_name = var.x ? "a" : "b"\n  region = "a" == var.b ? "c" : "d"\n}\n'],
    ["operations", 'locals {\n  cluster_name = !"a"\n  eks_cluster_name = "a" == "b"\n}\n'],
    ["a part of a string", 'locals {\n  cluster_name = "prod"[0]\n  eks_cluster_name = "prod".x\n}\n'],
    ["lists", 'locals {\n  eks_cluster_name = ["a"]\n}\n'],
    [
      "for expressions",
      'locals {\n  x = { for k in var.m : cluster_name => "a" }\n  y = [for k in var.m : "region"]\n}\n',
    ],
    ["a comparison", 'locals {\n  x = cluster_name == "a"\n}\n'],
    ["a templated key", 'locals {\n  x = { (cluster_name) = "a", "${cluster_name}" = "b" }\n}\n'],
    ["the region of a state", 'terraform {\n  backend "s3" {\n    region = "us-east-1"\n  }\n}\n'],
    ["an aliased provider", 'provider "aws" {\n  region = "us-east-1"\n  alias  = "east"\n}\n'],
    [
      "data sources",
      'data "aws_eks_cluster" "x" {\n  name         = "a"\n  cluster_name = "a"\n  region = "us-east-1"\n}\n',
    ],
    [
      "what a resource is elsewhere",
      'resource "aws_s3_bucket" "x" {\n  region = "us-east-1"\n  account_id = "210987654321"\n}\n',
    ],
    ["what an object is elsewhere", 'locals {\n  log = { region = "us-east-1", account_id = "210987654321" }\n}\n'],
    ["another sort of cluster", 'module "events" {\n  source       = "x/msk/aws"\n  cluster_name = "a"\n}\n'],
    ["another machine's profile", 'resource "aws_iam_instance_profile" "bastion" {\n  name = "bastion"\n}\n'],
    ["a role with a suffix", 'module "karpenter" {\n  node_iam_role_name = "a"\n}\n'],
    ["what is neither region nor account", 'region = "global"\naccount_id = "me"\naws_region = "us-east-1a"\n'],
    ["an account of the documentation", 'account_id = "123456789012"\n'],
    ["names that objects have anyway", 'variable "constructor" {\n  default = "x"\n}\nlocals {\n  toString = "x"\n}\n'],
    ["the type of a variable", 'variable "region" {\n  type = "string"\n  description = "eu-west-1"\n}\n'],
  ])("%s", (_, text) => {
    expect(said(text)).toEqual([]);
  });
});

it.each<[string, string]>([
  ["open heredocs", "a = <<A\nx\n"],
  ["lines of one heredoc", "x y z\n"],
  ["braces", "a = {"],
  ["blocks", "a {\n"],
  ["parentheses", "a = ("],
  ["quotes", '"'],
  ["interpolations", 'a = "${'],
  ["comments", "/*"],
  ["words", "a "],
  ["regions", 'region = "eu-west-1"\n'],
  ["everything", '{}[]"=\n aé$#/*<<\\😀'],
])("%s take a time that grows with their length", (_, piece) => {
  const read = (length: number) => {
    terraformStatements(`locals { x = <<EOT\nEOT\n${piece.repeat(Math.ceil(length / piece.length))}`);
  };
  expect(growth(5000, read)).toBeLessThan(LINEAR);
});

it("a heredoc that isn't closed takes no longer than one that is: the grammar, a thousand times as long", () => {
  const lines = "a = <<A\nx\n".repeat(500);
  const read = (end: string) => () => {
    terraformStatements(`region = "eu-west-1"\nx = <<EOT\n${lines}${end}`);
  };
  expect(timesAsLong(read(""), read("EOT\n"))).toBeLessThan(LINEAR);
});

it("a block three levels deep belongs to the outermost one", () => {
  expect(said('module "karpenter" {\n  a {\n    b {\n      cluster_name = "prod"\n    }\n  }\n}\n')).toEqual([
    "clusterName=prod, cluster_name @4:22",
  ]);
});
