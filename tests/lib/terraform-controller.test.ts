/** The controller's role and its queue in `helm_release`, as references of Terraform. */
import path from "node:path";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { createRepository } from "../repositories.js";
import { allActions, attached, controllerRole, policy } from "../terraform.js";

const config: Linter.Config[] = [
  ...karpenter.configs.base,
  ...karpenter.configs.terraform,
  { rules: { "karpenter/valid-controller-policy": "error" } },
];

function lint(role: string, queue: string): (string | undefined)[] {
  const release = `resource "helm_release" "karpenter" {
  chart      = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  version    = "1.14.1"
  namespace  = "karpenter"
  values = [yamlencode({
    settings = { clusterName = "prod", interruptionQueue = ${queue} }
    serviceAccount = { annotations = { "eks.amazonaws.com/role-arn" = ${role} } }
  })]
}
`;
  const around = `resource "aws_sqs_queue" "this" {
  name = "\${var.cluster}-interruptions"
}
variable "none" {
  default = ""
}
`;
  const actions = allActions.filter((action) => action !== "sqs:*");
  const text = release + around + controllerRole() + policy(actions) + attached();
  const cwd = createRepository({ "main.tf": text });
  const options = { filename: path.join(cwd, "main.tf"), filterCodeBlock: () => true };
  return new Linter({ cwd }).verify(text, config, options).map(({ messageId }) => messageId);
}

const arn = "aws_iam_role.controller.arn";

it.each([
  [arn, "aws_sqs_queue.this.name"],
  [arn, '"prod-interruptions"'],
  [`try(${arn}, "")`, 'try(aws_sqs_queue.this.name, "")'],
])("reports what the role %s must allow for the queue %s", (role, queue) => {
  expect(lint(role, queue)).toEqual(["missingActions"]);
});

it.each([
  [arn, "var.none"],
  [arn, "var.queue"],
  [arn, 'try(local.settings.queue, "")'],
  [arn, 'try(null, "")'],
  ["try(var.role, aws_iam_role.controller.arn)", "aws_sqs_queue.this.name"],
])("says nothing of the role %s and the queue %s", (role, queue) => {
  expect(lint(role, queue)).toEqual([]);
});
