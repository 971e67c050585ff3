/** Roles, policies and queues in Terraform's JSON syntax mean the same as in HCL. */
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { type Files, createRepository } from "../repositories.js";
import { allActions, application, association, attached, controllerRole, policy } from "../terraform.js";
import { asTerraformJson } from "../terraform-json.js";

/** The problems of the first file, without the lines of Terraform, which differ. */
function problems(files: Files): string[] {
  const folder = createRepository(files);
  const [[file, text] = ["", ""]] = Object.entries(files);
  const names = ["valid-controller-policy", "valid-controller-trust", "consistent-interruption-queue"];
  const rules = Object.fromEntries(names.map((name) => [`karpenter/${name}`, "error" as const]));
  const config = [...karpenter.configs.base, { files: ["**/*.yaml"], rules }];
  const found = new Linter({ cwd: folder }).verify(text, config, path.join(folder, file));
  return found.map(({ message }) => message.replaceAll(/(\.tf)(?:\.json)?:\d+/gu, "$1"));
}

const inJson = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) =>
      name.endsWith(".tf") ? [`${name}.json`, asTerraformJson(text)] : [name, text],
    ),
  );

const without = (name: string) => allActions.filter((action) => action !== name);
const allowing = (actions: readonly string[]) => controllerRole() + policy(actions) + attached();
const wrong = allowing(without("ec2:CreateFleet"));
const statement = `  statement {
    actions   = ${JSON.stringify(without("ec2:CreateFleet"))}
    resources = ["*"]
  }
`;
const queue = `resource "aws_sqs_queue" "karpenter" {\n  name = "\${var.cluster}-events"\n}\nvariable "cluster" {\n  default = "prod"\n}\n`;

describe("Terraform's JSON", () => {
  it.each<[string, Files, number]>([
    ["a missing action", { "main.tf": wrong }, 1],
    ["all actions", { "main.tf": allowing(allActions) }, 0],
    ["another service account", { "main.tf": controllerRole({ account: "kube-system:karpenter" }) }, 2],
    ["an association", { "main.tf": controllerRole() + association('"kube-system"') }, 1],
    ["another audience", { "main.tf": controllerRole({ audience: "ec2.amazonaws.com" }) }, 2],
    [
      "a dynamic statement",
      { "main.tf": wrong.replace("  statement {\n    actions   =", '  dynamic "statement" {\n    x =') },
      0,
    ],
    [
      "a role and a policy of a local module",
      { "main.tf": 'module "iam" {\n  source = "./iam"\n}\n', "iam/main.tf": wrong },
      1,
    ],
    [
      "an inline policy",
      {
        "main.tf": controllerRole().replace(
          "trust.json\n",
          'trust.json\n  inline_policy {\n    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })\n  }\n',
        ),
      },
      0,
    ],
    ["a queue", { "main.tf": queue }, 1],
  ])("has the problems of HCL: %s", (_, terraform, count) => {
    const values = terraform["main.tf"] === queue ? "          interruptionQueue: prod\n" : "";
    const files = { "app.yaml": application({ values }), ...terraform };
    const found = problems(files);
    expect(found).toHaveLength(count);
    expect(problems(inJson(files))).toEqual(found);
  });

  const json = (change: (body: Record<string, unknown>) => void): Files => {
    const blocks = JSON.parse(asTerraformJson(wrong)) as Record<string, Record<string, Record<string, object>>>[];
    const documents = blocks.flatMap(({ data }) => data?.["aws_iam_policy_document"]?.["controller"] ?? []);
    for (const body of documents) change(body as Record<string, unknown>);
    return { "app.yaml": application(), "main.tf.json": JSON.stringify(blocks, null, 2) };
  };

  it("has one block without a list, and unknown ones", () => {
    expect(problems(json(() => undefined))).toHaveLength(1);
    const [only] = [{ actions: without("ec2:CreateFleet"), resources: ["*"] }];
    expect(problems(json((body) => (body["statement"] = only)))).toHaveLength(1);
    expect(problems(json((body) => (body["statement"] = [only, "${var.more}"])))).toEqual([]);
    expect(problems(json((body) => (body["statement"] = "${var.all}")))).toEqual([]);
    expect(
      problems(json((body) => (body["dynamic"] = { statement: { for_each: "${var.all}", content: {} } }))),
    ).toEqual([]);
  });

  it("completes the files in HCL of the same folder", () => {
    const rest = policy(without("ec2:CreateFleet")) + attached();
    const files = { "app.yaml": application(), "main.tf": controllerRole(), "policy.tf.json": asTerraformJson(rest) };
    expect(problems(files)).toHaveLength(1);
    const more = `data "aws_iam_policy_document" "more" {\n${statement.replace(/\[".*"\]\n/u, '["ec2:CreateFleet"]\n')}}\nresource "aws_iam_role_policy" "more" {\n  role = aws_iam_role.controller.name\n  policy = data.aws_iam_policy_document.more.json\n}\n`;
    expect(problems({ ...files, "more.tf.json": asTerraformJson(more) })).toEqual([]);
  });
});
